import { and, desc, eq, type SQL } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { AssessmentRecord, OwnView, StoredCase } from "../ports.ts";

/** Cases with everything that belongs to them, in one statement, so that it is one moment's truth. */
export function joinedCases(db: Db, { tables }: Storage, wanted: SQL) {
  const { cases, responses, citizens, ownViews, assessments } = tables;
  return db
    .select({
      row: cases,
      receiptNumber: responses.receiptNumber,
      citizenName: citizens.name,
      ownView: ownViews,
      assessment: assessments,
    })
    .from(cases)
    .innerJoin(responses, eq(responses.id, cases.responseId))
    .innerJoin(citizens, eq(citizens.id, cases.citizenId))
    .leftJoin(ownViews, and(eq(ownViews.caseId, cases.id), eq(ownViews.staffId, cases.assignedTo)))
    .leftJoin(assessments, eq(assessments.caseId, cases.id))
    .where(wanted)
    .orderBy(desc(cases.receivedAt), desc(cases.id), desc(assessments.sequence));
}

type JoinedRow = Awaited<ReturnType<typeof joinedCases>>[number];

/** One case for all its rows; there is a row for each assessment. */
export function toCases(rows: readonly JoinedRow[]): readonly StoredCase[] {
  return [...Map.groupBy(rows, ({ row }) => row.id).values()].flatMap((same) => {
    const [first] = same;
    return first ? [toCase(first, same.flatMap(toAssessment))] : [];
  });
}

const toCase = (
  { row, receiptNumber, citizenName, ownView }: JoinedRow,
  assessments: AssessmentRecord[],
): StoredCase => ({
  id: row.id,
  responseId: row.responseId,
  citizenId: row.citizenId,
  benefit: row.benefit,
  queued: row.queued,
  unassessable: row.unassessable,
  bandRank: row.bandRank,
  receivedAt: row.receivedAt,
  dueOn: row.dueOn,
  receiptNumber: receiptNumber ?? "",
  citizenName,
  assignedTo: row.assignedTo,
  assignedAt: row.assignedAt,
  ownView: toOwnView(ownView),
  assessments,
});

const toOwnView = (row: OwnView | null): OwnView | null =>
  row && { view: row.view, staffId: row.staffId, at: row.at };

const toAssessment = ({ assessment: row }: JoinedRow): AssessmentRecord[] =>
  row
    ? [
        {
          id: row.id,
          view: row.view,
          reason: row.reason,
          differs: row.differs,
          staffId: row.staffId,
          at: row.at,
        },
      ]
    : [];
