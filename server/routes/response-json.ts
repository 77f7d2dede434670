import * as v from "valibot";
import type { StoredResponse } from "#db/ports.ts";
import { langs } from "#questionnaires/languages.ts";
import type { StaffReceipt } from "#server/use-cases/assisted/staff-receipt.ts";

const text = v.pipe(v.string(), v.maxLength(10_000));
const code = v.pipe(v.string(), v.maxLength(200));
const most = 100;

/** One answer of any kind: how far it may go. What is right for the question is checked where the question is known. */
export const answerValue = v.nullable(
  v.union([
    text,
    v.number(),
    v.pipe(v.array(code), v.maxLength(most)),
    v.pipe(v.record(code, code), v.maxEntries(most)),
    v.pipe(
      v.array(v.pipe(v.record(code, v.union([text, v.number()])), v.maxEntries(most))),
      v.maxLength(200),
    ),
  ]),
);
export const lang = v.picklist(langs);

export const ResponseAnswer = v.strictObject({
  id: v.string(),
  questionnaire: v.string(),
  version: v.string(),
  benefit: v.string(),
  language: lang,
  answers: v.record(v.string(), answerValue),
  revision: v.number(),
  savedAt: v.string(),
  sentAt: v.nullable(v.string()),
  receiptNumber: v.nullable(v.string()),
});

/** What staff who send are told. */
export const ReceiptAnswer = v.strictObject({
  id: v.string(),
  receiptNumber: v.string(),
  sentAt: v.string(),
});

/** A receipt for staff as JSON. */
export const tellReceipt = ({
  id,
  receiptNumber,
  sentAt,
}: StaffReceipt): v.InferOutput<typeof ReceiptAnswer> => ({
  id,
  receiptNumber,
  sentAt: sentAt.toISOString(),
});

/** A response as JSON. */
export const tellResponse = (response: StoredResponse): v.InferOutput<typeof ResponseAnswer> => ({
  id: response.id,
  questionnaire: response.instrument.questionnaireId,
  version: response.instrument.version,
  benefit: response.variant,
  language: response.lang,
  answers: { ...response.answers } as v.InferOutput<typeof ResponseAnswer>["answers"],
  revision: response.revision,
  savedAt: response.savedAt.toISOString(),
  sentAt: response.sentAt?.toISOString() ?? null,
  receiptNumber: response.receiptNumber,
});
