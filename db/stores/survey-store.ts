import { and, asc, count, eq, inArray, isNotNull, isNull, max, type SQL, sql } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { AnswersAsked, SurveyAnswer, Surveys } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { oneAtATimeFor } from "./one-at-a-time.ts";
import { instrumentColumns } from "./response-row.ts";
import { columnAppender, columnStore } from "./survey-column-store.ts";

/** Rows that are read or written in one statement. */
const batch = 500;

/** Stops a unit in which somebody else was faster. */
class TakenByAnother extends Error {}

/** Anonymous answers. Nothing else is written in the unit: an audit row would tell when they came, and from whom. */
export const surveyStore = (storage: Storage): Surveys => ({
  ...letterbox(storage),
  ...reading(storage),
  ...columnStore(storage),
  ...commenting(storage),
  deleteOf: deleting(storage),
});

function letterbox(storage: Storage): Pick<Surveys, "post" | "letters" | "empty"> {
  const { surveyAnswers, surveyCampaigns, surveyComments, surveyLetters, surveyCodes } = storage.tables;
  const append = columnAppender(storage);
  return {
    post: (letter, codeHash) =>
      storage.write(async (tx) => {
        const [known] = await tx.select().from(surveyLetters).where(eq(surveyLetters.id, letter.id));
        if (known) return "again";
        if (codeHash !== null) {
          const unspent = and(eq(surveyCodes.codeHash, codeHash), eq(surveyCodes.spent, false));
          const spent = await tx.update(surveyCodes).set({ spent: true }).where(unspent).returning();
          if (spent.length === 0) return "spent";
        }
        const put = await tx.insert(surveyLetters).values(letter).onConflictDoNothing().returning();
        return put.length > 0 ? "posted" : "again";
      }),
    letters: () => storage.read((db) => db.select().from(surveyLetters)),
    async empty({ asked, answers, columns, comments, letters }) {
      const { questionnaireId, version, campaignId } = asked;
      try {
        await storage.write(async (tx) => {
          for (const ids of inPieces(letters)) {
            const gone = await tx
              .delete(surveyLetters)
              .where(inArray(surveyLetters.id, [...ids]))
              .returning({ id: surveyLetters.id });
            if (gone.length < ids.length) throw new TakenByAnother();
          }
          if (campaignId !== null && answers.length > 0) {
            await oneAtATimeFor(storage, tx, campaignId);
            const counted = and(eq(surveyCampaigns.id, campaignId), isNotNull(surveyCampaigns.counted));
            const [late] = await tx.select({ id: surveyCampaigns.id }).from(surveyCampaigns).where(counted);
            if (late) throw new TakenByAnother();
          }
          if (answers.length > 0 && !(await append(tx, asked, columns))) throw new TakenByAnother();
          for (const piece of inPieces(shuffled(answers)))
            await tx.insert(surveyAnswers).values(piece.map(rowOf));
          for (const piece of inPieces(shuffled(comments))) {
            const rows = piece.map((comment) => ({ ...comment, questionnaireId, version, campaignId }));
            await tx.insert(surveyComments).values(rows);
          }
        });
        return true;
      } catch (error) {
        if (error instanceof TakenByAnother) return false;
        throw error;
      }
    },
  };
}

function reading(storage: Storage): Pick<Surveys, "eachAnswer" | "lastEmptied"> {
  const { surveyAnswers } = storage.tables;
  const asked = ({ questionnaireId, version, campaignId }: AnswersAsked): readonly (SQL | undefined)[] => [
    eq(surveyAnswers.questionnaireId, questionnaireId),
    eq(surveyAnswers.version, version),
    campaignId === null ? isNull(surveyAnswers.campaignId) : eq(surveyAnswers.campaignId, campaignId),
  ];
  return {
    async eachAnswer(which, look) {
      const { day, id } = surveyAnswers;
      let last = { day: "", id: "" };
      for (;;) {
        const rows = await storage.read((db) =>
          db
            .select()
            .from(surveyAnswers)
            .where(and(...asked(which), sql`(${day}, ${id}) > (${last.day}, ${last.id})`))
            .orderBy(asc(day), asc(id))
            .limit(batch),
        );
        if (rows.length > 0) await look(rows.map(answerOf));
        last = rows.at(-1) ?? last;
        if (rows.length < batch) return;
      }
    },
    async lastEmptied(which) {
      const [row] = await storage.read((db) =>
        db
          .select({ day: max(surveyAnswers.day) })
          .from(surveyAnswers)
          .where(and(...asked(which))),
      );
      return row?.day ?? null;
    },
  };
}

function commenting(storage: Storage): Pick<Surveys, "comments" | "settleComment"> {
  const { surveyComments } = storage.tables;
  const insertAudit = auditWriter(storage);
  const asked = ({ questionnaireId, version, campaignId }: AnswersAsked): readonly SQL[] => [
    eq(surveyComments.questionnaireId, questionnaireId),
    eq(surveyComments.version, version),
    campaignId === null ? isNull(surveyComments.campaignId) : eq(surveyComments.campaignId, campaignId),
  ];
  return {
    comments: (which) =>
      storage.read((db) => {
        const { id, questionId, text, state } = surveyComments;
        const found = db.select({ id, questionId, text, state }).from(surveyComments);
        return found.where(and(...asked(which))).orderBy(asc(surveyComments.id));
      }),
    settleComment: (which, { id, text, state }, audit) =>
      storage.write(async (tx) => {
        const own = and(...asked(which), eq(surveyComments.id, id));
        const changed = await tx.update(surveyComments).set({ text, state }).where(own).returning();
        if (changed.length === 0) return false;
        await insertAudit(tx, [audit]);
        return true;
      }),
  };
}

function deleting(storage: Storage): Surveys["deleteOf"] {
  const { surveyAnswers, surveyCampaigns, surveyComments, surveyCodes, surveyInvitations, surveyPages } =
    storage.tables;
  const owned = [surveyAnswers, surveyComments, surveyCodes, surveyInvitations, surveyPages];
  const insertAudit = auditWriter(storage);
  return (campaignId, answersDeletedOn, audit) =>
    storage.write(async (tx) => {
      await oneAtATimeFor(storage, tx, campaignId);
      let found = 0;
      for (const table of owned) {
        const [row] = await tx.select({ rows: count() }).from(table).where(eq(table.campaignId, campaignId));
        found += row?.rows ?? 0;
        await tx.delete(table).where(eq(table.campaignId, campaignId));
      }
      if (found === 0) return false;
      await tx.update(surveyCampaigns).set({ answersDeletedOn }).where(eq(surveyCampaigns.id, campaignId));
      await insertAudit(tx, [audit]);
      return true;
    });
}

const rowOf = ({ instrument, ...answer }: SurveyAnswer) => ({ ...answer, ...instrumentColumns(instrument) });

const answerOf = ({
  questionnaireId,
  version,
  instrumentHash,
  ...answer
}: Omit<SurveyAnswer, "instrument"> & {
  readonly questionnaireId: string;
  readonly version: string;
  readonly instrumentHash: string;
}): SurveyAnswer => ({ ...answer, instrument: { questionnaireId, version, hash: instrumentHash } });

/**
 * In the order of their random ids. PostgreSQL lays rows on the disk as they come: answers and comments in the same order
 * would tell whose comment is whose answer.
 */
const shuffled = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : 1));

function* inPieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += batch) yield all.slice(start, start + batch);
}
