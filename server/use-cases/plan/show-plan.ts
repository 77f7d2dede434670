import type { CitizenId, StoredGoal, StoredGoalEvent, StoredPlanStep } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import type { Openings } from "#server/occupations/openings.ts";
import { arrangeGoals, type LetterGoals } from "#server/plan/arrange-goals.ts";
import { type PlanProgress, planProgress } from "#server/plan/plan-progress.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type OpeningsToday, openingsToday } from "#server/use-cases/reference/lists-in-force.ts";

export interface PlanView {
  readonly letters: readonly LetterGoals[];
  readonly steps: readonly StoredPlanStep[];
  readonly progress: PlanProgress;
  /** `yyyy-mm-dd` in Denmark. */
  readonly today: string;
}

/** A citizen's job plan; the caller has checked who may see it. */
export async function planOf(deps: Deps, citizenId: CitizenId): Promise<PlanView> {
  const [goals, steps] = await Promise.all([
    deps.ports.jobPlans.goalsOf(citizenId),
    deps.ports.jobPlans.stepsOf(citizenId),
  ]);
  const today = civilDate(deps.now());
  return { letters: arrangeGoals(goals), steps, progress: planProgress(steps, today), today };
}

/** The citizen's own job plan. @throws NotLoggedIn, NotAllowed */
export const showPlan =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<PlanView> => {
    const citizen = demandCitizen(visitor, "plan.read");
    return planOf(deps, citizen.id);
  };

export interface GoalView {
  readonly goal: StoredGoal;
  /** The current one of its letter. */
  readonly isCurrent: boolean;
  /** The newest first. */
  readonly history: readonly StoredGoalEvent[];
  readonly steps: readonly StoredPlanStep[];
  /** The chances in its occupation and kindred ones; null when there is nothing to tell. */
  readonly openings: Openings | null;
}

/** One goal of the citizen's own plan. @throws NotLoggedIn, NotAllowed, NotFound */
export function showGoal(deps: Deps) {
  const openings = openingsToday(deps);
  return async (visitor: Visitor, id: string): Promise<GoalView> => {
    const citizen = demandCitizen(visitor, "plan.read");
    const { jobPlans } = deps.ports;
    const [goals, events, steps] = await Promise.all([
      jobPlans.goalsOf(citizen.id),
      jobPlans.eventsOf(citizen.id),
      jobPlans.stepsOf(citizen.id),
    ]);
    const goal = goals.find((one) => one.id === id);
    if (goal === undefined) throw new NotFound();
    return {
      goal,
      isCurrent: arrangeGoals(goals).some(({ current }) => current?.id === id),
      history: events.filter(({ goalId }) => goalId === id),
      steps: steps.filter(({ goalId }) => goalId === id),
      openings: await openingsOf(goal, openings),
    };
  };
}

/** For a goal that is worked towards and whose occupation is known. */
export const openingsOf = async (
  { state, values }: StoredGoal,
  openings: OpeningsToday,
): Promise<Openings | null> =>
  state === "open" && values.occupation !== null ? openings(values.occupation) : null;
