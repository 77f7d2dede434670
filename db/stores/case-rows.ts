import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { CaseRow, StaffId } from "../ports.ts";

/** What a list needs of a case. The rank of the band is for sorting alone and never selected further out. */
export function listedColumns({ tables: { cases } }: Storage) {
  return {
    id: cases.id,
    responseId: cases.responseId,
    citizenId: cases.citizenId,
    benefit: cases.benefit,
    unassessable: cases.unassessable,
    bandRank: cases.bandRank,
    receivedAt: cases.receivedAt,
    dueOn: cases.dueOn,
    assignedTo: cases.assignedTo,
    assessed: cases.assessed,
  };
}

/** The cases of one page, chosen along an index before anything is joined to them. */
const pageOf = (db: Db, storage: Storage) =>
  db.select(listedColumns(storage)).from(storage.tables.cases).as("page");

export type Page = ReturnType<typeof pageOf>;

export type CaseOrder = "deadline" | "band" | "newest";

/** The order of a list, over the table or over a page of it. */
export function orderBy(order: CaseOrder, by: Page | Storage["tables"]["cases"]) {
  if (order === "newest") return [desc(by.receivedAt), desc(by.id)];
  const deadline = [asc(by.dueOn), asc(by.receivedAt), asc(by.id)];
  // Who cannot be assessed has no rank, and is not to wait behind everybody else.
  return order === "band" ? [sql`${by.bandRank} desc nulls first`, ...deadline] : deadline;
}

/** Joins names and receipts to a page. */
export function listRows(db: Db, storage: Storage, from: { page: Page; order: CaseOrder }) {
  const { responses, citizens, staffMembers, ownViews } = storage.tables;
  const { page, order } = from;
  return db
    .select({
      id: page.id,
      receiptNumber: responses.receiptNumber,
      citizenName: citizens.name,
      benefit: page.benefit,
      unassessable: page.unassessable,
      receivedAt: page.receivedAt,
      dueOn: page.dueOn,
      staffId: page.assignedTo,
      staffName: staffMembers.name,
      viewedAt: ownViews.at,
      assessed: page.assessed,
    })
    .from(page)
    .innerJoin(responses, eq(responses.id, page.responseId))
    .innerJoin(citizens, eq(citizens.id, page.citizenId))
    .leftJoin(staffMembers, eq(staffMembers.id, page.assignedTo))
    .leftJoin(ownViews, and(eq(ownViews.caseId, page.id), eq(ownViews.staffId, page.assignedTo)))
    .orderBy(...orderBy(order, page));
}

type ListedRow = Awaited<ReturnType<typeof listRows>>[number];

/** A row as the port tells it: it cannot carry band, points or flags, because it never read them. */
export const toCaseRow = (row: ListedRow): CaseRow => ({
  id: row.id,
  receiptNumber: row.receiptNumber ?? "",
  citizenName: row.citizenName,
  benefit: row.benefit,
  unassessable: row.unassessable,
  receivedAt: row.receivedAt,
  dueOn: row.dueOn,
  assignedTo: assignee(row.staffId, row.staffName),
  ownViewNoted: row.viewedAt !== null,
  assessed: row.assessed,
});

const assignee = (id: StaffId | null, name: string | null) =>
  id === null || name === null ? null : { id, name };
