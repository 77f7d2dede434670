import { and, asc, count, eq, isNull, max, min, type SQL } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { AnswersAsked, KeptColumns, Surveys } from "../ports.ts";
import { oneAtATimeFor } from "./one-at-a-time.ts";

/**
 * Columns of answers, kept beside them. They hold nothing that the answers do not, and are of use only when they are
 * whole: of one shape, and up to the last day of the answers. As both are written in one unit, and whatever finds them
 * not whole drops them all, the last day stands for all days before it. Who deletes answers deletes the columns of the
 * survey with them (trigger `survey_columns_follow`).
 */
export function columnStore(storage: Storage): Pick<Surveys, "columns" | "keepColumns"> {
  const { surveyAnswers, surveyColumns } = storage.tables;
  return {
    async columns(asked, shape) {
      const rows = await storage.read((db) => {
        const latest = latestOf(storage, db, asked);
        return db
          .select({ latest: latest.day, piece: surveyColumns })
          .from(latest)
          .leftJoin(surveyColumns, of(surveyColumns, asked))
          .orderBy(asc(surveyColumns.day), asc(surveyColumns.id));
      });
      const pieces = rows.flatMap(({ piece }) => (piece === null ? [] : [piece]));
      const isWhole = (pieces.at(-1)?.day ?? null) === (rows[0]?.latest ?? null);
      return isWhole && pieces.every((piece) => piece.shape === shape) ? pieces : null;
    },
    keepColumns: (asked, columns) =>
      storage.write(async (tx) => {
        // Or answers that are deleted just now would be counted.
        if (asked.campaignId !== null) await oneAtATimeFor(storage, tx, asked.campaignId);
        await tx.delete(surveyColumns).where(of(surveyColumns, asked));
        const people = columns.pieces.reduce((sum, piece) => sum + piece.people, 0);
        const [stored] = await tx.select({ n: count() }).from(surveyAnswers).where(of(surveyAnswers, asked));
        if (stored?.n === people) await insert(storage, tx, { asked, columns });
      }),
  };
}

/** Keeps columns of new answers, before these are stored. False when columns of that day are kept already. */
export function columnAppender(storage: Storage) {
  const { surveyColumns } = storage.tables;
  return async (tx: Db, asked: AnswersAsked, columns: KeptColumns | null): Promise<boolean> => {
    if (columns !== null && (await areWhole(storage, tx, { asked, shape: columns.shape })))
      return insert(storage, tx, { asked, columns });
    await tx.delete(surveyColumns).where(of(surveyColumns, asked));
    return true;
  };
}

/** One row with the last day of the answers, for a question about columns: both are seen as they are in one moment. */
const latestOf = ({ tables: { surveyAnswers } }: Storage, db: Db, asked: AnswersAsked) =>
  db
    .select({ day: max(surveyAnswers.day).as("latest_day") })
    .from(surveyAnswers)
    .where(of(surveyAnswers, asked))
    .as("latest");

async function areWhole(
  storage: Storage,
  tx: Db,
  { asked, shape }: { readonly asked: AnswersAsked; readonly shape: string },
): Promise<boolean> {
  const latest = latestOf(storage, tx, asked);
  const { surveyColumns } = storage.tables;
  const { day, shape: kept } = surveyColumns;
  const rows = await tx
    .select({ latest: latest.day, day: max(day), least: min(kept), most: max(kept) })
    .from(latest)
    .leftJoin(surveyColumns, of(surveyColumns, asked))
    .groupBy(latest.day);
  const [found] = rows;
  return found?.day === found?.latest && [found?.least, found?.most].every((one) => (one ?? shape) === shape);
}

/** False when some of them are kept already: the number says of which day they are, so two cannot keep the same. */
async function insert(
  { tables: { surveyColumns } }: Storage,
  tx: Db,
  { asked, columns: { shape, pieces } }: { readonly asked: AnswersAsked; readonly columns: KeptColumns },
): Promise<boolean> {
  const { questionnaireId, version, campaignId } = asked;
  const places = new Map<string, number>();
  for (const { day, people, bytes } of pieces) {
    const place = places.get(day) ?? 0;
    places.set(day, place + 1);
    const id = JSON.stringify([questionnaireId, version, campaignId, day, place]);
    const row = { id, questionnaireId, version, campaignId, shape, day, people, bytes };
    const kept = await tx
      .insert(surveyColumns)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: surveyColumns.id });
    if (kept.length === 0) return false;
  }
  return true;
}

type Asked = Storage["tables"]["surveyAnswers"] | Storage["tables"]["surveyColumns"];

const of = (table: Asked, { questionnaireId, version, campaignId }: AnswersAsked): SQL | undefined =>
  and(
    eq(table.questionnaireId, questionnaireId),
    eq(table.version, version),
    campaignId === null ? isNull(table.campaignId) : eq(table.campaignId, campaignId),
  );
