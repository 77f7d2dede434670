import type { CaseListing, CaseRow } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { civilDate, daysBetween } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

export interface ListedCase extends CaseRow {
  /** Whole civil days since it was received. */
  readonly daysWaiting: number;
  /** Whole civil days to the deadline; negative when it has passed. */
  readonly daysLeft: number;
}

export interface CaseList {
  readonly rows: readonly ListedCase[];
  /** At most `countedAtMost`. */
  readonly total: number;
  /** There are more than `total`. */
  readonly hasUncounted: boolean;
  /** 1-based. */
  readonly page: number;
  /** Null when not all are counted. */
  readonly pages: number | null;
  readonly hasNext: boolean;
}

export interface ListAsked {
  readonly list: CaseListing["list"];
  readonly assigned: CaseListing["assigned"];
  /** 1-based; past the end gives an empty page. */
  readonly page: number;
}

/** Rows on one page of a list. */
export const rowsOnAPage = 50;

/** A longer list is "more than"; the exact number would cost more than the list itself and change nothing. */
export const countedAtMost = 1_000;

/** Waiting time and time left of a row, counted in Danish civil days. */
export const withDays = (deps: Deps, row: CaseRow): ListedCase => {
  const today = civilDate(deps.now());
  return {
    ...row,
    daysWaiting: daysBetween(civilDate(row.receivedAt), today),
    daysLeft: daysBetween(today, row.dueOn),
  };
};

/**
 * The queue, the list of low results, or the finished cases, by deadline. No row carries points, level or flags;
 * only what cannot be assessed is marked. Logged as one read of the list.
 * @throws NotLoggedIn, NotAllowed
 */
export const listCases =
  (deps: Deps) =>
  async (visitor: Visitor, { list, assigned, page }: ListAsked): Promise<CaseList> => {
    const staff = demandStaff(visitor, "case.list");
    const { rows, total, hasUncounted, hasNext } = await deps.ports.cases.list({
      list,
      assigned,
      staffId: staff.id,
      order: deps.municipality.ownViewFirst ? "deadline" : "band",
      offset: (page - 1) * rowsOnAPage,
      limit: rowsOnAPage,
      countAtMost: countedAtMost,
    });
    const subject = { subjectKind: "list", subjectId: list, citizenId: null, purpose: "list" } as const;
    await deps.ports.audit.record([auditOf(staff, "case.list", { at: deps.now(), subject })]);
    return {
      rows: rows.map((row) => withDays(deps, row)),
      total,
      hasUncounted,
      page,
      pages: hasUncounted ? null : Math.max(1, Math.ceil(total / rowsOnAPage)),
      hasNext,
    };
  };
