import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CitizenActor } from "#server/access/actor.ts";
import { NotAllowed, NotFound, VersionRetired } from "#server/errors/problem.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";
import { later, nextInstrument, withNextVersion } from "#test/next-version-world.ts";
import { openTogetherWorld, type TogetherWorld } from "#test/together-fixture.ts";
import { example, expectRefused, morning, questionnaireId } from "#test/use-case-fixture.ts";

let world: TogetherWorld["world"];
let hanne: TogetherWorld["hanne"];
let omar: TogetherWorld["omar"];
let others: TogetherWorld["others"];
let after: UseCases;
let onlyNew: UseCases;
beforeAll(async () => {
  ({ world, hanne, omar, others } = await openTogetherWorld());
  ({ after, onlyNew } = withNextVersion(world));
});
afterAll(() => world.close());
afterEach(() => {
  world.clock.now = morning;
});

/** A citizen's own draft that Hanne opens on the phone, so many days later, and where it lies. */
async function opened({ days = 0 } = {}) {
  const citizen = await world.citizen();
  const draft = await world.started(citizen, example("V13"));
  world.clock.now = later(days);
  const at = { citizenId: citizen.id, questionnaireId };
  const open = { ...at, variant: draft.variant, lang: "da", way: "phone" } as const;
  await after.openTogether(hanne, open);
  return { citizen, draft, at };
}

const actsOn = async (citizen: CitizenActor) =>
  (await after.whoHasRead(citizen)).map(({ action, purpose }) => [action, purpose]);

describe("a newer version, when answers are filled in together", () => {
  test("leaves the draft as it is for the days that are given, and says so where it is opened", async () => {
    const { draft, at } = await opened({ days: 40 });
    const { questionnaires } = await after.assistable(hanne, { citizenId: at.citizenId });
    const [offer] = questionnaires.filter(({ draft: one }) => one !== null);
    expect(offer?.draft?.version).toEqual({ kind: "superseded", until: "2026-12-12" });
    expect(offer?.draft?.installed?.instrument).toEqual(draft.instrument);
    expect((await after.readDraft(hanne, at)).version.kind).toBe("superseded");
    const { id } = await after.assisted.sendResponse(hanne, at, { responseId: draft.id });
    const sent = await world.ports.responses.ownResponse(draft.citizenId, id);
    expect(sent?.instrument).toEqual(draft.instrument);
  });

  test("ends the older one after them; nothing goes on before the caseworker has seen what becomes of it", async () => {
    const { citizen, draft, at } = await opened({ days: 41 });
    const { assisted } = after;
    for (const act of [
      () => assisted.showPage(hanne, at, { questionnaireId, number: 1 }),
      () => assisted.resumePoint(hanne, at, questionnaireId),
      () => after.readDraft(hanne, at),
      () => assisted.sendResponse(hanne, at, { responseId: draft.id }),
      () => assisted.showVariantChange(hanne, at, { questionnaireId, place: 1 }),
    ])
      await expect(act()).rejects.toThrow(VersionRetired);
    const { stamp, plan } = await after.readNewQuestions(hanne, at);
    expect((await world.stored(citizen, draft)).instrument).toEqual(draft.instrument);
    const carried = await assisted.carryOver(hanne, at, { questionnaireId, stamp });
    expect(carried).toMatchObject({ instrument: nextInstrument, answers: plan.answers });
    expect(carried.provenance).toEqual(["self", "phone"]);
    expect(await world.ports.responses.helpOf(draft.id)).toMatchObject([{ staffId: hanne.id, way: "phone" }]);
    expect(await actsOn(citizen)).toEqual([
      ["assisted.carry-over", "phone"],
      ["assisted.read", "phone"],
      ["assisted.open", "phone"],
    ]);
  });

  test("takes along what fits when the older file is gone, and finds the page for what was typed last", async () => {
    const { at } = await opened({ days: 41 });
    const { questionnaires } = await onlyNew.assistable(hanne, { citizenId: at.citizenId });
    expect(questionnaires[0]?.draft).toMatchObject({ installed: null, version: { kind: "gone" } });
    const { stamp, before } = await onlyNew.readNewQuestions(hanne, at);
    expect(before).toBeNull();
    await onlyNew.assisted.carryOver(hanne, at, { questionnaireId, stamp });
    const typed = { questionnaireId, fields: { fri_tekst: ["Ord"] } };
    expect(await onlyNew.assisted.pageOfTyped(hanne, at, typed)).toMatchObject({ fields: typed.fields });
  });

  test("is for the caseworker who has opened the draft", async () => {
    const { citizen, at } = await opened({ days: 41 });
    const { assisted } = after;
    const refused = [citizen, ...others];
    await expectRefused((who) => after.readNewQuestions(who, at), refused);
    const carry = { questionnaireId, stamp: "" };
    await expectRefused((who) => assisted.carryOver(who, at, carry), refused);
    const typed = { questionnaireId, fields: {} };
    await expectRefused((who) => assisted.pageOfTyped(who, at, typed), refused);
    await expect(after.readNewQuestions(omar, at)).rejects.toThrow(NotAllowed);
    await expect(assisted.carryOver(omar, at, carry)).rejects.toThrow(NotAllowed);
  });
});

describe("another benefit, when answers are filled in together", () => {
  const asked = (place: number) => ({ questionnaireId, place });

  test("is asked about first, keeps what both ask for, and is on record once", async () => {
    const { citizen, draft, at } = await opened();
    const { assisted } = world.useCases;
    const place =
      world.deps.library.newest(questionnaireId).questionnaire.variants.indexOf("kontanthjaelp") + 1;
    const told = await assisted.showVariantChange(hanne, at, asked(place));
    expect(told).toMatchObject({ variant: "kontanthjaelp", dropped: 3 });
    const change = { responseId: draft.id, variant: told.variant, stamp: told.stamp };
    for (const _ of ["pressed", "pressed again"]) {
      const changed = await assisted.changeVariant(hanne, at, change);
      expect(Object.keys(changed.answers)).toHaveLength(told.kept);
    }
    expect(await actsOn(citizen)).toEqual([
      ["assisted.change-variant", "phone"],
      ["assisted.open", "phone"],
    ]);
  });

  test("is for the caseworker who has opened the draft, and of that citizen alone", async () => {
    const { citizen, draft, at } = await opened();
    const { assisted } = world.useCases;
    await expectRefused((who) => assisted.showVariantChange(who, at, asked(1)), [citizen, ...others]);
    const change = { responseId: draft.id, variant: "kontanthjaelp", stamp: undefined };
    await expect(assisted.changeVariant(omar, at, change)).rejects.toThrow(NotAllowed);
    const other = await opened();
    await expect(assisted.changeVariant(hanne, other.at, change)).rejects.toThrow(NotFound);
    expect((await world.stored(citizen, draft)).variant).toBe(draft.variant);
  });
});
