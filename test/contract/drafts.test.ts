import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CitizenId, ResponseId } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import {
  at,
  makeAudit,
  makeChange,
  makeCitizen,
  makeDraft,
  makeSending,
  newId,
  twentyAtOnce,
  withDraft,
} from "./fixtures.ts";

describe.each(dialects)("drafts on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  test("a draft comes back as it was stored, to the millisecond", async () => {
    const { responses } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    expect(draft).toEqual(makeDraft(citizen.id, { id: draft.id }));
    expect(await responses.draftOf(citizen.id, "risikoscreening")).toEqual(draft);
    expect(await responses.ownResponse(citizen.id, draft.id)).toEqual(draft);
    expect(draft.startedAt.getMilliseconds()).toBe(123);
  });

  test("another citizen's response answers like a missing one", async () => {
    const { responses } = database.ports;
    const { draft } = await withDraft(database.ports);
    const { citizen: stranger } = await withDraft(database.ports);
    const asStranger = { ...draft, citizenId: stranger.id };
    expect(await responses.ownResponse(stranger.id, draft.id)).toBeNull();
    expect(await responses.saveDraft(makeChange(asStranger))).toEqual({ kind: "missing" });
    expect(await responses.deleteDraft(stranger.id, draft.id, makeAudit())).toBe(false);
    expect(await responses.send(makeSending(asStranger))).toEqual({ kind: "missing" });
    expect(await responses.ownResponse(draft.citizenId, draft.id)).toEqual(draft);
    expect(await responses.draftOf(newId<CitizenId>(), "risikoscreening")).toBeNull();
    expect(await responses.saveDraft(makeChange({ ...draft, id: newId<ResponseId>() }))).toEqual({
      kind: "missing",
    });
  });

  test("twenty starts at once make one draft and one audit event", async () => {
    const { people, responses, audit } = database.ports;
    const citizen = await people.rememberCitizen(makeCitizen(), at());
    const event = makeAudit({ citizenId: citizen.id });
    const started = await twentyAtOnce(() => responses.startDraft(makeDraft(citizen.id), event));
    expect(new Set(started.map((draft) => draft.id)).size).toBe(1);
    expect(await responses.ownResponses(citizen.id)).toHaveLength(1);
    expect(await audit.aboutCitizen(citizen.id, 100)).toHaveLength(1);
  });

  test("one draft a questionnaire, and a new one after sending", async () => {
    const { responses } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const other = makeDraft(citizen.id, {
      instrument: { questionnaireId: "cv", version: "2.0.0", hash: "cd" },
    });
    expect((await responses.startDraft(other, makeAudit())).id).toBe(other.id);
    await responses.send(makeSending(draft));
    expect(await responses.draftOf(citizen.id, "risikoscreening")).toBeNull();
    const next = makeDraft(citizen.id, { startedAt: at(20) });
    expect((await responses.startDraft(next, makeAudit())).id).toBe(next.id);
    expect((await responses.ownResponses(citizen.id)).map((own) => own.id).at(-1)).toBe(next.id);
  });

  test("a draft for an unknown citizen is refused", async () => {
    const draft = makeDraft(newId<CitizenId>());
    await expect(database.ports.responses.startDraft(draft, makeAudit())).rejects.toThrow("refused");
  });

  test("saving changes the draft and counts the revision", async () => {
    const { responses } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const answers = { zeta: "Grüße 😀", alpha: 4.5, "æ ø å": ["مرحبا", "b"], quote: "\"'\\ \n\t" };
    const change = makeChange(draft, {
      answers,
      variant: "short",
      lang: "en",
      translationHash: "ef01",
      resumeAt: 3,
      at: at(2),
    });
    const saved = await responses.saveDraft(change);
    const expected = {
      ...draft,
      answers,
      marks: change.marks,
      lookAgain: change.lookAgain,
      variant: "short",
      lang: "en",
      translationHash: "ef01",
      resumeAt: 3,
      revision: 1,
      savedAt: at(2),
    };
    expect(saved).toEqual({ kind: "saved", response: expected });
    const stored = await responses.ownResponse(citizen.id, draft.id);
    expect(stored).toEqual(expected);
    expect(JSON.stringify(stored?.answers)).toBe(JSON.stringify(answers));
  });

  test("of twenty saves of the same revision one wins and the others see what stands", async () => {
    const { responses } = database.ports;
    const { draft } = await withDraft(database.ports);
    const outcomes = await twentyAtOnce((n) => responses.saveDraft(makeChange(draft, { answers: { n } })));
    const saved = outcomes.filter((outcome) => outcome.kind === "saved");
    const stale = outcomes.filter((outcome) => outcome.kind === "stale");
    expect([saved.length, stale.length]).toEqual([1, 19]);
    for (const outcome of stale) expect(outcome.response).toEqual(saved[0]?.response);
  });

  test("a sent response can be neither saved nor deleted", async () => {
    const { responses } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    await responses.send(makeSending(draft));
    const sent = await responses.ownResponse(citizen.id, draft.id);
    expect(await responses.saveDraft(makeChange(draft))).toEqual({ kind: "sent", response: sent });
    expect(await responses.deleteDraft(citizen.id, draft.id, makeAudit())).toBe(false);
    expect(await responses.ownResponse(citizen.id, draft.id)).toEqual(sent);
  });

  test("of twenty who carry a draft over one wins, with one audit event, and a save before it is not lost", async () => {
    const { responses, audit } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const next = { questionnaireId: "risikoscreening", version: "2.0.0", hash: "cd34" };
    const event = makeAudit({ action: "response.carry-over", citizenId: citizen.id });
    const saved = await responses.saveDraft(makeChange(draft, { answers: { n: 1 } }));
    if (saved.kind !== "saved") throw new Error("It was not saved.");
    expect(await responses.carryOver(makeChange(draft), next, event)).toMatchObject({
      kind: "stale",
      response: { answers: { n: 1 } },
    });
    const change = makeChange(saved.response, { answers: { n: 2 } });
    const outcomes = await twentyAtOnce(() => responses.carryOver(change, next, event));
    expect(outcomes.filter(({ kind }) => kind === "saved")).toHaveLength(1);
    const stored = await responses.ownResponse(citizen.id, draft.id);
    expect(stored).toMatchObject({
      instrument: next,
      revision: 2,
      answers: { n: 2 },
      lookAgain: ["outlook"],
    });
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(1);
    const stranger = { ...change, citizenId: newId<CitizenId>() };
    expect(await responses.carryOver(stranger, next, event)).toEqual({ kind: "missing" });
    if (stored) await responses.send(makeSending(stored));
    expect((await responses.carryOver(change, next, event)).kind).toBe("sent");
  });

  test("sending empties what only a draft needs", async () => {
    const { responses } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const saved = await responses.saveDraft(makeChange(draft));
    if (saved.kind !== "saved") throw new Error("It was not saved.");
    expect(saved.response.marks).toEqual({ outlook: [1, 1_700_000_000_000, "screen", 2] });
    await responses.send(makeSending(saved.response));
    expect(await responses.ownResponse(citizen.id, draft.id)).toMatchObject({ marks: {}, lookAgain: [] });
  });

  test("a draft is deleted once, with its audit event", async () => {
    const { responses, audit } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const event = makeAudit({ action: "response.delete", citizenId: citizen.id });
    const deleted = await twentyAtOnce(() => responses.deleteDraft(citizen.id, draft.id, event));
    expect(deleted.filter(Boolean)).toHaveLength(1);
    expect(await responses.ownResponse(citizen.id, draft.id)).toBeNull();
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(1);
  });
});
