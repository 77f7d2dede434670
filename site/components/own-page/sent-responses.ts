import type { StoredResponse } from "#db/ports.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { VersionRetired } from "#server/errors/problem.ts";
import type { CaseProgress } from "#server/use-cases/privacy/case-progress.ts";

export interface SentResponse {
  response: StoredResponse;
  /** Null when the version is not installed any more: then there is nothing more to show. */
  receipt: { scored: boolean; progress: CaseProgress; definition: Definition } | null;
  /** Whether the citizen has said that answers which a caseworker sent are right; null when nobody asks. */
  word: "awaited" | "fits" | "disputed" | null;
}

/** What has become of each sent response. */
export const sentResponses = (
  { useCases, visitor }: Pick<App.Locals, "useCases" | "visitor">,
  sent: readonly StoredResponse[],
): Promise<readonly SentResponse[]> =>
  Promise.all(
    sent.map(async (response) => {
      try {
        const { scored, progress, installed } = await useCases.showReceipt(visitor, {
          responseId: response.id,
        });
        const receipt = { scored, progress, definition: installed.questionnaire.definition };
        return { response, receipt, word: await wordOn({ useCases, visitor }, response) };
      } catch (error) {
        if (error instanceof VersionRetired) return { response, receipt: null, word: null };
        throw error;
      }
    }),
  );

async function wordOn(
  { useCases, visitor }: Pick<App.Locals, "useCases" | "visitor">,
  { id, sentBy }: StoredResponse,
): Promise<SentResponse["word"]> {
  if (sentBy === null) return null;
  const { confirmation } = await useCases.showConfirmation(visitor, { responseId: id });
  if (confirmation === null) return "awaited";
  return confirmation.fits ? "fits" : "disputed";
}
