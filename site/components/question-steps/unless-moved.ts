import { Conflict } from "#server/errors/problem.ts";

/** True when it was done; false when nothing was, because the answers are no longer those that the page had shown. */
export const unlessMoved = (act: Promise<unknown>): Promise<boolean> =>
  act.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Conflict) return false;
      throw error;
    },
  );
