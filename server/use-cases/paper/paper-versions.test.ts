import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { StaffActor } from "#server/access/actor.ts";
import { Conflict, NotFound, VersionRetired } from "#server/errors/problem.ts";
import { keysOf } from "#server/use-cases/paper/keys-of.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";
import { later, nextInstrument, withNextVersion } from "#test/next-version-world.ts";
import {
  example,
  expectRefused,
  library,
  morning,
  openWorld,
  questionnaireId,
  type World,
} from "#test/use-case-fixture.ts";

let world: World;
let after: UseCases;
let onlyNew: UseCases;
let hanne: StaffActor;
beforeAll(async () => {
  world = await openWorld();
  ({ after, onlyNew } = withNextVersion(world));
  hanne = await world.staff("caseworker");
});
afterAll(() => world.close());
afterEach(() => {
  world.clock.now = morning;
});

const { variant, answers: golden } = example("V03");
const answers = { ...golden, bolig: "fast", netvaerk: "en", oekonomi: "gaeld", laese_skrive: "svaert" };
const [installed] = library.all.filter(({ instrument }) => instrument.questionnaireId === questionnaireId);
if (installed === undefined) throw new Error("There is no screening.");
const { definition } = installed.questionnaire;
const keys = keysOf(definition.questions, answers, definition.skip_option.code);

/** A paper of the older version, typed on the morning, and then so many days later. */
async function typed({ days, twice = false }: { days: number; twice?: boolean }) {
  const citizen = await world.citizen();
  const print = { questionnaireId, variant, lang: "da", citizenId: citizen.id } as const;
  const { code } = await world.useCases.printPaperForm(hanne, print);
  const typing = { code, citizenId: citizen.id, keys, twice };
  const outcome = await world.useCases.paper.type(hanne, typing);
  if (outcome.kind !== "stored") throw new Error(JSON.stringify(outcome.check.problems));
  const entryId = outcome.entry.id;
  if (twice) await world.useCases.paper.typeAgain(hanne, { entryId, keys });
  world.clock.now = later(days);
  return { citizen, code, entryId };
}

test("a paper of the older version can be typed, read through and sent until its last day, and says so", async () => {
  const { citizen, code, entryId } = await typed({ days: 40 });
  const until = { kind: "superseded", until: "2026-12-12" };
  expect((await after.paper.openForm(hanne, { code, citizenId: citizen.id })).version).toEqual(until);
  expect((await after.paper.proofread(hanne, { entryId })).version).toEqual(until);
  const sent = await world.stored(citizen, await after.paper.send(hanne, { entryId }));
  expect(sent.instrument.version).toBe("1.0.0");
});

test.each([false, true])(
  "after it, what was typed goes on only as it was shown (twice: %s)",
  async (twice) => {
    const { citizen, code, entryId } = await typed({ days: 41, twice });
    await expect(after.paper.send(hanne, { entryId })).rejects.toThrow(VersionRetired);
    const { view } = await after.paper.newQuestions(hanne, { entryId });
    if (view === null) throw new Error("Nothing takes the paper over.");
    expect(view.plan.gone.map(({ id }) => id)).toEqual(["laese_skrive"]);
    expect(view.plan.changed.map(({ after: { id }, isKept }) => [id, isKept])).toEqual([
      ["bolig", true],
      ["oekonomi", false],
      ["netvaerk", true],
    ]);
    for (const stamp of [undefined, "99"])
      await expect(after.paper.carryOver(hanne, { entryId, stamp })).rejects.toThrow(Conflict);
    const carried = await after.paper.carryOver(hanne, { entryId, stamp: view.stamp });
    expect(carried.code).not.toBe(code);
    const proof = await after.paper.proofread(hanne, { entryId });
    expect(proof).toMatchObject({ version: { kind: "current" }, form: { citizenId: citizen.id } });
    expect(proof.check).toMatchObject({ answers: view.plan.answers, problems: [] });
    await expect(after.paper.newQuestions(hanne, { entryId })).rejects.toThrow(NotFound);
    const fixed = { ...proof.keys, oekonomi: "1", transport: "1" };
    expect((await after.paper.retype(hanne, { entryId, keys: fixed })).kind).toBe("stored");
    const sheet = { code, citizenId: citizen.id };
    await expect(after.paper.type(hanne, { ...sheet, keys, twice })).rejects.toThrow(Conflict);
    const sent = await world.stored(citizen, await after.paper.send(hanne, { entryId }));
    expect(sent.instrument).toEqual(nextInstrument);
    expect((await after.paper.openForm(hanne, sheet)).sentBefore).toEqual(sent.sentAt);
    const acts = (await after.whoHasRead(citizen)).map(({ action }) => action);
    expect(acts.filter((action) => action === "paper.carry-over")).toHaveLength(1);
  },
);

test("a paper whose version is gone cannot be read any more, but thrown away", async () => {
  const { code, citizen, entryId } = await typed({ days: 41 });
  const { view, paper } = await onlyNew.paper.newQuestions(hanne, { entryId });
  expect([view, paper.form.code]).toEqual([null, code]);
  for (const act of [
    () => onlyNew.paper.openForm(hanne, { code, citizenId: citizen.id }),
    () => onlyNew.paper.proofread(hanne, { entryId }),
    () => onlyNew.paper.carryOver(hanne, { entryId, stamp: "0" }),
  ])
    await expect(act()).rejects.toThrow(VersionRetired);
  await onlyNew.paper.drop(hanne, { entryId });
  await expect(onlyNew.paper.newQuestions(hanne, { entryId })).rejects.toThrow(NotFound);
});

test("of a paper whose version is gone it is told also while it was to be typed once more", async () => {
  const citizen = await world.citizen();
  const print = { questionnaireId, variant, lang: "da", citizenId: citizen.id } as const;
  const { code } = await world.useCases.printPaperForm(hanne, print);
  const outcome = await world.useCases.paper.type(hanne, { code, citizenId: citizen.id, keys, twice: true });
  if (outcome.kind !== "stored") throw new Error(JSON.stringify(outcome.check.problems));
  const entryId = outcome.entry.id;
  world.clock.now = later(41);
  await expect(onlyNew.paper.proofread(hanne, { entryId })).rejects.toThrow(VersionRetired);
  expect((await onlyNew.paper.newQuestions(hanne, { entryId })).view).toBeNull();
});

test("only caseworkers go on with a paper", async () => {
  const { citizen, entryId } = await typed({ days: 41 });
  const others = await Promise.all(
    (["team_lead", "evaluator", "administrator"] as const).map((role) => world.staff(role)),
  );
  await expectRefused((who) => after.paper.newQuestions(who, { entryId }), [citizen, ...others]);
  const carry = { entryId, stamp: "0" };
  await expectRefused((who) => after.paper.carryOver(who, carry), [citizen, ...others]);
});
