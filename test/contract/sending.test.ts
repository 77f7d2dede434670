import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { Outbox, Sending } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import {
  at,
  evaluation,
  makeAudit,
  makeChange,
  makeMessage,
  makeSending,
  newId,
  twentyAtOnce,
  withCase,
  withDraft,
} from "./fixtures.ts";

/** The messages that are due at the end of the day. A lease that ends as it begins hides nothing. */
async function waiting(outbox: Outbox): Promise<string[]> {
  const day = at(24 * 60);
  const claimed = await outbox.claim({ at: day, leaseUntil: day, limit: 999 });
  return claimed.map(({ id }) => id).toSorted();
}

describe.each(dialects)("sending on %s", (dialect) => {
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

  test("one unit writes response, result, case, audit and outbox", async () => {
    const { responses, cases, audit, outbox } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const sending = makeSending(draft, {
      audit: [makeAudit({ citizenId: citizen.id }), makeAudit({ citizenId: citizen.id })],
    });
    const { answers, sentAt, receiptNumber } = sending;
    const response = { ...draft, answers, sentAt, receiptNumber };
    expect(await responses.send(sending)).toEqual({ kind: "sent", firstTime: true, response });
    expect(await responses.ownResponse(citizen.id, draft.id)).toEqual(response);
    expect(await responses.resultOf(draft.id)).toEqual(sending.result);
    expect((await cases.casesOf(citizen.id)).map((one) => one.id)).toEqual([sending.newCase?.id]);
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(2);
    expect(await waiting(outbox)).toEqual(expect.arrayContaining(sending.outbox.map(({ id }) => id)));
  });

  test("the evaluation comes back with its keys in their order", async () => {
    const { draft } = await withCase(database.ports);
    const result = await database.ports.responses.resultOf(draft.id);
    expect(JSON.stringify(result?.evaluation)).toBe(JSON.stringify(evaluation));
  });

  test("with triage off there is neither result nor case", async () => {
    const { responses, cases } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const outcome = await responses.send(
      makeSending(draft, { result: null, newCase: null, audit: [], outbox: [] }),
    );
    expect(outcome.kind).toBe("sent");
    expect(await responses.resultOf(draft.id)).toBeNull();
    expect(await cases.casesOf(citizen.id)).toEqual([]);
  });

  test("twenty sends at once: one wins and all get its receipt", async () => {
    const { responses, cases } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const outcomes = await twentyAtOnce(() => responses.send(makeSending(draft)));
    const sent = outcomes.filter((outcome) => outcome.kind === "sent");
    expect(sent.filter((outcome) => outcome.firstTime)).toHaveLength(1);
    expect(new Set(sent.map((outcome) => outcome.response.receiptNumber)).size).toBe(1);
    expect(sent).toHaveLength(20);
    expect(await cases.casesOf(citizen.id)).toHaveLength(1);
  });

  test("twenty sends and saves at once never lose an answer that was validated", async () => {
    const { responses } = database.ports;
    const { citizen, draft } = await withDraft(database.ports);
    const outcomes = await twentyAtOnce(async (n) =>
      n % 2 === 0
        ? responses.send(makeSending(draft))
        : responses.saveDraft(makeChange(draft, { answers: { n } })),
    );
    const winners = outcomes.filter(
      (outcome) =>
        outcome.kind === "saved" || (outcome.kind === "sent" && "firstTime" in outcome && outcome.firstTime),
    );
    expect(winners).toHaveLength(1);
    const stored = await responses.ownResponse(citizen.id, draft.id);
    expect(stored).toEqual(winners[0] && "response" in winners[0] ? winners[0].response : undefined);
  });

  test("a send of an old revision changes nothing", async () => {
    const { responses } = database.ports;
    const { draft } = await withDraft(database.ports);
    await responses.saveDraft(makeChange(draft));
    const outcome = await responses.send(makeSending(draft));
    expect(outcome).toMatchObject({ kind: "stale", response: { revision: 1, sentAt: null } });
    expect(await responses.resultOf(draft.id)).toBeNull();
  });

  const faults: readonly [string, (taken: Sending) => Partial<Sending>][] = [
    ["a message whose id is taken", (taken) => ({ outbox: [makeMessage(), ...taken.outbox] })],
    ["a case whose id is taken", (taken) => ({ newCase: taken.newCase })],
    ["a receipt number that is taken", (taken) => ({ receiptNumber: taken.receiptNumber })],
    ["a result that is taken", (taken) => ({ result: taken.result })],
  ];

  test.each(faults)("%s undoes the whole send", async (_name, fault) => {
    const { responses, cases, audit, outbox } = database.ports;
    const { sending: taken } = await withCase(database.ports);
    const { citizen, draft } = await withDraft(database.ports);
    const before = await waiting(outbox);
    const broken = makeSending(draft, { audit: [makeAudit({ citizenId: citizen.id })], ...fault(taken) });
    await expect(responses.send(broken)).rejects.toMatchObject({ code: "database-refused" });
    expect(await responses.ownResponse(citizen.id, draft.id)).toEqual(draft);
    expect(await responses.resultOf(draft.id)).toBeNull();
    expect(await cases.casesOf(citizen.id)).toEqual([]);
    expect(await audit.aboutCitizen(citizen.id, 10)).toEqual([]);
    expect(await waiting(outbox)).toEqual(before);
  });

  test("an error never carries what was to be stored", async () => {
    const { sending: taken } = await withCase(database.ports);
    const { draft } = await withDraft(database.ports);
    const secret = "0101901234 hemmeligt svar";
    const broken = makeSending(draft, { answers: { secret }, receiptNumber: taken.receiptNumber });
    const error: unknown = await database.ports.responses.send(broken).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const told = JSON.stringify([
      String(error),
      (error as Error).cause,
      (error as Error).stack,
      { ...(error as Error) },
    ]);
    expect(told).not.toContain("0101901234");
    expect(told).not.toContain(taken.receiptNumber);
  });

  test("the citizen's word on the result is stored, replaced, and theirs alone", async () => {
    const { responses, audit } = database.ports;
    const { citizen, draft } = await withCase(database.ports);
    const own = { citizenId: citizen.id, responseId: draft.id };
    const event = makeAudit({ citizenId: citizen.id, action: "response.recognise" });
    const no = { recognised: false, comment: "Passer ikke på mig: æøå 😀", at: at(20) };
    const yes = { recognised: true, comment: "", at: at(21) };
    expect(await responses.recognitionOf(draft.id)).toBeNull();
    expect(await responses.recordRecognition(own, no, event)).toBe(true);
    expect(await responses.recognitionOf(draft.id)).toEqual(no);
    expect(await responses.recordRecognition(own, yes, event)).toBe(true);
    expect(await responses.recognitionOf(draft.id)).toEqual(yes);
    const { citizen: stranger, draft: unsent } = await withDraft(database.ports);
    expect(await responses.recordRecognition({ ...own, citizenId: stranger.id }, no, event)).toBe(false);
    const onDraft = { citizenId: stranger.id, responseId: unsent.id };
    expect(await responses.recordRecognition(onDraft, no, event)).toBe(false);
    expect(await responses.recognitionOf(draft.id)).toEqual(yes);
    expect(await audit.aboutCitizen(citizen.id, 10)).toHaveLength(2);
  });

  test("an unknown response has no result", async () => {
    expect(await database.ports.responses.resultOf(newId())).toBeNull();
  });
});
