import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { PaperEntry, StaffMember } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import {
  at,
  makeAudit,
  makeCitizen,
  makeDraft,
  makeSending,
  makeStaff,
  newId,
  twentyAtOnce,
  withDraft,
} from "./fixtures.ts";

describe.each(dialects)("typed papers on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  let staff: StaffMember;
  let printed = 0;
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
    staff = await database.ports.people.rememberStaff(makeStaff(), at());
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  async function made(over: Partial<PaperEntry> = {}): Promise<PaperEntry> {
    const { people, paperForms } = database.ports;
    const citizen = await people.rememberCitizen(makeCitizen(), at());
    printed += 1;
    const code = `0000-${String(printed).padStart(4, "0")}`;
    const instrument = { questionnaireId: "risikoscreening", version: "1.0.0", hash: "ab12" };
    const form = { code, instrument, variant: "full", lang: "da", citizenId: null } as const;
    await paperForms.add({ ...form, printedAt: at(), printedBy: staff.id }, makeAudit());
    return {
      id: newId(),
      code,
      printedCode: code,
      citizenId: citizen.id,
      twice: true,
      first: { keys: { b: "2", a: "æ" }, by: staff.id, at: at(1) },
      second: null,
      compared: null,
      differed: null,
      settled: null,
      revision: 0,
      responseId: null,
      ...over,
    };
  }

  async function begun(over: Partial<PaperEntry> = {}): Promise<PaperEntry> {
    const entry = await made(over);
    expect(await database.ports.paperEntries.begin(entry, makeAudit())).toEqual({ entry, isNew: true });
    return entry;
  }

  test("a paper that goes on under another form does so once, and not after it was changed or sent", async () => {
    const { paperEntries, paperForms } = database.ports;
    const entry = await begun({ twice: false });
    const form = {
      code: newId().slice(0, 9),
      instrument: { questionnaireId: "risikoscreening", version: "2.0.0", hash: "cd34" },
      variant: "full",
      lang: "da",
      citizenId: entry.citizenId,
      printedAt: at(3),
      printedBy: staff.id,
    } as const;
    const change = { first: { ...entry.first, keys: { b: "1" } } };
    const old = { ...entry, revision: 7 };
    expect(await paperEntries.carryOver(old, { form, change }, makeAudit())).toBeNull();
    expect(await paperForms.find(form.code)).toBeNull();
    const carried = await paperEntries.carryOver(entry, { form, change }, makeAudit());
    expect(carried).toEqual({ ...entry, ...change, code: form.code, revision: 1 });
    expect(await paperEntries.find(entry.id)).toEqual(carried);
    expect(await paperForms.find(form.code)).toEqual(form);
    expect(await paperEntries.carryOver(entry, { form, change }, makeAudit())).toBeNull();
    // The sheet is the same: whoever types it anew meets the entry.
    const again = await paperEntries.begin({ ...entry, id: newId() }, makeAudit());
    expect(again).toEqual({ entry: carried, isNew: false });
  });

  const second = () => ({ keys: { b: "3" }, by: staff.id, at: at(2) });

  test("twenty who begin the same paper for the same person make one entry", async () => {
    const { paperEntries, audit } = database.ports;
    const entry = await made();
    const event = makeAudit({ citizenId: entry.citizenId });
    const all = await twentyAtOnce(() => paperEntries.begin({ ...entry, id: newId() }, event));
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(all.map((one) => one.entry.id)).size).toBe(1);
    expect(await audit.aboutCitizen(entry.citizenId, 50)).toHaveLength(1);
  });

  test("a change holds when nobody changed it in between, and is on record", async () => {
    const { paperEntries, audit } = database.ports;
    const entry = await begun();
    const event = makeAudit({ citizenId: entry.citizenId });
    const change = { second: second(), compared: 30, differed: 2 };
    const changed = await paperEntries.change(entry, change, event);
    expect(changed).toEqual({ ...entry, ...change, revision: 1 });
    expect(await paperEntries.find(entry.id)).toEqual(changed);
    expect(await paperEntries.change(entry, { settled: {} }, event)).toBeNull();
    expect(await audit.aboutCitizen(entry.citizenId, 50)).toHaveLength(1);
  });

  test("the list has what is not sent, oldest first, without answers; the figures all that was compared", async () => {
    const { paperEntries } = database.ports;
    const before = await paperEntries.figures();
    const older = await begun();
    const oldest = await begun({ first: { keys: {}, by: staff.id, at: at(-9) }, twice: false });
    await paperEntries.change(
      older,
      { second: second(), compared: 30, differed: 2, settled: {} },
      makeAudit(),
    );
    const [first] = await paperEntries.open(1);
    expect(first).toEqual({
      id: oldest.id,
      printedCode: oldest.code,
      citizenName: "Søren Ærø Åkjær",
      twice: false,
      firstBy: staff.id,
      firstAt: at(-9),
      secondAt: null,
      isSettled: false,
    });
    expect((await paperEntries.open(50)).find(({ id }) => id === older.id)).toMatchObject({
      isSettled: true,
    });
    expect(await paperEntries.figures()).toEqual({
      papers: before.papers + 1,
      compared: before.compared + 30,
      differed: before.differed + 2,
    });
  });

  test("twenty sendings make one response beside the citizen's draft, and the keys are gone", async () => {
    const { paperEntries, responses } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const entry = await begun({ citizenId: citizen.id });
    const help = { staffId: staff.id, way: "paper" } as const;
    const sent = await twentyAtOnce(() => {
      const response = makeDraft(citizen.id, { provenance: ["paper"] });
      return paperEntries.send(entry, response, makeSending(response, { provenance: ["paper"], help }));
    });
    const [one] = sent;
    expect(new Set(sent.map((response) => response?.id)).size).toBe(1);
    expect(one).toMatchObject({ provenance: ["paper"], sentBy: staff.id, sentAt: at(10) });
    expect(await responses.ownResponses(citizen.id)).toHaveLength(2);
    expect(await responses.draftOf(citizen.id, "risikoscreening")).toEqual(draft);
    expect(await responses.helpOf(one?.id ?? draft.id)).toEqual([
      { ...help, firstAt: at(10), lastAt: at(10) },
    ]);
    expect(await paperEntries.find(entry.id)).toMatchObject({ first: { keys: {} }, responseId: one?.id });
    expect(await paperEntries.sentBefore(entry.code, citizen.id)).toEqual(at(10));
    expect(await paperEntries.drop(entry.id, makeAudit())).toBe(false);
  });

  test("a sending of an old state sends nothing", async () => {
    const { paperEntries, responses } = database.ports;
    const entry = await begun();
    await paperEntries.change(entry, { settled: { a: "1" } }, makeAudit());
    const response = makeDraft(entry.citizenId);
    expect(await paperEntries.send(entry, response, makeSending(response))).toBeNull();
    expect(await responses.ownResponses(entry.citizenId)).toEqual([]);
    expect(await paperEntries.sentBefore(entry.code, entry.citizenId)).toBeNull();
  });

  test("what nobody sends is deleted after its newest typing, on record; what is sent stays", async () => {
    const { paperEntries, audit } = database.ports;
    const typed = (minutes: number) => ({ first: { keys: {}, by: staff.id, at: at(minutes) } });
    const left = await begun(typed(-500));
    const again = await begun(typed(-500));
    await paperEntries.change(again, { second: { keys: {}, by: staff.id, at: at(-300) } }, makeAudit());
    const sent = await begun(typed(-500));
    const response = makeDraft(sent.citizenId);
    await paperEntries.send(sent, response, makeSending(response));
    const deleteBefore = (minutes: number) =>
      paperEntries.deleteStale({ typedBefore: at(minutes), limit: 10 }, ({ id, citizenId }) =>
        makeAudit({ subjectId: id, citizenId }),
      );
    expect(await deleteBefore(-500)).toBe(0);
    expect(await deleteBefore(-400)).toBe(1);
    expect(await paperEntries.find(left.id)).toBeNull();
    expect(await audit.aboutCitizen(left.citizenId, 5)).toMatchObject([{ subjectId: left.id }]);
    expect(await deleteBefore(-299)).toBe(1);
    expect(await paperEntries.find(again.id)).toBeNull();
    expect(await paperEntries.find(sent.id)).not.toBeNull();
  });

  test("what is not sent can be thrown away, once", async () => {
    const { paperEntries } = database.ports;
    const entry = await begun();
    expect(await paperEntries.drop(entry.id, makeAudit())).toBe(true);
    expect(await paperEntries.drop(entry.id, makeAudit())).toBe(false);
    expect(await paperEntries.find(entry.id)).toBeNull();
  });
});
