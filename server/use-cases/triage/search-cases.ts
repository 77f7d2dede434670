import type { CaseRow, CaseSearch } from "#db/ports.ts";
import type { StaffActor, Visitor } from "#server/access/actor.ts";
import { auditOf, caseSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { readReceiptNumber } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { type ListedCase, withDays } from "#server/use-cases/triage/list-cases.ts";

/** Most rows that a search gives; more means that the words are too few. */
export const mostFound = 50;

/** Shortest part of a name that is searched for. */
const shortestName = 2;

/**
 * Finds cases by name, receipt number or cpr number, low results included. What was searched for is never
 * logged; that somebody searched, and whose case came up, is.
 * @throws NotLoggedIn, NotAllowed
 */
export const searchCases =
  (deps: Deps) =>
  async (visitor: Visitor, { words }: { words: string }): Promise<readonly ListedCase[]> => {
    const staff = demandStaff(visitor, "case.search");
    const searches = readSearches(deps, plainText(words));
    if (searches.length === 0) return [];
    const rows = await firstFound(deps, searches);
    await logSearch(deps, staff, rows);
    return rows.map((row) => withDays(deps, row));
  };

async function firstFound(deps: Deps, searches: readonly CaseSearch[]): Promise<readonly CaseRow[]> {
  for (const search of searches) {
    const rows = await deps.ports.cases.search(search, mostFound);
    if (rows.length > 0) return rows;
  }
  return [];
}

/** One row for the search itself, also when it found nobody, and one for each case that came up. */
async function logSearch(deps: Deps, staff: StaffActor, rows: readonly CaseRow[]): Promise<void> {
  const at = deps.now();
  const list = { subjectKind: "list", subjectId: "search", citizenId: null, purpose: "search" } as const;
  const cases = await Promise.all(rows.map(({ id }) => deps.ports.cases.find(id)));
  const subjects = cases.flatMap((found) => (found === null ? [] : [caseSubject(found, "search")]));
  await deps.ports.audit.record(
    [list, ...subjects].map((subject) => auditOf(staff, "case.search", { at, subject })),
  );
}

/** What the words can mean, the likeliest first: eight letters may be a receipt number or two short names. */
function readSearches(deps: Deps, words: string): readonly CaseSearch[] {
  const cprIndex = deps.cprIndexOf(words);
  if (cprIndex !== null) return [{ by: "cpr", cprIndex }];
  const receiptNumber = readReceiptNumber(words);
  const byName: CaseSearch[] = words.length < shortestName ? [] : [{ by: "name", words }];
  return receiptNumber === null ? byName : [{ by: "receipt", receiptNumber }, ...byName];
}
