import type { StoredResponse } from "#db/ports.ts";
import type { ResponseRecord } from "#server/documents/response-record.ts";
import type { Installed } from "#server/use-cases/library.ts";

/** A response and the questionnaire it answers: what a document of it is made from. */
export interface ExportedResponse {
  readonly installed: Installed;
  readonly record: ResponseRecord;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A stored response as a document tells it, without the person. Times are ISO 8601 in UTC. */
export const recordOf = (response: StoredResponse): ResponseRecord => ({
  id: response.id,
  questionnaire: {
    id: response.instrument.questionnaireId,
    version: response.instrument.version,
    sha256: response.instrument.hash,
  },
  variant: response.variant,
  language: response.lang,
  provenance: response.provenance,
  status: response.sentAt === null ? "in-progress" : "completed",
  startedAt: iso(response.startedAt),
  savedAt: iso(response.savedAt),
  sentAt: iso(response.sentAt),
  receiptNumber: response.receiptNumber,
  answers: response.answers,
});
