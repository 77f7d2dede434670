import { Problem, Unavailable, Unexpected } from "#server/errors/problem.ts";
import type { Log } from "#server/log.ts";

/** Names of database errors that pass by themselves; nothing was changed. */
const passing: ReadonlySet<string> = new Set(["DatabaseBusy", "DatabaseUnavailable", "DatabaseFull"]);

/** Tells any error as a problem. What nobody expected is logged under the request id, and told without details. */
export const createProblemOf =
  (log: Log) =>
  (error: unknown, requestId: string): Problem => {
    if (error instanceof Problem) return error;
    log.fault("unexpected", error, requestId);
    return error instanceof Error && passing.has(error.name) ? new Unavailable() : new Unexpected();
  };
