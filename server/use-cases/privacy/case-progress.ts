import type { StoredCase, StoredResponse } from "#db/ports.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type Reading, toReading } from "#server/use-cases/privacy/who-has-read.ts";

/** How far a sent response has come at the municipality, as the citizen may see it. */
export interface CaseProgress {
  /** The first time that staff read the answers; null when nobody has. */
  readonly firstRead: Reading | null;
  /** When the caseworker recorded a final assessment; null until then. */
  readonly assessedAt: Date | null;
}

/** The case that a response has become; null when it was not scored. The caller has checked whose it is. */
export async function caseOf(deps: Deps, { id, citizenId }: StoredResponse): Promise<StoredCase | null> {
  const cases = await deps.ports.cases.casesOf(citizenId);
  return cases.find(({ responseId }) => responseId === id) ?? null;
}

/** How far the case of one response has come; the caller has checked that it is the visitor's. */
export async function progressOf(deps: Deps, response: StoredResponse): Promise<CaseProgress> {
  const own = await caseOf(deps, response);
  if (own === null) return { firstRead: null, assessedAt: null };
  const events = await deps.ports.audit.aboutCitizen(response.citizenId, 1000);
  const first = events.findLast(
    ({ action, subjectId }) => action === "case.read-answers" && subjectId === own.id,
  );
  return {
    firstRead: first ? toReading(first) : null,
    assessedAt: own.assessments[0]?.at ?? null,
  };
}
