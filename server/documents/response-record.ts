import type { AnswerValue } from "#questionnaires/engine/answers.ts";

/** One response as a document tells it: no name, no number, nobody it belongs to. */
export type ResponseRecord = {
  /** Letters and digits; left out where a response has no name of its own. */
  readonly id?: string;
  readonly questionnaire: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly variant: string;
  readonly language: string;
  /** Every way it was filled in, such as `self` or `phone`. */
  readonly provenance: readonly string[];
  readonly status: "in-progress" | "completed" | "stopped" | "amended" | "entered-in-error";
  /** Times in ISO 8601, UTC; null where none is kept. */
  readonly startedAt: string | null;
  readonly savedAt: string | null;
  readonly sentAt: string | null;
  readonly receiptNumber: string | null;
  /** Answers to shown questions, as `checkAnswers` lets them be stored. */
  readonly answers: Readonly<Record<string, AnswerValue>>;
};
