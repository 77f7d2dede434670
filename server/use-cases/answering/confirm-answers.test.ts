import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotFound, type WrongBody } from "#server/errors/problem.ts";
import { openTogetherWorld, type TogetherWorld } from "#test/together-fixture.ts";
import { example, expectRefused } from "#test/use-case-fixture.ts";

let world: TogetherWorld["world"];
let hanne: TogetherWorld["hanne"];
let omar: TogetherWorld["omar"];
let others: TogetherWorld["others"];
let sentTogether: TogetherWorld["sentTogether"];
let citizen: CitizenActor;
beforeAll(async () => {
  ({ world, hanne, omar, others, sentTogether } = await openTogetherWorld());
  citizen = await world.citizen();
});
afterAll(() => world.close());

describe("the citizen's word on what a caseworker wrote", () => {
  const given = (responseId: string, over = {}) => ({
    responseId,
    fits: false,
    comment: "",
    remarks: { humoer: " Jeg sagde noget andet. ", smerte: " " },
    ...over,
  });

  test("is refused to everybody but that citizen", async () => {
    const { id } = await sentTogether(citizen);
    await expectRefused((v) => world.useCases.confirmAnswers(v, given(id)), [hanne, ...others]);
    await expectRefused((v) => world.useCases.showConfirmation(v, { responseId: id }), [hanne, ...others]);
    const stranger = await world.citizen();
    await expect(world.useCases.confirmAnswers(stranger, given(id))).rejects.toThrow(NotFound);
    await expect(world.useCases.showConfirmation(stranger, { responseId: id })).rejects.toThrow(NotFound);
  });

  test("is a note: it changes neither answers nor result, and the newest counts", async () => {
    const { id } = await sentTogether(citizen);
    const before = [await world.stored(citizen, { id }), await world.ports.responses.resultOf(id)];
    await world.useCases.confirmAnswers(citizen, given(id));
    const view = await world.useCases.showConfirmation(citizen, { responseId: id });
    expect(view.confirmation).toMatchObject({ fits: false, remarks: { humoer: "Jeg sagde noget andet." } });
    await world.useCases.confirmAnswers(citizen, given(id, { fits: true }));
    expect(await world.ports.confirmations.of(id)).toMatchObject({ fits: true, comment: "", remarks: {} });
    expect([await world.stored(citizen, { id }), await world.ports.responses.resultOf(id)]).toEqual(before);
  });

  test("reaches the caseworker with the answers, before any points", async () => {
    const who = await world.citizen();
    const { id } = await sentTogether(who);
    await world.useCases.confirmAnswers(who, given(id, { comment: "Ring til mig." }));
    const { id: caseId } = await world.caseOf(who);
    await world.useCases.takeCase(omar, { caseId });
    expect(await world.useCases.openCase(omar, { caseId })).toMatchObject({
      revealed: null,
      confirmation: { fits: false, comment: "Ring til mig." },
    });
  });

  test("is not asked for when the citizen sent the answers", async () => {
    const who = await world.citizen();
    const sent = await world.sent(who, example("V13"));
    await expect(world.useCases.confirmAnswers(who, given(sent.id))).rejects.toThrow(NotFound);
    await expect(world.useCases.showConfirmation(who, { responseId: sent.id })).rejects.toThrow(NotFound);
  });

  test.each([
    ["nothing is said to be wrong", { remarks: {} }, ["/comment"]],
    ["a remark is about no question", { remarks: { andet: "x" } }, ["/remarks/andet"]],
    ["a remark is too long", { remarks: { humoer: "x".repeat(501) } }, ["/remarks/humoer"]],
    ["the comment is too long", { comment: "x".repeat(2001) }, ["/comment"]],
  ])("is not stored when %s", async (_, over, pointers) => {
    const who = await world.citizen();
    const { id } = await sentTogether(who);
    const refused = await world.useCases.confirmAnswers(who, given(id, over)).catch((error) => error);
    expect((refused as WrongBody).fields.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(await world.ports.confirmations.of(id)).toBeNull();
  });
});
