import type { Tables } from "../define.ts";
import type { StoredResponse, StoredResult, Way } from "../ports.ts";

export type ResponseRow = Tables["responses"]["$inferSelect"];

type InstrumentColumns = Pick<ResponseRow, "questionnaireId" | "version" | "instrumentHash">;

/** The instrument that the columns name. */
export const instrumentOf = ({ questionnaireId, version, instrumentHash }: InstrumentColumns) => ({
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

/** The ways as the column holds them. */
export const provenanceColumn = (provenance: StoredResponse["provenance"]): string => provenance.join(" ");

/** A row of the table as the port tells it. */
export const toResponse = (row: ResponseRow): StoredResponse => ({
  id: row.id,
  citizenId: row.citizenId,
  instrument: instrumentOf(row),
  variant: row.variant,
  lang: row.lang,
  translationHash: row.translationHash,
  provenance: row.provenance.split(" ") as Way[],
  answers: row.answers,
  marks: row.marks,
  lookAgain: row.lookAgain,
  resumeAt: row.resumeAt,
  revision: row.revision,
  startedAt: row.startedAt,
  savedAt: row.savedAt,
  sentAt: row.sentAt,
  sentBy: row.sentBy,
  receiptNumber: row.receiptNumber,
});

/** A stored result as the port tells it. */
export const toResult = (row: Tables["results"]["$inferSelect"]): StoredResult => ({
  responseId: row.responseId,
  instrument: instrumentOf(row),
  evaluation: row.evaluation,
  createdAt: row.createdAt,
});
