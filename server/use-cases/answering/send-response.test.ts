import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { MissingAnswers, NotFound } from "#server/errors/problem.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";
import { instrument } from "#test/golden/instrument.ts";
import { example, expectRefused, morning, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => world.setBasis({}));

const later = new Date("2027-01-01T00:00:00Z");
/** How many messages wait for the team. A lease that ends as it begins hides nothing. */
const noticesWaiting = async (): Promise<number> =>
  (await world.ports.outbox.claim({ at: later, leaseUntil: later, limit: 999 })).length;
const golden = instrument.cases.filter(({ origin }) => origin === "golden");
/** E06 and E07 lack answers that the form demands; they are for scoring alone. */
const sendable = instrument.cases.filter(({ id }) => id !== "E06" && id !== "E07");

describe("sending", () => {
  test.each(sendable)("$id $title stores the golden result", async (one) => {
    const citizen = await world.citizen();
    const { id } = await world.sent(citizen, one);
    const { evaluation } = await world.useCases.showResult(citizen, { responseId: id });
    expect(evaluation).toMatchObject(one.expected);
    const stored = await world.caseOf(citizen);
    const { band } = one.expected;
    expect(stored.queued).toBe(band !== "lav");
    expect(stored.unassessable).toBe(band === "kan_ikke_vurderes");
    expect(stored.bandRank).toBe({ lav: 0, moderat: 1, hoej: 2 }[band] ?? null);
  });

  test("gives a receipt with the version and its hash, and tells the team only about the queue", async () => {
    const citizen = await world.citizen();
    const before = await noticesWaiting();
    const sent = await world.sent(citizen, example("V01"));
    expect(await noticesWaiting()).toBe(before);
    await world.sent(await world.citizen(), example("V09"));
    expect(await noticesWaiting()).toBe(before + 1);
    expect(sent.receiptNumber).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const result = await world.ports.responses.resultOf(sent.id);
    expect(result?.instrument).toEqual(sent.instrument);
    const notice = await world.ports.outbox.claim({ at: later, leaseUntil: later, limit: 999 });
    for (const { payload } of notice) expect(Object.keys(payload)).toEqual(["caseId"]);
  });

  test("records the language in which the answers were looked through, and its translation", async () => {
    const citizen = await world.citizen();
    const { id } = await world.started(citizen, example("V07"));
    const sent = await world.useCases.sendResponse(citizen, { responseId: id, lang: "ar" });
    expect(sent.lang).toBe("ar");
    const exported = await world.useCases.exportAnswers(citizen, { responseId: id });
    expect(exported).toMatchObject({ language: "ar", translationSha256: sent.translationHash });
    expect(sent.translationHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("twenty times at once makes one case and one receipt", async () => {
    const citizen = await world.citizen();
    const { id } = await world.started(citizen, example("V07"));
    const sends = Array.from({ length: 20 }, () => world.useCases.sendResponse(citizen, { responseId: id }));
    const receipts = (await Promise.all(sends)).map(({ receiptNumber }) => receiptNumber);
    expect(new Set(receipts).size).toBe(1);
    expect(await world.ports.cases.casesOf(citizen.id)).toHaveLength(1);
    const again = await world.useCases.sendResponse(citizen, { responseId: id });
    expect(again.receiptNumber).toBe(receipts[0]);
  });

  test("names every needed answer that is missing, and sends nothing", async () => {
    const citizen = await world.citizen();
    const { id } = await world.started(citizen, example("V07"));
    await world.useCases.saveAnswers(citizen, { responseId: id, answers: { uddannelse: null } });
    const sending = world.useCases.sendResponse(citizen, { responseId: id });
    await expect(sending).rejects.toThrow(MissingAnswers);
    await expect(sending).rejects.toMatchObject({
      fields: [{ pointer: "/answers/uddannelse", code: "required" }],
    });
    expect((await world.stored(citizen, { id })).sentAt).toBeNull();
    expect(await world.ports.cases.casesOf(citizen.id)).toEqual([]);
  });

  test("is refused for another citizen like a missing id, and for everybody else", async () => {
    const citizen = await world.citizen();
    const { id } = await world.started(citizen, example("V07"));
    const other = await world.citizen();
    await expect(world.useCases.sendResponse(other, { responseId: id })).rejects.toThrow(NotFound);
    await world.useCases.sendResponse(citizen, { responseId: id });
    await expect(world.useCases.sendResponse(other, { responseId: id })).rejects.toThrow(NotFound);
    const staff = await world.staff("caseworker", "team_lead", "administrator");
    await expectRefused((visitor) => world.useCases.sendResponse(visitor, { responseId: id }), [staff]);
  });
});

describe("the deadline", () => {
  test.each([
    ["2026-10-24T21:59:00Z", "2026-10-31"],
    ["2026-10-24T22:00:00Z", "2026-11-01"],
    ["2026-03-28T22:59:00Z", "2026-04-04"],
    ["2026-03-28T23:00:00Z", "2026-04-05"],
    ["2026-12-31T22:59:59Z", "2027-01-07"],
  ])("of what is sent at %s is %s in Danish days", async (sentAt, dueOn) => {
    world.clock.now = new Date(sentAt);
    const citizen = await world.citizen();
    const { id } = await world.sent(citizen, example("V07"));
    world.clock.now = morning;
    expect((await world.caseOf(citizen)).dueOn).toBe(dueOn);
    expect((await world.useCases.showReceipt(citizen, { responseId: id })).contactBy).toBe(dueOn);
  });

  test("that a citizen was told stays when the municipality changes its rule", async () => {
    const citizen = await world.citizen();
    const { id } = await world.sent(citizen, example("V07"));
    const slower = world.decided({ deadlineDays: 30 });
    expect((await slower.showReceipt(citizen, { responseId: id })).contactBy).toBe("2026-11-09");
  });
});

describe("while the triage gate is closed", () => {
  test.each([
    ["switched off", { enabled: false }],
    ["expired", { expiresOn: "2026-11-01" }],
    ["open for the demonstration only", { demo: true }],
    ["without an impact assessment", { dpiaReference: " " }],
  ])("because it is %s, answers are stored and shown back, and no score is made", async (_, over) => {
    await world.setBasis(over);
    const before = await noticesWaiting();
    const citizen = await world.citizen();
    const { id, answers } = await world.sent(citizen, example("V16"));
    expect(answers).toEqual((await world.stored(citizen, { id })).answers);
    expect(await world.ports.responses.resultOf(id)).toBeNull();
    expect(await world.ports.cases.casesOf(citizen.id)).toEqual([]);
    expect(await noticesWaiting()).toBe(before);
    const receipt = await world.useCases.showReceipt(citizen, { responseId: id });
    expect(receipt).toMatchObject({ scored: false, progress: { firstRead: null, assessedAt: null } });
    expect(receipt.response.receiptNumber).not.toBe("");
    const shown = await world.useCases.showResult(citizen, { responseId: id });
    expect(shown).toMatchObject({ evaluation: null, response: { answers } });
    expect(await world.useCases.exportAnswers(citizen, { responseId: id })).toMatchObject({ result: null });
  });

  test("later opening does not score what was sent before, and closing hides no result", async () => {
    await world.setBasis({ enabled: false });
    const citizen = await world.citizen();
    const { id } = await world.sent(citizen, example("V16"));
    await world.setBasis({});
    expect((await world.useCases.showResult(citizen, { responseId: id })).evaluation).toBeNull();
    const second = await world.sent(citizen, example("V16"));
    await world.setBasis({ enabled: false });
    expect((await world.useCases.showResult(citizen, { responseId: second.id })).evaluation).not.toBeNull();
  });

  test("the basis of the demonstration opens it in demo mode", async () => {
    await world.setBasis({ demo: true });
    const demo = bindUseCases({ ...world.deps, demo: true });
    const citizen = await world.citizen();
    const { id } = await world.started(citizen, example("V16"));
    await demo.sendResponse(citizen, { responseId: id });
    expect(await world.ports.responses.resultOf(id)).not.toBeNull();
  });
});

test("there are seventeen golden examples among those sent", () => expect(golden).toHaveLength(17));
