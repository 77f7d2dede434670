import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { PaperForm, StaffMember } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import {
  at,
  makeAudit,
  makeChange,
  makeCitizen,
  makeDraft,
  makeSending,
  makeStaff,
  twentyAtOnce,
  withCase,
  withDraft,
} from "./fixtures.ts";

describe.each(dialects)("answers that staff write on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  let staff: StaffMember;
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
    staff = await database.ports.people.rememberStaff(makeStaff(), at());
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  const sentByStaff = async () => {
    const { citizen, draft } = await withDraft(database.ports);
    const help = { staffId: staff.id, way: "meeting" } as const;
    await database.ports.responses.send(makeSending(draft, { provenance: ["self", "meeting"], help }));
    return { citizen, draft, own: { citizenId: citizen.id, responseId: draft.id } };
  };

  test("the ways and the hands are kept with start, save and sending", async () => {
    const { people, responses } = database.ports;
    const citizen = await people.rememberCitizen(makeCitizen(), at());
    const phone = { staffId: staff.id, way: "phone" } as const;
    const draft = makeDraft(citizen.id, { provenance: ["phone"] });
    expect((await responses.startDraft(draft, makeAudit(), phone)).provenance).toEqual(["phone"]);
    const meeting = { staffId: staff.id, way: "meeting" } as const;
    const provenance = ["phone", "meeting"] as const;
    await responses.saveDraft(makeChange(draft, { provenance, help: phone, at: at(3) }));
    const sending = makeSending(draft, { revision: 1, provenance, help: meeting });
    const sent = await responses.send(sending);
    expect(sent).toMatchObject({ response: { provenance, sentBy: staff.id } });
    expect(await responses.helpOf(draft.id)).toEqual([
      { ...phone, firstAt: at(), lastAt: at(3) },
      { ...meeting, firstAt: at(10), lastAt: at(10) },
    ]);
  });

  test("a save that came too late leaves no hand", async () => {
    const { draft } = await withDraft(database.ports);
    const help = { staffId: staff.id, way: "phone" } as const;
    const late = await database.ports.responses.saveDraft(makeChange(draft, { revision: 7, help }));
    expect(late.kind).toBe("stale");
    expect(await database.ports.responses.helpOf(draft.id)).toEqual([]);
  });

  test("the citizen's word is kept beside the earlier ones, with its audit event", async () => {
    const { confirmations, audit } = database.ports;
    const { citizen, draft, own } = await sentByStaff();
    const wrong = { fits: false, comment: "Nej æøå", remarks: { b: "to", a: "en" }, at: at(20) };
    const event = makeAudit({ action: "response.confirm", citizenId: citizen.id });
    expect(await confirmations.of(draft.id)).toBeNull();
    expect(await confirmations.record(own, wrong, event)).toBe(true);
    expect(await confirmations.of(draft.id)).toEqual(wrong);
    const right = { fits: true, comment: "", remarks: {}, at: at(20) };
    expect(await confirmations.record(own, right, event)).toBe(true);
    expect(await confirmations.of(draft.id)).toEqual(right);
    expect(await confirmations.allOf(draft.id)).toEqual([right, wrong]);
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(2);
    await expect(place.raw("UPDATE confirmations SET comment = 'x'")).rejects.toThrow("never changed");
    await expect(place.raw("UPDATE responses SET sent_by = NULL WHERE sent_by IS NOT NULL")).rejects.toThrow(
      "never changed",
    );
  });

  test("there is no word on a draft, on what the citizen sent, or from somebody else", async () => {
    const { confirmations } = database.ports;
    const word = { fits: true, comment: "", remarks: {}, at: at() };
    const { citizen, draft } = await withDraft(database.ports);
    const own = { citizenId: citizen.id, responseId: draft.id };
    expect(await confirmations.record(own, word, makeAudit())).toBe(false);
    await database.ports.responses.send(makeSending(draft));
    expect(await confirmations.record(own, word, makeAudit())).toBe(false);
    const sent = await sentByStaff();
    const crossed = { ...sent.own, citizenId: citizen.id };
    expect(await confirmations.record(crossed, word, makeAudit())).toBe(false);
  });

  test("twenty meetings with one person make one citizen, who keeps the first name", async () => {
    const { people, audit } = database.ports;
    const known = await people.rememberCitizen(makeCitizen({ name: "Rigtige Navn" }), at());
    const met = await twentyAtOnce((index) =>
      people.meetCitizen(makeCitizen({ cprIndex: known.cprIndex, name: `N${index}` }), at(1), (citizenId) =>
        makeAudit({ citizenId }),
      ),
    );
    for (const one of met) expect(one).toEqual(known);
    expect(await audit.aboutCitizen(known.id, 100)).toHaveLength(20);
    const fresh = makeCitizen({ name: "Ny Person" });
    expect(await people.meetCitizen(fresh, at(), () => makeAudit())).toEqual(fresh);
  });

  test("a citizen is found by number, and by name only with a case", async () => {
    const { people } = database.ports;
    const bare = await people.rememberCitizen(makeCitizen({ name: "Zenia 100% Qvist" }), at());
    const { citizen, receiptNumber } = await withCase(database.ports, {}, { name: "Zenia Qvist" });
    expect(await people.findCitizens({ cprIndex: bare.cprIndex }, 5)).toEqual([
      { id: bare.id, name: bare.name, newest: null },
    ]);
    const found = [{ id: citizen.id, name: "Zenia Qvist", newest: { receiptNumber, receivedAt: at(10) } }];
    expect(await people.findCitizens({ words: "qvist ZENIA" }, 5)).toEqual(found);
    expect(await people.findCitizens({ words: "100%" }, 5)).toEqual([]);
    expect(await people.findCitizens({ words: "qvist" }, 0)).toEqual([]);
  });

  test("the limit counts persons, who are told with their newest case, newest first", async () => {
    const { people } = database.ports;
    const made = [];
    for (const minutes of [30, 20, 40])
      made.push(
        await withCase(database.ports, { receivedAt: at(minutes) }, { name: `Yrsa Ymer ${minutes}` }),
      );
    const found = await people.findCitizens({ words: "yrsa" }, 2);
    expect(found.map(({ id }) => id)).toEqual([made[2]?.citizen.id, made[0]?.citizen.id]);
    expect(found[0]?.newest).toEqual({ receiptNumber: made[2]?.receiptNumber, receivedAt: at(40) });
  });

  test("a printed form is found by its code; a taken code is not given twice", async () => {
    const { paperForms } = database.ports;
    const { citizen } = await withDraft(database.ports);
    const instrument = { questionnaireId: "risikoscreening", version: "1.0.0", hash: "ab12" };
    const form: PaperForm = {
      code: "7K2M-9QXC",
      instrument,
      variant: "full",
      lang: "en",
      citizenId: citizen.id,
      printedAt: at(),
      printedBy: staff.id,
    };
    expect(await paperForms.add(form, makeAudit())).toBe(true);
    expect(await paperForms.add({ ...form, citizenId: null }, makeAudit())).toBe(false);
    expect(await paperForms.find(form.code)).toEqual(form);
    expect(await paperForms.find("0000-0000")).toBeNull();
  });
});
