import type { ReferenceList, ReferenceListKind, StaffId } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { type Action, demand } from "#server/access/permissions.ts";
import { NotAllowed } from "#server/errors/problem.ts";
import type { CsvFault } from "#server/occupations/csv-fault.ts";
import { areasIn, rowsInForce } from "#server/occupations/openings.ts";
import { readJobBarometerCsv } from "#server/occupations/read-job-barometer-csv.ts";
import { readOccupationCsv } from "#server/occupations/read-occupation-csv.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { barometerRows } from "#server/use-cases/reference/lists-in-force.ts";

/** What a file of each kind is read by. */
const readers = { occupations: readOccupationCsv, "job-barometer": readJobBarometerCsv } as const;

export type ListFault = CsvFault<
  Extract<ReturnType<(typeof readers)[ReferenceListKind]>, { kind: "faulty" }>["faults"][number]["code"]
>;

/** An imported list, and who imported it. */
export interface ImportedList extends Omit<ReferenceList, "importedBy"> {
  readonly by: string;
}

export interface ReferenceListPage {
  /** Null while none is in force. */
  readonly inForce: ImportedList | null;
  /** The others that were ever imported, the newest first. */
  readonly earlier: readonly ImportedList[];
  /** What was in force before the last change, to go back to: a number, 0 for none; null when nothing was changed. */
  readonly before: number | null;
  /** For the job barometer in force: the areas in it, and how many rows are told today. */
  readonly told: { readonly areas: readonly string[]; readonly rows: number } | null;
}

function demandAdministrator(visitor: Visitor, action: Action): StaffActor {
  demand(visitor, action, "any");
  if (visitor.kind !== "staff") throw new NotAllowed();
  return visitor;
}

/** The lists of a kind: in force, and those before. @throws NotLoggedIn, NotAllowed */
export function showReferenceLists(deps: Deps) {
  const read = barometerRows(deps);
  return async (visitor: Visitor, kind: ReferenceListKind): Promise<ReferenceListPage> => {
    demandAdministrator(visitor, "reference-list.read");
    const { referenceLists, people } = deps.ports;
    const [lists, turns] = await Promise.all([referenceLists.all(kind), referenceLists.turns(kind)]);
    const ids: readonly StaffId[] = [...new Set(lists.map(({ importedBy }) => importedBy))];
    const members = await people.staff(ids);
    const all = lists.map(({ importedBy, ...list }) => ({
      ...list,
      by: members.find(({ id }) => id === importedBy)?.name ?? "",
    }));
    const current = turns[0]?.number ?? 0;
    return {
      inForce: all.find(({ number }) => number === current) ?? null,
      earlier: all.filter(({ number }) => number !== current),
      before: turns.length === 0 ? null : (turns[1]?.number ?? 0),
      told: kind === "job-barometer" && current !== 0 ? await toldToday(deps, await read()) : null,
    };
  };
}

async function toldToday(
  { municipality, now }: Deps,
  rows: Awaited<ReturnType<ReturnType<typeof barometerRows>>>,
): Promise<ReferenceListPage["told"]> {
  const rule = { area: municipality.jobArea ?? null, months: municipality.barometerMonths };
  const all = rows ?? [];
  return { areas: areasIn(all), rows: rowsInForce(all, rule, civilDate(now())).length };
}

/**
 * Reads a file of CSV and puts it in force. With a fault anywhere nothing is stored, and all faults are told.
 * @throws NotLoggedIn, NotAllowed
 */
export const importReferenceList =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { kind, bytes }: { readonly kind: ReferenceListKind; readonly bytes: Uint8Array },
  ): Promise<readonly ListFault[]> => {
    const staff = demandAdministrator(visitor, "reference-list.change");
    const reading = readers[kind](bytes);
    if (reading.kind === "faulty") return reading.faults;
    const at = deps.now();
    const { rows } = reading;
    await deps.ports.referenceLists.add({ kind, rows, importedAt: at, importedBy: staff.id }, (number) =>
      auditOf(staff, "reference-list.change", { at, subject: subjectOf(kind, number) }),
    );
    return [];
  };

const subjectOf = (kind: ReferenceListKind, number: number) =>
  ({ subjectKind: "reference-list", subjectId: `${kind} ${number}`, citizenId: null }) as const;

/** Puts an earlier list, or with 0 none, in force. False when there is no such list. @throws NotLoggedIn, NotAllowed */
export const putReferenceListInForce =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    { kind, number }: { readonly kind: ReferenceListKind; readonly number: number },
  ): Promise<boolean> => {
    const staff = demandAdministrator(visitor, "reference-list.change");
    const at = deps.now();
    const audit = auditOf(staff, "reference-list.change", { at, subject: subjectOf(kind, number) });
    return deps.ports.referenceLists.putInForce({ kind, number, at, staffId: staff.id }, audit);
  };
