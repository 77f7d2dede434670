import type { GoalEvent, StoredGoal, StoredGoalValues } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { WrittenLang } from "#questionnaires/languages.ts";
import type { Actor, Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { findOccupation, unitGroupOf } from "#server/occupations/occupation.ts";
import { isGoalLetter } from "#server/plan/arrange-goals.ts";
import {
  type GoalPart,
  type GoalProblem,
  goalFault,
  newGoalValues,
  readGoalPart,
} from "#server/plan/goal-form.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId, newId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { importedOccupations } from "#server/use-cases/reference/lists-in-force.ts";

const mostGoals = 30;

export type GoalSaved =
  | { readonly kind: "saved"; readonly goal: StoredGoal }
  /** Nothing was stored. */
  | { readonly kind: "wrong"; readonly problems: readonly GoalProblem[] }
  /** Another screen has changed it meanwhile: this is what stands, and nothing was stored. */
  | { readonly kind: "changed"; readonly goal: StoredGoal }
  | { readonly kind: "full"; readonly most: number };

/** An id for a goal or a step that is about to be written, so that it is stored once. */
export const newPlanId = (deps: Deps) => (): string => newId(deps.randomBytes);

/** What is noted when somebody does something with a goal. */
export const goalEvent = <Kind extends GoalEvent["kind"]>(
  actor: Actor,
  kind: Kind,
  { at, note = "" }: { readonly at: Date; readonly note?: string },
): GoalEvent & { readonly kind: Kind } => ({ kind, note, actorKind: actor.kind, actorId: actor.id, at });

export interface GoalWish {
  readonly id: string;
  readonly letter: string;
  /** Code of a unit group, or of an occupation in the municipality's own list; null for own words. */
  readonly occupation: string | null;
  readonly title: string;
  /** The language in which an occupation of the own list is written down. */
  readonly lang: WrittenLang;
}

/**
 * Makes a goal of the citizen's own plan: an occupation by its code, or the citizen's own words. What is chosen from the
 * municipality's own list is kept as its unit group and its name, so that it stays when another list comes.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such letter or occupation)
 */
export function makeGoal(deps: Deps) {
  const imported = importedOccupations(deps);
  const named = async ({ occupation, title, lang }: GoalWish) => {
    if (occupation === null) return { occupation, title: plainText(title) };
    if (findOccupation(occupation) !== undefined) return { occupation, title: "" };
    const own = (await imported())?.find(occupation);
    const group = unitGroupOf(occupation);
    if (own === undefined || group === undefined) throw new NotFound();
    return { occupation: group.code, title: own.label[lang] };
  };
  return async (visitor: Visitor, wish: GoalWish): Promise<GoalSaved> => {
    const citizen = demandCitizen(visitor, "plan.change");
    const { id, letter } = wish;
    if (!isGoalLetter(letter) || !isId(id)) throw new NotFound();
    const name = await named(wish);
    const fault = name.occupation === null ? goalFault("title", name.title) : null;
    if (fault !== null) return { kind: "wrong", problems: [fault] };
    const at = deps.now();
    const values = newGoalValues(name);
    const fresh = { id, citizenId: citizen.id, letter, values, state: "open", revision: 1 } as const;
    const unsaid = { citizenAgreed: null, staffAgreed: null };
    const goal = await deps.ports.jobPlans.makeGoal(
      { ...fresh, ...unsaid, chosenAt: at, changedAt: at },
      goalEvent(citizen, "made", { at }),
      mostGoals,
    );
    return goal === null ? { kind: "full", most: mostGoals } : { kind: "saved", goal };
  };
}

export interface GoalTyping {
  readonly id: string;
  readonly part: GoalPart;
  /** The revision that the form was drawn from. */
  readonly revision: number;
  readonly fields: Fields;
}

/**
 * Stores one part of a goal of the citizen's own plan. What was agreed was about the words before.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const changeGoal =
  (deps: Deps) =>
  async (visitor: Visitor, { id, part, revision, fields }: GoalTyping): Promise<GoalSaved> => {
    const citizen = demandCitizen(visitor, "plan.change");
    if (!isId(id)) throw new NotFound();
    const own = { citizenId: citizen.id, id };
    const stands = await deps.ports.jobPlans.goal(own);
    if (stands === null) throw new NotFound();
    const { values, problems } = readGoalPart(part, stands.values, fields);
    if (problems.length > 0) return { kind: "wrong", problems };
    if (isSame(values, stands.values)) return { kind: "saved", goal: stands };
    if (stands.revision !== revision) return { kind: "changed", goal: stands };
    const at = deps.now();
    const change = { values, revision, changedAt: at };
    const outcome = await deps.ports.jobPlans.changeGoal(own, change, goalEvent(citizen, "changed", { at }));
    if (outcome.kind === "missing") throw new NotFound();
    return outcome.kind === "saved" ? outcome : { kind: "changed", goal: outcome.goal };
  };

const isSame = (one: StoredGoalValues, other: StoredGoalValues): boolean =>
  (Object.keys(one) as (keyof StoredGoalValues)[]).every((name) => String(one[name]) === String(other[name]));
