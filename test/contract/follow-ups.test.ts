import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CitizenId, ResponseId, StaffAnswer, StaffMember } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import {
  at,
  evaluation,
  makeAudit,
  makeCitizen,
  makeDraft,
  makeSending,
  makeStaff,
  newId,
  twentyAtOnce,
  withDraft,
} from "./fixtures.ts";

describe.each(dialects)("measurements and what staff answer beside them on %s", (dialect) => {
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

  /** A measurement, sent so many minutes after the others; without a case, as measurements are. */
  async function measured(citizenId: CitizenId, minutes: number, questionnaireId = "progression") {
    const instrument = { questionnaireId, version: "1.0.0", hash: "cd34" };
    const draft = makeDraft(citizenId, { instrument });
    await database.ports.responses.startDraft(draft, makeAudit());
    const result = {
      responseId: draft.id,
      instrument,
      evaluation: { ...evaluation, minutes },
      createdAt: at(minutes),
    };
    const outcome = await database.ports.responses.send(
      makeSending(draft, { sentAt: at(minutes), result, newCase: null, outbox: [] }),
    );
    expect(outcome).toMatchObject({ kind: "sent", firstTime: true });
    return { ...result, sentAt: at(minutes) };
  }

  const answerOf = (responseId: ResponseId, over: Partial<StaffAnswer> = {}): StaffAnswer => ({
    id: newId(),
    responseId,
    questionId: "sagsbehandler_tro",
    value: 4,
    staffId: staff.id,
    at: at(20),
    ...over,
  });

  test("the results of one questionnaire come oldest first, with the time of sending, as they were", async () => {
    const { people, responses } = database.ports;
    const { id } = await people.rememberCitizen(makeCitizen(), at());
    const other = await people.rememberCitizen(makeCitizen(), at());
    const late = await measured(id, 90);
    const early = await measured(id, 30);
    const middle = await measured(id, 60);
    await measured(id, 45, "forventning");
    await measured(other.id, 40);
    expect(await responses.resultsOf(id, "progression")).toEqual([early, middle, late]);
    expect(JSON.stringify((await responses.resultsOf(id, "progression"))[0]?.evaluation)).toBe(
      JSON.stringify(early.evaluation),
    );
    expect(await responses.resultsOf(id, "tilfredshed")).toEqual([]);
  });

  test("a draft has no result, and neither has what was sent without one", async () => {
    const { citizen, draft } = await withDraft(database.ports);
    const { responses } = database.ports;
    expect(await responses.resultsOf(citizen.id, draft.instrument.questionnaireId)).toEqual([]);
    await responses.send(makeSending(draft, { result: null, newCase: null }));
    expect(await responses.resultsOf(citizen.id, draft.instrument.questionnaireId)).toEqual([]);
  });

  test("every answer of staff stays, the newest first, also when two have the same time", async () => {
    const { staffAnswers, audit } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const event = makeAudit({ action: "case.answer-staff-question", citizenId: citizen.id });
    expect(await staffAnswers.of(draft.id)).toEqual([]);
    const first = answerOf(draft.id);
    const second = answerOf(draft.id, { value: 0 });
    const third = answerOf(draft.id, { value: 10, at: at(19) });
    for (const one of [first, second, third]) await staffAnswers.record(one, event);
    expect(await staffAnswers.of(draft.id)).toEqual([third, second, first]);
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(3);
    await expect(place.raw("UPDATE staff_answers SET value = 9")).rejects.toThrow("never changed");
  });

  test("an answer of staff and its audit event are one unit", async () => {
    const { staffAnswers, audit } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const known = answerOf(draft.id);
    await staffAnswers.record(known, makeAudit({ citizenId: citizen.id }));
    const again = { ...known, value: 7 };
    await expect(staffAnswers.record(again, makeAudit({ citizenId: citizen.id }))).rejects.toThrow();
    const nowhere = answerOf(newId<ResponseId>());
    await expect(staffAnswers.record(nowhere, makeAudit({ citizenId: citizen.id }))).rejects.toThrow();
    expect(await staffAnswers.of(draft.id)).toEqual([known]);
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(1);
  });

  test("twenty answers at once are twenty answers", async () => {
    const { draft } = await withDraft(database.ports);
    await twentyAtOnce((value) =>
      database.ports.staffAnswers.record(answerOf(draft.id, { value: value % 11 }), makeAudit()),
    );
    expect(await database.ports.staffAnswers.of(draft.id)).toHaveLength(20);
  });
});
