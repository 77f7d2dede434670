import { AsyncLocalStorage } from "node:async_hooks";

const scope = new AsyncLocalStorage<{ open: boolean }>();

/** Runs a unit and marks everything it calls, so that a unit inside a unit can be refused. */
export async function insideUnit<T>(unit: () => Promise<T>): Promise<T> {
  const mark = { open: true };
  try {
    return await scope.run(mark, unit);
  } finally {
    mark.open = false;
  }
}

/**
 * A unit inside a unit would wait for itself for ever on SQLite and not be atomic on PostgreSQL; a read past
 * the unit would not see what the unit wrote.
 */
export function refuseNesting(): void {
  if (scope.getStore()?.open) throw new Error("A unit of the database asked the database past itself.");
}
