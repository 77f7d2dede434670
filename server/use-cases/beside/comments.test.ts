import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommentSubject } from "#db/ports.ts";
import { NotAllowed, NotFound } from "#server/errors/problem.ts";
import { besideScene, readBeside, type Scene, commented as writeBeside } from "#test/beside-fixture.ts";
import { example, expectRefused, morning, openWorld, type World } from "#test/use-case-fixture.ts";
import { commentLimit } from "./subject.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const scene = () => besideScene(world);
const commented = (here: Scene, about: CommentSubject, words: string, revision = 1) =>
  writeBeside(world, here, { about, words, revision });
const read = (here: Scene, about: CommentSubject) => readBeside(world, here, about);

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
