import { and, asc, count, eq, gt, isNull, ne, type SQL } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { BesideComments, CommentSubject, StoredBesideComment } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { firstOf } from "./first-of.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { outboxOnce } from "./outbox-store.ts";

type Row = Omit<StoredBesideComment, "subject"> & {
  readonly sequence: number;
  readonly entryId: string | null;
  readonly goalId: string | null;
};

const subjectOf = ({ entryId, goalId }: Row): CommentSubject =>
  entryId === null ? { kind: "goal", id: goalId ?? "" } : { kind: "entry", id: entryId };

function toComment(row: Row): StoredBesideComment {
  const { sequence: _, entryId: __, goalId: ___, ...comment } = row;
  return { ...comment, subject: subjectOf(row) };
}

/** What stands beside the citizens' CV entries and goals. */
export const besideCommentStore = (storage: Storage): BesideComments => ({
  async of(citizenId) {
    const { besideComments } = storage.tables;
    const rows = await storage.read((db) =>
      db
        .select()
        .from(besideComments)
        .where(eq(besideComments.citizenId, citizenId))
        .orderBy(asc(besideComments.sequence)),
    );
    return rows.map(toComment);
  },
  ...writing(storage),
});

const besideOf = ({ tables: { besideComments } }: Storage, { kind, id }: CommentSubject): SQL =>
  eq(kind === "entry" ? besideComments.entryId : besideComments.goalId, id);

function writing(storage: Storage): Pick<BesideComments, "write" | "withdraw" | "see"> {
  const { besideComments } = storage.tables;
  const insertAudit = auditWriter(storage);
  const putOnce = outboxOnce(storage);
  return {
    write: ({ subject, ...comment }, { most, audit, notice }) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, comment.citizenId);
        const same = eq(besideComments.id, comment.id);
        if ((await tx.select({ id: besideComments.id }).from(besideComments).where(same)).length > 0)
          return true;
        const beside = besideOf(storage, subject);
        const { there } = firstOf(await tx.select({ there: count() }).from(besideComments).where(beside));
        if (there >= most) return false;
        const entryId = subject.kind === "entry" ? subject.id : null;
        const goalId = subject.kind === "goal" ? subject.id : null;
        await tx.insert(besideComments).values({ ...comment, entryId, goalId });
        if (audit !== null) await insertAudit(tx, [audit]);
        if (notice !== null) await putOnce(tx, [notice]);
        return true;
      }),
    withdraw: ({ id, citizenId, authorKind, authorId }, { at, audit }) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, citizenId);
        const own = and(
          eq(besideComments.id, id),
          eq(besideComments.citizenId, citizenId),
          eq(besideComments.authorKind, authorKind),
          eq(besideComments.authorId, authorId),
          isNull(besideComments.withdrawnAt),
        );
        const [row] = await tx.select().from(besideComments).where(own);
        if (!row || (await isAnswered(storage, tx, row))) return false;
        await tx.update(besideComments).set({ words: "", withdrawnAt: at }).where(own);
        if (audit !== null) await insertAudit(tx, [audit]);
        return true;
      }),
    see: ({ citizenId, subject, by }, at) =>
      storage.write(async (tx) => {
        const unseen = and(
          eq(besideComments.citizenId, citizenId),
          besideOf(storage, subject),
          ne(besideComments.authorKind, by),
          isNull(besideComments.seenAt),
        );
        await tx.update(besideComments).set({ seenAt: at }).where(unseen);
      }),
  };
}

/** Whether the other one has written beside the same entry or goal afterwards. */
async function isAnswered(storage: Storage, tx: Db, row: Row): Promise<boolean> {
  const { besideComments } = storage.tables;
  const later = and(
    besideOf(storage, subjectOf(row)),
    gt(besideComments.sequence, row.sequence),
    ne(besideComments.authorKind, row.authorKind),
  );
  return (await tx.select({ id: besideComments.id }).from(besideComments).where(later).limit(1)).length > 0;
}
