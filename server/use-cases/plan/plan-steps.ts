import type { Remind } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { calendarFile } from "#server/plan/calendar-file.ts";
import { readDay } from "#server/plan/read-day.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

const mostSteps = 100;
const longestStep = 200;

/** Nobody is reminded who has not asked for it. */
const unasked = { remind: "never", remindedOn: null } as const;

export type StepProblem = "required" | "too-long" | "not-a-day" | "full";

/**
 * Adds a step to the citizen's own plan; null when it was stored, else what is wrong, and nothing was stored.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such goal)
 */
export const addStep =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    typed: {
      readonly id: string;
      readonly goalId: string | null;
      readonly words: string;
      readonly day: readonly [day: string, month: string, year: string];
    },
  ): Promise<readonly StepProblem[]> => {
    const citizen = demandCitizen(visitor, "plan.change");
    const { id, goalId } = typed;
    if (!isId(id) || (goalId !== null && !isId(goalId))) throw new NotFound();
    if (goalId !== null && (await deps.ports.jobPlans.goal({ citizenId: citizen.id, id: goalId })) === null)
      throw new NotFound();
    const words = plainText(typed.words).replaceAll("\n", " ");
    const dueOn = readDay(...typed.day);
    const problems: StepProblem[] = [];
    if (words === "") problems.push("required");
    if (words.length > longestStep) problems.push("too-long");
    if (dueOn === null) return [...problems, "not-a-day"];
    if (problems.length > 0) return problems;
    const step = {
      id,
      citizenId: citizen.id,
      goalId,
      words,
      dueOn,
      doneAt: null,
      madeAt: deps.now(),
      ...unasked,
    };
    return (await deps.ports.jobPlans.addStep(step, mostSteps)) ? [] : ["full"];
  };

/** Marks, unmarks or deletes a step of the citizen's own plan. @throws NotLoggedIn, NotAllowed, NotFound */
export const settleStep =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { id, act }: { readonly id: string; readonly act: "done" | "undone" | "deleted" },
  ): Promise<void> => {
    const citizen = demandCitizen(visitor, "plan.change");
    if (!isId(id)) throw new NotFound();
    const { jobPlans } = deps.ports;
    const own = { citizenId: citizen.id, id };
    const isThere =
      act === "deleted"
        ? await jobPlans.deleteStep(own)
        : await jobPlans.markStep(own, act === "done" ? deps.now() : null);
    if (!isThere) throw new NotFound();
  };

/**
 * Sets when a mail is sent about a step of the citizen's own plan, or about all that are not done (`all`). What was sent
 * already is not sent again, unless another day is chosen.
 * @throws NotLoggedIn, NotAllowed, NotFound (no such step)
 */
export const remindOfStep =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { id, remind }: { readonly id: string; readonly remind: Remind },
  ): Promise<void> => {
    const citizen = demandCitizen(visitor, "plan.change");
    if (id !== "all" && !isId(id)) throw new NotFound();
    const isThere = await deps.ports.jobPlans.remindOf({ citizenId: citizen.id, id }, remind);
    if (!isThere) throw new NotFound();
  };

/** One step, or all of them, as an iCalendar file. @throws NotLoggedIn, NotAllowed, NotFound (no such step) */
export const stepsCalendar =
  (deps: Deps) =>
  async (visitor: Visitor, id: string | null): Promise<string> => {
    const citizen = demandCitizen(visitor, "plan.read");
    const all = await deps.ports.jobPlans.stepsOf(citizen.id);
    const wanted = id === null ? all : all.filter((step) => step.id === id);
    if (id !== null && wanted.length === 0) throw new NotFound();
    const days = wanted.map((step) => ({
      id: step.id,
      words: step.words,
      day: step.dueOn,
      isDone: step.doneAt !== null,
    }));
    return calendarFile(days, deps.now());
  };
