import type { Tables } from "../define.ts";
import type { StoredResponse, StoredResult } from "../ports.ts";

export type ResponseRow = Tables["responses"]["$inferSelect"];

type InstrumentColumns = Pick<ResponseRow, "questionnaireId" | "version" | "instrumentHash">;

const instrumentOf = ({ questionnaireId, version, instrumentHash }: InstrumentColumns) => ({
  questionnaireId,
  version,
  hash: instrumentHash,
});

/** The instrument as columns. */
export const instrumentColumns = (instrument: StoredResponse["instrument"]): InstrumentColumns => ({
  questionnaireId: instrument.questionnaireId,
  version: instrument.version,
  instrumentHash: instrument.hash,
});

/** A row of the table as the port tells it. */
export const toResponse = (row: ResponseRow): StoredResponse => ({
  id: row.id,
  citizenId: row.citizenId,
  instrument: instrumentOf(row),
  variant: row.variant,
  lang: row.lang,
  provenance: row.provenance,
  answers: row.answers,
  marks: row.marks,
  lookAgain: row.lookAgain,
  resumeAt: row.resumeAt,
  revision: row.revision,
  startedAt: row.startedAt,
  savedAt: row.savedAt,
  sentAt: row.sentAt,
  receiptNumber: row.receiptNumber,
});

/** A stored result as the port tells it. */
export const toResult = (row: Tables["results"]["$inferSelect"]): StoredResult => ({
  responseId: row.responseId,
  instrument: instrumentOf(row),
  evaluation: row.evaluation,
  createdAt: row.createdAt,
});
