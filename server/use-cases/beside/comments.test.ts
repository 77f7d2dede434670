import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommentSubject } from "#db/ports.ts";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { NotAllowed, NotFound } from "#server/errors/problem.ts";
import { goalStanding } from "#server/plan/goal-acts.ts";
import { example, expectRefused, morning, openWorld, type World } from "#test/use-case-fixture.ts";
import { commentLimit } from "./subject.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Scene {
  readonly citizen: CitizenActor;
  readonly staff: StaffActor;
  readonly caseId: string;
  readonly entry: CommentSubject;
  readonly goal: CommentSubject;
}

async function scene(): Promise<Scene> {
  const citizen = await world.citizen();
  const { id: caseId } = await world.arrived(citizen, example("V13"));
  const { cv, plan } = world.useCases;
  // An id that a citizen made may be in both; the kind tells them apart.
  const id = cv.newEntryId(citizen);
  await cv.saveEntry(citizen, { section: "work", id, revision: 0, fields: { title: ["Bager"] } });
  await plan.makeGoal(citizen, { id, letter: "A", occupation: null, title: "Gartner", lang: "da" });
  const staff = await world.staff("caseworker");
  await world.useCases.takeCase(staff, { caseId });
  return { citizen, staff, caseId, entry: { kind: "entry", id }, goal: { kind: "goal", id } };
}

async function commented({ staff, caseId }: Scene, about: CommentSubject, words: string, revision = 1) {
  const id = world.useCases.beside.newId();
  expect(await world.useCases.beside.comment(staff, { caseId, about, id, words, revision })).toBe("written");
  return id;
}

const read = async ({ staff, caseId }: Scene, about: CommentSubject) => {
  const found = await world.useCases.beside.readCase(staff, { caseId, about });
  if (found === null) throw new Error("The door is closed.");
  return found;
};

