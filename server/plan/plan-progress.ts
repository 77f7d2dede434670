import type { StoredPlanStep } from "#db/ports.ts";

export interface PlanProgress {
  readonly done: number;
  readonly all: number;
  /** Not done, and the day is over. */
  readonly late: number;
  /** The first that is not done; null when all are done. */
  readonly next: StoredPlanStep | null;
}

/** How far the steps have come on a day (`yyyy-mm-dd`). The steps are in the order of their days. */
export function planProgress(steps: readonly StoredPlanStep[], today: string): PlanProgress {
  const open = steps.filter(({ doneAt }) => doneAt === null);
  return {
    done: steps.length - open.length,
    all: steps.length,
    late: open.filter(({ dueOn }) => dueOn < today).length,
    next: open[0] ?? null,
  };
}
