import type { CaseSearch } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { type ListedCase, withDays } from "#server/use-cases/triage/list-cases.ts";
import { demandStaff } from "#server/use-cases/triage/relation.ts";

/** Most rows that a search gives; more means that the words are too few. */
export const mostFound = 50;

/** Shortest part of a name that is searched for. */
const shortestName = 2;

/**
 * Finds cases by name, receipt number or cpr number, low results included. What was searched for is never
 * logged; whose case came up is.
 * @throws NotLoggedIn, NotAllowed
 */
export const searchCases =
  (deps: Deps) =>
  async (visitor: Visitor, { words }: { words: string }): Promise<readonly ListedCase[]> => {
    const staff = demandStaff(visitor, "case.search");
    const search = readSearch(deps, plainText(words));
    if (search === null) return [];
    const rows = await deps.ports.cases.search(search, mostFound);
    const at = deps.now();
    const cases = await Promise.all(rows.map(({ id }) => deps.ports.cases.find(id)));
    await deps.ports.audit.record(
      cases.flatMap((found) =>
        found === null
          ? []
          : [
              auditOf(staff, "case.search", {
                at,
                subject: { subjectKind: "case", subjectId: found.id, citizenId: found.citizenId },
              }),
            ],
      ),
    );
    return rows.map((row) => withDays(deps, row));
  };

function readSearch(deps: Deps, words: string): CaseSearch | null {
  const receipt = /^([0-9A-Za-z]{4})[- ]?([0-9A-Za-z]{4})$/.exec(words);
  const cprIndex = deps.cprIndexOf(words);
  if (cprIndex !== null) return { by: "cpr", cprIndex };
  if (receipt !== null && /\d/.test(words))
    return { by: "receipt", receiptNumber: `${receipt[1]}-${receipt[2]}`.toUpperCase() };
  return words.length < shortestName ? null : { by: "name", words };
}
