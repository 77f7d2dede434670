import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { AlreadySent, NotAllowed, NotFound, WrongBody } from "#server/errors/problem.ts";
import { at, openTogetherWorld, type TogetherWorld } from "#test/together-fixture.ts";
import { example, expectRefused, questionnaireId } from "#test/use-case-fixture.ts";

let world: TogetherWorld["world"];
let hanne: TogetherWorld["hanne"];
let omar: TogetherWorld["omar"];
let others: TogetherWorld["others"];
let opening: TogetherWorld["opening"];
let filledIn: TogetherWorld["filledIn"];
let sentTogether: TogetherWorld["sentTogether"];
beforeAll(async () => {
  ({ world, hanne, omar, others, opening, filledIn, sentTogether } = await openTogetherWorld());
});
afterAll(() => world.close());

const { variant, answers } = example("V13");

const eventsOf = async (who: CitizenActor) =>
  (await world.ports.audit.aboutCitizen(who.id, 100)).map(({ action, purpose }) => [action, purpose]);

describe("filling in together", () => {
  test("is refused to everybody but a caseworker", async () => {
    const who = await world.citizen();
    const { id: responseId } = await filledIn(who);
    const refused = [who, ...others];
    const { assisted } = world.useCases;
    await expectRefused((v) => world.useCases.findCitizens(v, { words: "ær" }), refused);
    await expectRefused((v) => world.useCases.assistable(v, { citizenId: who.id }), refused);
    const met = { cpr: "1905880240", cprAgain: "1905880240", name: "A" };
    await expectRefused((v) => world.useCases.registerCitizen(v, met), refused);
    await expectRefused((v) => world.useCases.openTogether(v, opening(who)), refused);
    await expectRefused((v) => world.useCases.readDraft(v, at(who)), refused);
    await expectRefused((v) => world.useCases.handOver(v, at(who)), refused);
    await expectRefused((v) => assisted.resumePoint(v, at(who), questionnaireId), refused);
    await expectRefused((v) => assisted.showPage(v, at(who), { questionnaireId, number: 1 }), refused);
    const page = { questionnaireId, number: 1, fields: {}, lang: "da", pause: false } as const;
    await expectRefused((v) => assisted.savePage(v, at(who), page), refused);
    await expectRefused((v) => assisted.saveAnswers(v, at(who), { responseId, answers: {} }), refused);
    const change = { responseId, variant, stamp: undefined };
    await expectRefused((v) => assisted.changeVariant(v, at(who), change), refused);
    await expectRefused((v) => assisted.sendResponse(v, at(who), { responseId }), refused);
    const sent = { citizenId: who.id, responseId };
    await expectRefused((v) => world.useCases.sentTogether(v, sent), refused);
  });

  test("is refused to a caseworker who has not said how, or has handed over", async () => {
    const who = await world.citizen();
    const { id: responseId } = await filledIn(who);
    const read = (staff: StaffActor) => world.useCases.readDraft(staff, at(who));
    await expect(read(omar)).rejects.toThrow(NotAllowed);
    await expect(
      world.useCases.assisted.saveAnswers(omar, at(who), { responseId, answers: {} }),
    ).rejects.toThrow(NotAllowed);
    await world.useCases.handOver(hanne, at(who));
    await expect(read(hanne)).rejects.toThrow(NotAllowed);
    await world.useCases.openTogether(hanne, opening(who, "meeting"));
    expect((await read(hanne)).response.id).toBe(responseId);
  });

  test("ends eight hours after the opening", async () => {
    const who = await world.citizen();
    await filledIn(who);
    const before = world.clock.now;
    world.clock.now = new Date(before.getTime() + 8 * 3_600_000 + 1);
    await expect(world.useCases.readDraft(hanne, at(who))).rejects.toThrow(NotAllowed);
    world.clock.now = before;
  });

  test("of another citizen's response is like one that is not there", async () => {
    const [one, two] = [await world.citizen(), await world.citizen()];
    const mine = await filledIn(one);
    const theirs = await filledIn(two);
    const crossed = { responseId: theirs.id, answers: {} };
    await expect(world.useCases.assisted.saveAnswers(hanne, at(one), crossed)).rejects.toThrow(NotFound);
    const away = { citizenId: one.id, responseId: theirs.id };
    await expect(
      world.useCases.assisted.sendResponse(hanne, away, { responseId: theirs.id }),
    ).rejects.toThrow(NotFound);
    expect((await world.stored(one, mine)).sentAt).toBeNull();
  });

  test("records who wrote, how and when, and goes on where the citizen stopped", async () => {
    const who = await world.citizen();
    const draft = await world.useCases.startResponse(who, { questionnaireId, variant, lang: "da" });
    await world.useCases.saveAnswers(who, { responseId: draft.id, answers: { humoer: "sjaeldent" } });
    expect((await world.useCases.openTogether(hanne, opening(who))).id).toBe(draft.id);
    await world.useCases.assisted.saveAnswers(hanne, at(who), { responseId: draft.id, answers });
    expect((await world.stored(who, draft)).provenance).toEqual(["self", "phone"]);
    expect(await world.ports.responses.helpOf(draft.id)).toEqual([
      { staffId: hanne.id, way: "phone", firstAt: world.clock.now, lastAt: world.clock.now },
    ]);
    await world.useCases.handOver(hanne, at(who));
    const sent = await world.useCases.sendResponse(who, { responseId: draft.id });
    expect([sent.provenance, sent.sentBy]).toEqual([["self", "phone"], null]);
  });

  test("tells the citizen each opening, each look at all answers, and the sending, with the way", async () => {
    const who = await world.citizen();
    const { id } = await filledIn(who);
    await world.useCases.readDraft(hanne, at(who));
    await world.useCases.assisted.sendResponse(
      hanne,
      { citizenId: who.id, responseId: id },
      { responseId: id },
    );
    expect((await world.useCases.whoHasRead(who)).map(({ action, purpose }) => [action, purpose])).toEqual([
      ["assisted.send", "phone"],
      ["assisted.read", "phone"],
      ["assisted.open", "phone"],
      ["assisted.start", "phone"],
    ]);
  });

  test("sends like the citizen does, twice for one receipt, and shows neither points nor level", async () => {
    const who = await world.citizen();
    const sent = await sentTogether(who);
    const again = { citizenId: who.id, responseId: sent.id };
    const second = await world.useCases.assisted.sendResponse(hanne, again, { responseId: sent.id });
    expect(second.receiptNumber).toBe(sent.receiptNumber);
    expect([sent.provenance, sent.sentBy]).toEqual([["phone"], hanne.id]);
    const receipt = await world.useCases.sentTogether(hanne, again);
    const found = await world.caseOf(who);
    expect(receipt).toEqual({
      citizen: { id: who.id, name: who.name },
      receiptNumber: sent.receiptNumber,
      sentAt: sent.sentAt,
      caseId: found.id,
    });
    await expect(world.useCases.sentTogether(omar, again)).rejects.toThrow(NotFound);
    await expect(
      world.useCases.assisted.saveAnswers(hanne, again, { responseId: sent.id, answers: {} }),
    ).rejects.toThrow(AlreadySent);
  });

  test("tells nothing of what the citizen finished and sent alone", async () => {
    const who = await world.citizen();
    const { id: responseId } = await filledIn(who);
    await world.useCases.sendResponse(who, { responseId });
    const there = { citizenId: who.id, responseId };
    const { assisted } = world.useCases;
    await expect(assisted.sendResponse(hanne, there, { responseId })).rejects.toThrow(AlreadySent);
    await expect(assisted.saveAnswers(hanne, there, { responseId, answers: {} })).rejects.toThrow(
      AlreadySent,
    );
  });

  test("gives the one who sends a receipt without answers, and the one who saves only what was named", async () => {
    const who = await world.citizen();
    const { id: responseId } = await filledIn(who);
    const { assisted } = world.useCases;
    const nothing = await assisted.saveAnswers(hanne, at(who), { responseId, answers: {} });
    expect(nothing.saved.answers).toEqual({});
    const { saved } = await assisted.saveAnswers(hanne, at(who), { responseId, answers: { smerte: 3 } });
    expect(saved.answers).toEqual({ smerte: 3 });
    const there = { citizenId: who.id, responseId };
    const sent = await assisted.sendResponse(hanne, there, { responseId });
    expect(Object.keys(sent).sort()).toEqual([
      "citizenId",
      "id",
      "questionnaireId",
      "receiptNumber",
      "sentAt",
      "sentBy",
    ]);
    expect(await assisted.sendResponse(hanne, there, { responseId })).toEqual(sent);
  });

  test("gives the one who typed no way past the own view", async () => {
    const who = await world.citizen();
    await sentTogether(who);
    const { id: caseId } = await world.caseOf(who);
    expect((await world.useCases.openCase(hanne, { caseId })).kind).toBe("closed-door");
    await world.useCases.takeCase(hanne, { caseId });
    const opened = await world.useCases.openCase(hanne, { caseId });
    expect(opened).toMatchObject({ kind: "open", revealed: null, confirmation: null });
    expect(opened.kind === "open" && opened.help).toMatchObject([{ way: "phone", staffName: hanne.name }]);
  });
});