describe("a comment", () => {
  test("is read, answered and seen, and the citizen sees who was there", async () => {
    const here = await scene();
    const { beside } = world.useCases;
    await commented(here, here.entry, "Hvor længe var du der?");
    expect((await beside.count(here.citizen)).news).toBe(1);
    const thread = await beside.showThread(here.citizen, here.entry);
    expect(thread?.comments).toMatchObject([
      { words: "Hvor længe var du der?", authorKind: "staff", isNew: true, mayWithdraw: false },
    ]);
    expect((await beside.count(here.citizen)).news).toBe(0);
    const answer = { about: here.entry, id: beside.newId(), revision: 1, words: " To år " };
    expect(await beside.answer(here.citizen, answer)).toBe("written");
    expect(await beside.answer(here.citizen, answer)).toBe("written");
    const seen = await read(here, here.entry);
    expect(seen.comments.map(({ words, isNew, staffName }) => [words, isNew, staffName])).toEqual([
      ["Hvor længe var du der?", false, here.staff.name],
      ["To år", true, ""],
    ]);
    expect((await read(here, here.entry)).comments[1]?.isNew).toBe(false);
    const acts = (await world.useCases.whoHasRead(here.citizen)).map(({ action }) => action);
    expect(acts.slice(0, 3)).toEqual(["case.read-comments", "case.read-comments", "case.comment"]);
  });

  test("tells when the words it stands beside were changed since", async () => {
    const here = await scene();
    await commented(here, here.goal, "Godt mål");
    const late = world.useCases.plan.changeGoal(here.citizen, {
      id: here.goal.id,
      part: "why",
      revision: 1,
      fields: { why: ["Ro"] },
    });
    expect((await late).kind).toBe("saved");
    await commented(here, here.goal, "Endnu bedre", 2);
    // A form that was drawn before the change is about the words before it, and nobody writes about words to come.
    await commented(here, here.goal, "Skrevet på en gammel side", 1);
    await commented(here, here.goal, "Fra fremtiden", 99);
    const { comments } = await read(here, here.goal);
    expect(comments.map(({ isAboutEarlierWords }) => isAboutEarlierWords)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test("is taken back by its own side, once, and not when it is answered", async () => {
    const here = await scene();
    const { beside } = world.useCases;
    const first = await commented(here, here.entry, "Forkert sag");
    const other = await world.staff("caseworker");
    const take = { caseId: here.caseId, id: first };
    await expect(beside.withdrawComment(other, take)).rejects.toThrow(NotAllowed);
    expect(await beside.withdrawAnswer(here.citizen, first)).toBe("missing");
    expect(await beside.withdrawComment(here.staff, take)).toBe("withdrawn");
    expect(await beside.withdrawComment(here.staff, take)).toBe("withdrawn");
    // What was never seen was never said.
    expect(await beside.showThread(here.citizen, here.entry)).toBeNull();
    expect((await read(here, here.entry)).comments).toMatchObject([{ words: "", mayWithdraw: false }]);
    expect((await beside.count(here.citizen)).news).toBe(0);
    const second = await commented(here, here.entry, "Hvilke opgaver havde du?");
    await beside.showThread(here.citizen, here.entry);
    const answer = beside.newId();
    await beside.answer(here.citizen, { about: here.entry, id: answer, revision: 1, words: "Brød" });
    expect(await beside.withdrawComment(here.staff, { caseId: here.caseId, id: second })).toBe("answered");
    expect(await beside.withdrawAnswer(here.citizen, answer)).toBe("withdrawn");
    // An answer that was taken back stands in nobody's way.
    expect(await beside.withdrawComment(here.staff, { caseId: here.caseId, id: second })).toBe("withdrawn");
    expect((await beside.showThread(here.citizen, here.entry))?.comments).toHaveLength(2);
    const acts = (await world.useCases.whoHasRead(here.citizen)).map(({ action }) => action);
    expect(acts.filter((act) => act === "case.withdraw-comment")).toHaveLength(2);
  });

  test("needs words, and not too many", async () => {
    const here = await scene();
    const { beside } = world.useCases;
    const typed = { caseId: here.caseId, about: here.entry, id: beside.newId(), revision: 1 };
    expect(await beside.comment(here.staff, { ...typed, words: " \n" })).toBe("required");
    expect(await beside.comment(here.staff, { ...typed, words: "x".repeat(commentLimit + 1) })).toBe(
      "too-long",
    );
    expect((await read(here, here.entry)).comments).toEqual([]);
    expect(await beside.showThread(here.citizen, here.entry)).toBeNull();
    const answer = { about: here.entry, id: beside.newId(), revision: 1, words: "Hej" };
    await expect(beside.answer(here.citizen, answer)).rejects.toThrow(NotFound);
  });

  test("goes with the entry, and comes along when the citizen takes everything", async () => {
    const here = await scene();
    const { beside, cv, plan } = world.useCases;
    await commented(here, here.entry, "Om arbejdet");
    await commented(here, here.goal, "Om målet");
    expect((await cv.export(here.citizen)).comments).toMatchObject([
      { words: "Om arbejdet", about: here.entry.id },
    ]);
    const taken = await plan.export(here.citizen);
    expect(taken.comments).toMatchObject([{ words: "Om målet", authorKind: "staff", about: here.goal.id }]);
    expect(JSON.stringify(taken)).not.toContain(here.staff.id);
    await cv.arrange(here.citizen, { id: here.entry.id, act: "remove" });
    expect(await beside.showThreads(here.citizen)).toHaveLength(1);
    await plan.delete(here.citizen);
    await cv.delete(here.citizen);
    expect(await world.ports.besideComments.of(here.citizen.id)).toEqual([]);
  });

  test("of somebody else, or beside what is hidden, does not exist", async () => {
    const [here, there] = [await scene(), await scene()];
    const { beside, cv } = world.useCases;
    await commented(here, here.entry, "Hej");
    await expect(beside.showThread(there.citizen, here.entry)).rejects.toThrow(NotFound);
    await expect(read(there, here.entry)).rejects.toThrow(NotFound);
    await cv.arrange(here.citizen, { id: here.entry.id, act: "hide" });
    await expect(read(here, here.entry)).rejects.toThrow(NotFound);
    const hidden = await beside.showThread(here.citizen, here.entry);
    expect(hidden).toMatchObject({ isShown: false, comments: [{ words: "Hej" }] });
    const answer = { about: here.entry, id: beside.newId(), revision: 1, words: "Hej" };
    await expect(beside.answer(here.citizen, answer)).rejects.toThrow(NotFound);
    await cv.arrange(here.citizen, { id: here.entry.id, act: "show" });
    expect(await beside.answer(here.citizen, answer)).toBe("written");
    const nobody = { kind: "entry", id: cv.newEntryId(here.citizen) } as const;
    await expect(read(here, nobody)).rejects.toThrow(NotFound);
  });

  test("is not news when it cannot be opened", async () => {
    const here = await scene();
    const { beside, cv, pathways } = world.useCases;
    await commented(here, here.entry, "Hej");
    await beside.answer(here.citizen, { about: here.entry, id: beside.newId(), revision: 1, words: "Hej" });
    await commented(here, here.entry, "Tak");
    const staffNews = async () => (await pathways.list(here.staff))[0]?.newsAbout;
    expect(await staffNews()).toEqual(here.entry);
    expect(await beside.count(here.citizen)).toEqual({ all: 3, news: 2 });
    await cv.arrange(here.citizen, { id: here.entry.id, act: "hide" });
    expect(await staffNews()).toBeNull();
    await cv.arrange(here.citizen, { id: here.entry.id, act: "show" });
    await cv.arrange(here.citizen, { id: here.entry.id, act: "remove" });
    expect(await staffNews()).toBeNull();
    expect(await beside.count(here.citizen)).toEqual({ all: 0, news: 0 });
  });

  test("sent again with other words is another one, and answering is not seeing", async () => {
    const here = await scene();
    const { beside } = world.useCases;
    const typed = { caseId: here.caseId, about: here.entry, id: beside.newId(), revision: 1 };
    for (const words of ["Først", "Først", "Så"])
      expect(await beside.comment(here.staff, { ...typed, words })).toBe("written");
    expect((await read(here, here.entry)).comments.map(({ words }) => words)).toEqual(["Først", "Så"]);
    await beside.answer(here.citizen, { about: here.entry, id: beside.newId(), revision: 1, words: "Ja" });
    expect((await beside.count(here.citizen)).news).toBe(2);
  });

  test("is written by who has the newest case, who can take back what somebody wrote before", async () => {
    const here = await scene();
    const { beside, takeCase } = world.useCases;
    const old = await commented(here, here.entry, "Fra den gamle sag");
    world.clock.now = new Date(morning.getTime() + 60_000);
    const { id: caseId } = await world.arrived(here.citizen, example("V13"));
    const next = await world.staff("caseworker");
    expect(await read(here, here.entry)).toMatchObject({ mayWrite: true });
    await takeCase(next, { caseId });
    world.clock.now = morning;
    expect(await read(here, here.entry)).toMatchObject({ mayWrite: false });
    const typed = { about: here.entry, id: beside.newId(), revision: 1, words: "Hej" };
    await expect(beside.comment(here.staff, { ...typed, caseId: here.caseId })).rejects.toThrow(NotAllowed);
    const yes = { about: here.goal.id, revision: 1, says: "agreed" } as const;
    await expect(beside.agreeOnCaseGoal(here.staff, { ...yes, caseId: here.caseId })).rejects.toThrow(
      NotAllowed,
    );
    expect(await beside.withdrawComment(next, { caseId, id: old })).toBe("withdrawn");
    expect(await beside.comment(next, { ...typed, caseId })).toBe("written");
  });

  test("is read with a purpose, and written only by who has the case", async () => {
    const here = await scene();
    const { beside, givePurpose } = world.useCases;
    const lead = await world.staff("team_lead");
    const asked = { caseId: here.caseId, about: here.entry };
    expect(await beside.readCase(lead, asked)).toBeNull();
    await givePurpose(lead, { caseId: here.caseId, purpose: "quality" });
    expect(await beside.readCase(lead, asked)).toMatchObject({ mayWrite: false });
    const typed = { ...asked, id: beside.newId(), revision: 1, words: "Hej" };
    await expect(beside.comment(lead, typed)).rejects.toThrow(NotAllowed);
    const evaluator = await world.staff("evaluator", "administrator");
    await expectRefused((who) => beside.readCase(who, asked), [evaluator, here.citizen]);
    await expectRefused((who) => beside.comment(who, typed), [evaluator, here.citizen]);
    await expectRefused((who) => beside.showThreads(who), [here.staff]);
    await expectRefused((who) => beside.showThread(who, here.entry), [here.staff]);
    await expectRefused((who) => beside.count(who), [here.staff]);
    await expectRefused(
      (who) => beside.answer(who, { about: here.entry, id: typed.id, revision: 1, words: "x" }),
      [here.staff],
    );
    await expectRefused((who) => beside.withdrawAnswer(who, typed.id), [here.staff]);
  });
});

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
      beside.agreeOnCaseGoal(here.staff, { ...asked, about: here.entry.id.replace(/^./, "0") }),
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
