import type { FoundCitizen } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { auditOf, citizenSubject } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** Most citizens that a search gives; more means that the words are too few. */
export const mostCitizensFound = 20;

/** Shortest part of a name that is searched for. */
const shortestName = 2;

/**
 * Finds the citizen to fill in together with: by cpr number anybody whom the portal knows, by name only those who
 * have a case. What was searched for is never logged; who searched, and whose name came up, is.
 * @throws NotLoggedIn, NotAllowed
 */
export const findCitizens =
  (deps: Deps) =>
  async (visitor: Visitor, { words }: { words: string }): Promise<readonly FoundCitizen[]> => {
    const staff = demandStaff(visitor, "assisted.find");
    const typed = plainText(words);
    const cprIndex = deps.cprIndexOf(typed);
    if (cprIndex === null && typed.length < shortestName) return [];
    const search = cprIndex === null ? { words: typed } : { cprIndex };
    const found = await deps.ports.people.findCitizens(search, mostCitizensFound);
    const at = deps.now();
    const list = { subjectKind: "list", subjectId: "citizens", citizenId: null, purpose: "search" } as const;
    const subjects = [list, ...found.map(({ id }) => citizenSubject(id, "search"))];
    await deps.ports.audit.record(
      subjects.map((subject) => auditOf(staff, "assisted.find", { at, subject })),
    );
    return found;
  };
