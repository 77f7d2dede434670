import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommentSubject } from "#db/ports.ts";
import { NotFound } from "#server/errors/problem.ts";
import { goalStanding } from "#server/plan/goal-acts.ts";
import { besideScene, readBeside, type Scene, commented as writeBeside } from "#test/beside-fixture.ts";
import { expectRefused, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const scene = () => besideScene(world);
const commented = (here: Scene, about: CommentSubject, words: string, revision = 1) =>
  writeBeside(world, here, { about, words, revision });
const read = (here: Scene, about: CommentSubject) => readBeside(world, here, about);

describe("a goal is agreed", () => {
  const standing = async ({ citizen, goal }: Scene) =>
    goalStanding((await world.useCases.plan.showGoal(citizen, goal.id)).goal);

  test("when both have said yes to the same words, and no longer when they change", async () => {
    const here = await scene();
    const { beside, plan } = world.useCases;
    const staffSays = (says: "agreed" | "withdrew", revision: number) =>
      beside.agreeOnCaseGoal(here.staff, { caseId: here.caseId, about: here.goal.id, revision, says });
    expect(await staffSays("agreed", 1)).toBe(true);
    expect(await standing(here)).toBe("staffAgreed");
    expect(await plan.agreeOnGoal(here.citizen, { id: here.goal.id, revision: 1, says: "agreed" })).toBe(
      true,
    );
    expect(await standing(here)).toBe("agreed");
    const history = (await plan.showGoal(here.citizen, here.goal.id)).history;
    expect(history.map(({ kind, actorKind }) => [kind, actorKind])).toEqual([
      ["agreed", "citizen"],
      ["agreed", "staff"],
      ["made", "citizen"],
    ]);
    expect(await staffSays("withdrew", 1)).toBe(true);
    expect(await standing(here)).toBe("citizenAgreed");
    await staffSays("agreed", 1);
    const why = { part: "why", revision: 1, fields: { why: ["Ro"] } } as const;
    await plan.changeGoal(here.citizen, { id: here.goal.id, ...why });
    expect(await standing(here)).toBe("open");
    expect(await staffSays("agreed", 1)).toBe(false);
    expect(await staffSays("agreed", 2)).toBe(true);
    expect(await standing(here)).toBe("staffAgreed");
  });

  test("anew after it was put away and taken up again", async () => {
    const here = await scene();
    const { beside, plan } = world.useCases;
    const yes = { revision: 1, says: "agreed" } as const;
    await plan.agreeOnGoal(here.citizen, { id: here.goal.id, ...yes });
    await plan.settleGoal(here.citizen, { id: here.goal.id, act: "dropped", note: "" });
    expect(await standing(here)).toBe("dropped");
    const asked = { caseId: here.caseId, about: here.goal.id, ...yes };
    expect(await beside.agreeOnCaseGoal(here.staff, asked)).toBe(false);
    await plan.settleGoal(here.citizen, { id: here.goal.id, act: "resumed", note: "" });
    expect(await standing(here)).toBe("open");
  });

  test("only by who has the case", async () => {
    const here = await scene();
    const asked = { caseId: here.caseId, about: here.goal.id, revision: 1, says: "agreed" } as const;
    const other = await world.staff("caseworker");
    const lead = await world.staff("team_lead");
    const { beside } = world.useCases;
    await expectRefused((who) => beside.agreeOnCaseGoal(who, asked), [other, lead, here.citizen]);
    await expect(
      beside.agreeOnCaseGoal(here.staff, { ...asked, about: world.useCases.plan.newId() }),
    ).rejects.toThrow(NotFound);
  });
});

describe("how far citizens have come", () => {
  const mine = async ({ staff, caseId }: Scene) =>
    (await world.useCases.pathways.list(staff)).find((one) => one.caseId === caseId);

  test("is listed for who has the case, without what stands in it", async () => {
    const here = await scene();
    const { beside, plan } = world.useCases;
    expect(await mine(here)).toMatchObject({
      citizenName: here.citizen.name,
      hasCv: true,
      hasGoal: true,
      startsInWish: false,
      hasAgreedGoal: false,
      hasNews: false,
      nextStepOn: null,
    });
    const step = { id: plan.newId(), goalId: here.goal.id, words: "Ring", day: ["1", "12", "2026"] } as const;
    await plan.addStep(here.citizen, step);
    const yes = { revision: 1, says: "agreed" } as const;
    await plan.agreeOnGoal(here.citizen, { id: here.goal.id, ...yes });
    await beside.agreeOnCaseGoal(here.staff, { caseId: here.caseId, about: here.goal.id, ...yes });
    await commented(here, here.entry, "Hej");
    await beside.answer(here.citizen, { about: here.entry, id: beside.newId(), revision: 1, words: "Hej" });
    const now = { startsInWish: true, hasAgreedGoal: true, hasNews: true, nextStepOn: "2026-12-01" };
    expect(await mine(here)).toMatchObject(now);
    await read(here, here.entry);
    expect(await mine(here)).toMatchObject({ hasNews: false });
    expect(JSON.stringify(await mine(here))).not.toContain("Gartner");
  });

  test("is counted for the team lead, and refused to others", async () => {
    const here = await scene();
    const lead = await world.staff("team_lead");
    const { pathways } = world.useCases;
    expect(await pathways.list(await world.staff("caseworker"))).toEqual([]);
    for (let more = 0; more < 10; more += 1) await scene();
    const known = (await pathways.figures(lead))?.all.citizens ?? 0;
    expect(known).toBeGreaterThan(10);
    await scene();
    expect((await pathways.figures(lead))?.all.citizens).toBe(known + 1);
    await expectRefused((who) => pathways.figures(who), [here.staff, here.citizen]);
    await expectRefused((who) => pathways.list(who), [lead, here.citizen]);
    const read = { actorId: lead.id, action: "pathway.figures", subjectId: "pathway.figures" };
    expect(await world.ports.audit.latest({ ...read, since: new Date(0) })).not.toBeNull();
  });
});
