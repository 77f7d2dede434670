import { createHash } from "node:crypto";
import type { ColumnPiece, KeptColumns, SurveyAnswer } from "#db/ports.ts";
import { ColumnBuilder, type Columns, type Run } from "./columns.ts";
import type { Item } from "./items.ts";

/** People of one piece at most, so that none is larger than a database likes. */
const mostInPiece = 65_536;

/** Goes up when the bytes of a piece come to mean something else. */
const layout = 1;

/** What the bytes of kept columns mean: which definition, which items in which order, and which codes each has. */
export function shapeOf(items: readonly Item[], definitionHash: string): string {
  const said = [layout, definitionHash, items.map(({ id, codes }) => [id, codes])];
  return createHash("sha256").update(JSON.stringify(said)).digest("base64url");
}

/**
 * Answers in columns, as they are kept. People lie in the order of the random ids of their answers, as they do when the
 * columns are made from the stored answers: the same answers give the same bytes, in whatever order they came.
 */
export function keptOf(
  items: readonly Item[],
  definitionHash: string,
  answers: readonly SurveyAnswer[],
): KeptColumns {
  const builder = new ColumnBuilder(items);
  const key = ({ day, id }: SurveyAnswer) => `${day} ${id}`;
  for (const answer of answers.toSorted((one, other) => (key(one) < key(other) ? -1 : 1)))
    builder.add(answer);
  return { shape: shapeOf(items, definitionHash), pieces: piecesOf(builder.done()) };
}

/** The pieces of columns in which those of one day lie together. */
export function piecesOf(columns: Columns): readonly ColumnPiece[] {
  const pieces: ColumnPiece[] = [];
  for (const { day, start, end } of columns.runs)
    for (let from = start; from < end; from += mostInPiece) {
      const to = Math.min(end, from + mostInPiece);
      const bytes = new Uint8Array(columns.values.length * (to - from));
      columns.values.forEach((column, place) => {
        bytes.set(column.subarray(from, to), place * (to - from));
      });
      pieces.push({ day: columns.days[day] ?? "", people: to - from, bytes });
    }
  return pieces;
}

/** The columns that pieces were made of; the pieces come day after day. */
export function columnsFrom(items: readonly Item[], pieces: readonly ColumnPiece[]): Columns {
  const people = pieces.reduce((sum, piece) => sum + piece.people, 0);
  const values = items.map(() => new Uint8Array(people));
  const days = [...new Set(pieces.map(({ day }) => day))];
  const runs: Run[] = [];
  let start = 0;
  for (const { day, people: count, bytes } of pieces) {
    for (const [place, column] of values.entries())
      column.set(bytes.subarray(place * count, (place + 1) * count), start);
    runs.push({ day: days.indexOf(day), start, end: start + count });
    start += count;
  }
  return { items, people, values, days, runs };
}
