import type { StoredResponse } from "#db/ports.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { VersionRetired } from "#server/errors/problem.ts";
import type { CaseProgress } from "#server/use-cases/privacy/case-progress.ts";

export interface SentResponse {
  response: StoredResponse;
  /** Null when the version is not installed any more: then there is nothing more to show. */
  receipt: { scored: boolean; progress: CaseProgress; definition: Definition } | null;
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
        return { response, receipt: { scored, progress, definition: installed.questionnaire.definition } };
      } catch (error) {
        if (error instanceof VersionRetired) return { response, receipt: null };
        throw error;
      }
    }),
  );
