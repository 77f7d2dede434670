import {
  and,
  asc,
  count,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  max,
  min,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { Pathway, Pathways } from "../ports.ts";

/** Sections of the CV that tell what somebody has done; one shown entry in any of them makes it a CV. */
const told = ["work", "unpaid", "education"];

/** How far citizens with a caseworker have come with CV and job plan. */
export const pathwayStore = (storage: Storage): Pathways => ({
  async ofStaff(staffId, limit) {
    const { cases, citizens, responses } = storage.tables;
    const rows = await storage.read((db) =>
      db
        .select({
          ...stepsOf(db, storage),
          caseId: cases.id,
          citizenId: cases.citizenId,
          receiptNumber: responses.receiptNumber,
          citizenName: citizens.name,
          receivedAt: cases.receivedAt,
          hasNews: news(db, storage),
          nextStepOn: nextStep(db, storage),
        })
        .from(cases)
        .innerJoin(newest(db, storage), isNewest(storage))
        .innerJoin(citizens, eq(citizens.id, cases.citizenId))
        .innerJoin(responses, eq(responses.id, cases.responseId))
        .where(eq(cases.assignedTo, staffId))
        .orderBy(asc(cases.receivedAt), asc(cases.id))
        .limit(limit),
    );
    return rows.map(({ receiptNumber, hasNews, ...row }) => ({
      ...row,
      ...asBooleans(row),
      receiptNumber: receiptNumber ?? "",
      hasNews: hasNews === 1,
    }));
  },
  async counts() {
    const { cases, staffMembers } = storage.tables;
    const rows = await storage.read((db) => {
      const one = db
        .select({ citizenId: cases.citizenId, unit: staffMembers.unit, ...stepsOf(db, storage) })
        .from(cases)
        .innerJoin(newest(db, storage), isNewest(storage))
        .innerJoin(staffMembers, eq(staffMembers.id, cases.assignedTo))
        .as("one");
      return db
        .select({
          unit: one.unit,
          hasCv: one.hasCv,
          hasGoal: one.hasGoal,
          startsInWish: one.startsInWish,
          hasAgreedGoal: one.hasAgreedGoal,
          citizens: count(one.citizenId),
        })
        .from(one)
        .groupBy(one.unit, one.hasCv, one.hasGoal, one.startsInWish, one.hasAgreedGoal);
    });
    return rows.map((row) => ({ ...row, ...asBooleans(row) }));
  },
});

/** The newest case of each citizen that a caseworker has. */
function newest(db: Db, { tables: { cases } }: Storage) {
  const held = db
    .select({ citizenId: cases.citizenId, latestAt: max(cases.receivedAt).as("latest_at") })
    .from(cases)
    .where(isNotNull(cases.assignedTo))
    .groupBy(cases.citizenId);
  return held.as("held");
}

const isNewest = ({ tables: { cases } }: Storage): SQL =>
  sql`${cases.assignedTo} is not null and held.citizen_id = ${cases.citizenId} and held.latest_at = ${cases.receivedAt}`;

/** 1 when there is a row, 0 when there is none: a truth that both databases count alike. */
const there = (name: string, query: Parameters<typeof exists>[0]): SQL.Aliased<number> =>
  sql<number>`case when ${exists(query)} then 1 else 0 end`.mapWith(Number).as(name);

/** What the citizen of the case has. */
function stepsOf(db: Db, { tables: { cases, cvEntries, planGoals, planSteps } }: Storage) {
  const entry = and(
    eq(cvEntries.citizenId, cases.citizenId),
    inArray(cvEntries.section, told),
    eq(cvEntries.hidden, false),
    isNull(cvEntries.removedAt),
  );
  const wanted = and(eq(planGoals.citizenId, cases.citizenId), inArray(planGoals.state, ["open", "reached"]));
  const wish = and(wanted, eq(planGoals.letter, "A"));
  const agreed = and(
    wanted,
    eq(planGoals.citizenAgreed, planGoals.revision),
    eq(planGoals.staffAgreed, planGoals.revision),
  );
  const entries = (where: SQL | undefined) => db.select({ one: sql`1` }).from(cvEntries).where(where);
  const goals = (where: SQL | undefined) => db.select({ one: sql`1` }).from(planGoals).where(where);
  const onTheWay = and(
    eq(planSteps.citizenId, cases.citizenId),
    or(isNull(planSteps.goalId), eq(planSteps.goalId, planGoals.id)),
  );
  const steps = db.select({ one: sql`1` }).from(planSteps).where(onTheWay);
  return {
    hasCv: there("has_cv", entries(entry)),
    hasGoal: there("has_goal", goals(wanted)),
    startsInWish: there("starts_in_wish", goals(and(wish, exists(steps)))),
    hasAgreedGoal: there("has_agreed_goal", goals(agreed)),
  };
}

function news(db: Db, { tables: { besideComments, cases, cvEntries } }: Storage) {
  const unseen = and(
    eq(besideComments.citizenId, cases.citizenId),
    ne(besideComments.authorKind, "staff"),
    isNull(besideComments.seenAt),
    isNull(besideComments.withdrawnAt),
    isNull(cvEntries.removedAt),
    or(isNull(cvEntries.id), eq(cvEntries.hidden, false)),
  );
  const query = db
    .select({ one: sql`1` })
    .from(besideComments)
    .leftJoin(cvEntries, eq(cvEntries.id, besideComments.entryId))
    .where(unseen);
  return there("has_news", query);
}

function nextStep(db: Db, { tables: { cases, planSteps } }: Storage) {
  const open = and(eq(planSteps.citizenId, cases.citizenId), isNull(planSteps.doneAt));
  const first = db
    .select({ day: min(planSteps.dueOn) })
    .from(planSteps)
    .where(open);
  return sql<string | null>`${first}`.as("next_step_on");
}

type Step = "hasCv" | "hasGoal" | "startsInWish" | "hasAgreedGoal";

const asBooleans = (row: Readonly<Record<Step, number>>): Pick<Pathway, Step> => ({
  hasCv: row.hasCv === 1,
  hasGoal: row.hasGoal === 1,
  startsInWish: row.startsInWish === 1,
  hasAgreedGoal: row.hasAgreedGoal === 1,
});