describe("the citizen to fill in with", () => {
  test("is found by cpr number without any case, by name only with one; each hit is on record", async () => {
    const bare = await world.citizen("Ninna Overgaard", "1905880240");
    const cased = await world.citizen("Ninna Overgaard Lund");
    await world.arrived(cased, example("V13"));
    const find = (words: string) => world.useCases.findCitizens(hanne, { words });
    expect((await find("190588-0240")).map(({ id }) => id)).toEqual([bare.id]);
    expect((await find("ninna OVER")).map(({ id }) => id)).toEqual([cased.id]);
    expect(await find("n")).toEqual([]);
    expect(await find("Findes Ikke")).toEqual([]);
    expect(await eventsOf(bare)).toEqual([["assisted.find", "search"]]);
  });

  test("is made known by number and name, once; a known person keeps the name", async () => {
    const met = { cpr: "110690-2240", cprAgain: "1106902240", name: "  Rune   Birk " };
    const first = await world.useCases.registerCitizen(hanne, met);
    expect(first.name).toBe("Rune Birk");
    const again = await world.useCases.registerCitizen(omar, { ...met, name: "Anden" });
    expect(again).toEqual(first);
    const stored = await world.ports.people.citizen(first.id);
    expect(stored).toMatchObject({ cprIndex: "index-of-1106902240", cprSealed: "sealed-1106902240" });
    const events = await world.ports.audit.aboutCitizen(first.id, 10);
    expect(events.map(({ actorId }) => actorId)).toEqual([omar.id, hanne.id]);
  });

  test.each([
    [{ cpr: "3113902240" }, ["/cpr"]],
    [{ cprAgain: "1106902241" }, ["/cprAgain"]],
    [{ name: " " }, ["/name"]],
    [{ name: "x".repeat(201), cprAgain: "" }, ["/cprAgain", "/name"]],
  ])("is not made known with %j", async (over, pointers) => {
    const met = { cpr: "1106902240", cprAgain: "1106902240", name: "Rune Birk", ...over };
    const refused = await world.useCases.registerCitizen(hanne, met).catch((error) => error);
    expect(refused).toBeInstanceOf(WrongBody);
    expect((refused as WrongBody).fields.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
