import type { ReferenceListKind } from "#db/ports.ts";
import type { NamedOccupation } from "#server/occupations/occupation.ts";
import { type BarometerRule, type Openings, openingsFor, rowsInForce } from "#server/occupations/openings.ts";
import type { BarometerRow } from "#server/occupations/read-job-barometer-csv.ts";
import { indexOccupations, type SearchOccupations } from "#server/occupations/search-occupations.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/**
 * What is made of the list in force, made once for each list: reading and indexing take up to a second. The number in
 * force is asked for each time, so that every process follows an import at once.
 */
function madeOnce<T>(
  { ports }: Pick<Deps, "ports">,
  kind: ReferenceListKind,
  make: (rows: readonly unknown[]) => T,
): () => Promise<T | null> {
  let known: { readonly number: number; readonly made: Promise<T | null> } | undefined;
  return async () => {
    const number = await ports.referenceLists.inForce(kind);
    if (number === 0) return null;
    if (known?.number !== number)
      known = { number, made: ports.referenceLists.rows(kind, number).then((rows) => rows && make(rows)) };
    const { made } = known;
    return made.catch((error: unknown) => {
      known = undefined;
      throw error;
    });
  };
}

export interface ImportedOccupations {
  readonly search: SearchOccupations<NamedOccupation>;
  /** The occupation with these six digits. */
  readonly find: (code: string) => NamedOccupation | undefined;
}

/** The imported list of occupations, ready to be searched; null while none is in force. */
export const importedOccupations = (deps: Pick<Deps, "ports">) =>
  madeOnce(deps, "occupations", (rows): ImportedOccupations => {
    // The rows were checked when they were imported, and nothing changes them.
    const list = rows as readonly NamedOccupation[];
    const byCode = new Map(list.map((one) => [one.code, one]));
    return { search: indexOccupations(list), find: (code) => byCode.get(code) };
  });

/** The rows of the job barometer in force; null while none is. */
export const barometerRows = (deps: Pick<Deps, "ports">) =>
  madeOnce(deps, "job-barometer", (rows) => rows as readonly BarometerRow[]);

const ruleOf = ({ jobArea, barometerMonths }: Deps["municipality"]): BarometerRule => ({
  area: jobArea ?? null,
  months: barometerMonths,
});

/** The chances in a unit group and its kindred, as they may be told today; null when there is nothing to tell. */
export function openingsToday(deps: Deps) {
  const read = barometerRows(deps);
  return async (code: string): Promise<Openings | null> => {
    const rows = await read();
    if (rows === null) return null;
    return openingsFor(rowsInForce(rows, ruleOf(deps.municipality), civilDate(deps.now())), code);
  };
}

export type OpeningsToday = ReturnType<typeof openingsToday>;
