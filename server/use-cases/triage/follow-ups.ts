import type { CitizenId, Confirmation, StaffAnswer, StoredHelp, StoredResponse } from "#db/ports.ts";
import { type MeasuredResult, toMeasured } from "#server/use-cases/answering/measured-result.ts";
import { outcomeOf } from "#server/use-cases/answering/outcome.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { withStaffNames } from "#server/use-cases/triage/with-staff-names.ts";

/** A measurement or a profile that was sent beside the screening, by the citizen or together with a caseworker. */
export interface FollowUp {
  readonly response: StoredResponse & { readonly sentAt: Date };
  readonly installed: Installed;
  /** Null for a profile. */
  readonly measured: MeasuredResult | null;
  /** Caseworkers who wrote for the citizen; empty when the citizen was alone. */
  readonly help: readonly (StoredHelp & { readonly staffName: string })[];
  /** Null while the citizen has said nothing, or when the citizen sent the answers. */
  readonly confirmation: Confirmation | null;
  /** Newest first. */
  readonly staffAnswers: readonly StaffAnswer[];
}

/**
 * The measurements and profiles of a citizen, newest first. They hold nothing of the screening: no points, no level,
 * no flag. The caller has checked that they may be read, and logs it.
 */
export async function followUpsOf(deps: Deps, citizenId: CitizenId): Promise<readonly FollowUp[]> {
  const all = await deps.ports.responses.ownResponses(citizenId);
  const sent = all.flatMap((response) => {
    const { sentAt, instrument } = response;
    const installed = deps.library.all.find((one) => one.instrument.hash === instrument.hash);
    if (sentAt === null || installed === undefined) return [];
    const outcome = outcomeOf(installed.questionnaire.definition);
    if (outcome !== "measure" && outcome !== "profile") return [];
    return [{ response: { ...response, sentAt }, installed }];
  });
  const followUps = await Promise.all(
    sent.map(async ({ response, installed }) => ({
      response,
      installed,
      measured: toMeasured(await deps.ports.responses.resultOf(response.id)),
      help: await withStaffNames(deps, await deps.ports.responses.helpOf(response.id)),
      confirmation: await deps.ports.confirmations.of(response.id),
      staffAnswers: await deps.ports.staffAnswers.of(response.id),
    })),
  );
  return followUps.toSorted((a, b) => Number(b.response.sentAt) - Number(a.response.sentAt));
}
