import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, ne, type SQL } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { BesideComments, CitizenId, CommentSubject, StoredBesideComment } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { firstOf } from "./first-of.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { outboxOnce } from "./outbox-store.ts";

type Row = Omit<StoredBesideComment, "subject"> & {
  readonly sequence: number;
  readonly entryId: string | null;
  readonly goalId: string | null;
  readonly toldOn: string | null;
};

const subjectOf = ({ entryId, goalId }: Row): CommentSubject =>
  entryId === null ? { kind: "goal", id: goalId ?? "" } : { kind: "entry", id: entryId };

function toComment(row: Row): StoredBesideComment {
  const { sequence: _, entryId: __, goalId: ___, toldOn: ____, ...comment } = row;
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
  ...telling(storage),
});

const besideOf = ({ tables: { besideComments } }: Storage, { kind, id }: CommentSubject): SQL =>
  eq(kind === "entry" ? besideComments.entryId : besideComments.goalId, id);

const isSame = (row: Row, comment: StoredBesideComment): boolean =>
  row.citizenId === comment.citizenId &&
  row.authorKind === comment.authorKind &&
  row.authorId === comment.authorId &&
  row.words === comment.words &&
  subjectOf(row).kind === comment.subject.kind &&
  subjectOf(row).id === comment.subject.id;

function writing(storage: Storage): Pick<BesideComments, "write" | "withdraw"> {
  const { besideComments } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    write: (comment, { most, audit }) =>
      storage.write(async (tx) => {
        const { subject, ...rest } = comment;
        await oneAtATime(storage, tx, comment.citizenId);
        const [known] = await tx.select().from(besideComments).where(eq(besideComments.id, comment.id));
        if (known) return isSame(known, comment) ? "written" : "taken";
        const beside = besideOf(storage, subject);
        const { there } = firstOf(await tx.select({ there: count() }).from(besideComments).where(beside));
        if (there >= most) return "full";
        const entryId = subject.kind === "entry" ? subject.id : null;
        const goalId = subject.kind === "goal" ? subject.id : null;
        await tx.insert(besideComments).values({ ...rest, entryId, goalId });
        if (audit !== null) await insertAudit(tx, [audit]);
        return "written";
      }),
    withdraw: ({ id, citizenId, authorKind }, { at, audit }) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, citizenId);
        const own = and(
          eq(besideComments.id, id),
          eq(besideComments.citizenId, citizenId),
          eq(besideComments.authorKind, authorKind),
        );
        const [row] = await tx.select().from(besideComments).where(own);
        if (!row) return "missing";
        if (row.withdrawnAt !== null) return "withdrawn";
        if (await isAnswered(storage, tx, row)) return "answered";
        await tx.update(besideComments).set({ words: "", withdrawnAt: at }).where(own);
        if (audit !== null) await insertAudit(tx, [audit]);
        return "withdrawn";
      }),
  };
}

/** Whether the other one has written beside the same entry or goal afterwards, and not taken it back. */
async function isAnswered(storage: Storage, tx: Db, row: Row): Promise<boolean> {
  const { besideComments } = storage.tables;
  const later = and(
    besideOf(storage, subjectOf(row)),
    gt(besideComments.sequence, row.sequence),
    ne(besideComments.authorKind, row.authorKind),
    isNull(besideComments.withdrawnAt),
  );
  return (await tx.select({ id: besideComments.id }).from(besideComments).where(later).limit(1)).length > 0;
}

function telling(storage: Storage): Pick<BesideComments, "see" | "takeNotices"> {
  const { besideComments } = storage.tables;
  const putOnce = outboxOnce(storage);
  return {
    see: ({ citizenId, ids, by }, at) =>
      storage.write(async (tx) => {
        const unseen = and(
          eq(besideComments.citizenId, citizenId),
          inArray(besideComments.id, [...ids]),
          ne(besideComments.authorKind, by),
          isNull(besideComments.seenAt),
        );
        await tx.update(besideComments).set({ seenAt: at }).where(unseen);
      }),
    takeNotices: ({ before, today }, message) =>
      storage.write(async (tx) => {
        let put = 0;
        for (const citizenId of await citizensToTell(storage, tx, before)) {
          if ((await putOnce(tx, [message(citizenId)])) === 0) continue;
          const untold = and(eq(besideComments.citizenId, citizenId), isNull(besideComments.toldOn));
          await tx
            .update(besideComments)
            .set({ toldOn: today })
            .where(and(untold, lt(besideComments.at, before)));
          put += 1;
        }
        return put;
      }),
  };
}

/** Citizens with a confirmed address and something new beside what they have not taken away. */
async function citizensToTell(storage: Storage, tx: Db, before: Date): Promise<readonly CitizenId[]> {
  const { besideComments, cvEntries, mailAddresses } = storage.tables;
  const isNew = and(
    isNull(besideComments.toldOn),
    lt(besideComments.at, before),
    eq(besideComments.authorKind, "staff"),
    isNull(besideComments.seenAt),
    isNull(besideComments.withdrawnAt),
    isNull(cvEntries.removedAt),
    isNotNull(mailAddresses.confirmedAt),
  );
  const rows = await tx
    .selectDistinct({ citizenId: besideComments.citizenId })
    .from(besideComments)
    .innerJoin(mailAddresses, eq(mailAddresses.citizenId, besideComments.citizenId))
    .leftJoin(cvEntries, eq(cvEntries.id, besideComments.entryId))
    .where(isNew)
    // In one order, so that two who take at once never wait for each other.
    .orderBy(asc(besideComments.citizenId));
  return rows.map(({ citizenId }) => citizenId);
}
