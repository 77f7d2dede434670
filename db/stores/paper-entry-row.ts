import type { Tables } from "../define.ts";
import type { PaperEntries, PaperEntry } from "../ports.ts";

type Row = Tables["paperEntries"]["$inferSelect"];
type Change = Parameters<PaperEntries["change"]>[1];

/** A row of the table as the port tells it. */
export const toEntry = (row: Row): PaperEntry => ({
  id: row.id,
  code: row.code,
  printedCode: row.printedCode,
  citizenId: row.citizenId,
  twice: row.twice,
  first: { keys: row.first, by: row.firstBy, at: row.firstAt },
  second:
    row.second === null || row.secondBy === null || row.secondAt === null
      ? null
      : { keys: row.second, by: row.secondBy, at: row.secondAt },
  compared: row.compared,
  differed: row.differed,
  settled: row.settled,
  revision: row.revision,
  responseId: row.responseId,
});

/** An entry as columns. */
export const entryColumns = ({ first, second, ...entry }: PaperEntry): Row => ({
  ...entry,
  first: first.keys,
  firstBy: first.by,
  firstAt: first.at,
  second: second?.keys ?? null,
  secondBy: second?.by ?? null,
  secondAt: second?.at ?? null,
});

/** What a change sets. */
export const changedColumns = ({ first, second, ...rest }: Change): Partial<Row> => ({
  ...rest,
  ...(first && { first: first.keys, firstBy: first.by, firstAt: first.at }),
  ...(second && { second: second.keys, secondBy: second.by, secondAt: second.at }),
});
