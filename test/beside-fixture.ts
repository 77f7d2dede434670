import { expect } from "vitest";
import type { CommentSubject } from "#db/ports.ts";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { example, type World } from "#test/use-case-fixture.ts";

/** A citizen with an entry in the CV and a goal, and the caseworker who has the case. */
export interface Scene {
  readonly citizen: CitizenActor;
  readonly staff: StaffActor;
  readonly caseId: string;
  readonly entry: CommentSubject;
  readonly goal: CommentSubject;
}

export async function besideScene(world: World): Promise<Scene> {
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

/** The caseworker writes; the id of the comment. */
export async function commented(
  world: World,
  { staff, caseId }: Scene,
  { about, words, revision = 1 }: { about: CommentSubject; words: string; revision?: number },
): Promise<string> {
  const id = world.useCases.beside.newId();
  expect(await world.useCases.beside.comment(staff, { caseId, about, id, words, revision })).toBe("written");
  return id;
}

/** What the caseworker reads. */
export const readBeside = async (world: World, { staff, caseId }: Scene, about: CommentSubject) => {
  const found = await world.useCases.beside.readCase(staff, { caseId, about });
  if (found === null) throw new Error("The door is closed.");
  return found;
};
