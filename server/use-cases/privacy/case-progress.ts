import type { StoredResponse } from "#db/ports.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type Reading, toReading } from "#server/use-cases/privacy/who-has-read.ts";

/** How far a sent response has come at the municipality, as the citizen may see it. */
export interface CaseProgress {
  /** The first time that staff read the answers; null when nobody has. */
  readonly firstRead: Reading | null;
  /** When the caseworker recorded a final assessment; null until then. */
  readonly assessedAt: Date | null;
  /** Civil date by which somebody must have talked with the citizen; null when there is no case. */
  readonly dueOn: string | null;
}

/** Looks up the case of one response of its owner; the caller has checked that it is theirs. */
export async function progressOf(deps: Deps, response: StoredResponse): Promise<CaseProgress> {
  const cases = await deps.ports.cases.casesOf(response.citizenId);
  const own = cases.find(({ responseId }) => responseId === response.id);
  if (own === undefined) return { firstRead: null, assessedAt: null, dueOn: null };
  const events = await deps.ports.audit.aboutCitizen(response.citizenId, 1000);
  const first = events.findLast(
    ({ action, subjectId }) => action === "case.read-answers" && subjectId === own.id,
  );
  return {
    firstRead: first ? toReading(first) : null,
    assessedAt: own.assessments[0]?.at ?? null,
    dueOn: own.dueOn,
  };
}
