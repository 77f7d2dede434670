import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Db, Storage } from "../kits/kit.ts";
import type { GoalEvent, JobPlans, OwnPart, StoredGoal } from "../ports.ts";
import { auditWriter } from "./audit-store.ts";
import { firstOf } from "./first-of.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { planStepStore } from "./plan-step-store.ts";
import { stepReminderStore } from "./step-reminder-store.ts";

/** The citizens' job plans. Whose a goal is, is part of every question asked here. */
export const jobPlanStore = (storage: Storage): JobPlans => ({
  ...reading(storage),
  ...writing(storage),
  ...settling(storage),
  ...agreeing(storage),
  ...planStepStore(storage),
  ...stepReminderStore(storage),
});

const owned = ({ tables: { planGoals } }: Storage, { citizenId, id }: OwnPart): SQL | undefined =>
  and(eq(planGoals.id, id), eq(planGoals.citizenId, citizenId));

/** What is written down of every act, in the unit of the act. */
async function noted(
  { tables }: Storage,
  tx: Db,
  { goal, event }: { goal: StoredGoal; event: GoalEvent },
): Promise<void> {
  await tx.insert(tables.planGoalEvents).values({ ...event, goalId: goal.id, values: goal.values });
}

function reading(storage: Storage): Pick<JobPlans, "goalsOf" | "goal" | "eventsOf"> {
  const { planGoals, planGoalEvents } = storage.tables;
  return {
    goalsOf: (citizenId) =>
      storage.read((db) =>
        db
          .select()
          .from(planGoals)
          .where(eq(planGoals.citizenId, citizenId))
          .orderBy(asc(planGoals.letter), desc(planGoals.chosenAt), asc(planGoals.id)),
      ),
    async goal(own) {
      const [row] = await storage.read((db) => db.select().from(planGoals).where(owned(storage, own)));
      return row ?? null;
    },
    async eventsOf(citizenId) {
      const rows = await storage.read((db) =>
        db
          .select({ event: planGoalEvents })
          .from(planGoalEvents)
          .innerJoin(planGoals, eq(planGoals.id, planGoalEvents.goalId))
          .where(eq(planGoals.citizenId, citizenId))
          .orderBy(desc(planGoalEvents.sequence)),
      );
      return rows.map(({ event: { sequence: _, ...event } }) => event);
    },
  };
}

function writing(storage: Storage): Pick<JobPlans, "makeGoal" | "changeGoal"> {
  const { planGoals } = storage.tables;
  return {
    makeGoal: (goal, event, most) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, goal.citizenId);
        const [known] = await tx.select().from(planGoals).where(owned(storage, goal));
        if (known) return known;
        const mine = eq(planGoals.citizenId, goal.citizenId);
        const { there } = firstOf(await tx.select({ there: count() }).from(planGoals).where(mine));
        if (there >= most) return null;
        const made = firstOf(await tx.insert(planGoals).values(goal).returning());
        await noted(storage, tx, { goal: made, event });
        return made;
      }),
    changeGoal: (own, { revision, ...change }, event) =>
      storage.write(async (tx) => {
        const [goal] = await tx
          .update(planGoals)
          .set({ ...change, revision: sql`${planGoals.revision} + 1` })
          .where(and(owned(storage, own), eq(planGoals.revision, revision)))
          .returning();
        if (goal) {
          await noted(storage, tx, { goal, event });
          return { kind: "saved", goal };
        }
        const [stands] = await tx.select().from(planGoals).where(owned(storage, own));
        return stands ? { kind: "stale", goal: stands } : { kind: "missing" };
      }),
  };
}

function settling(storage: Storage): Pick<JobPlans, "settleGoal" | "deleteAll"> {
  const { mailAddresses, planGoals, planSteps } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    settleGoal: (own, { from, ...change }, event) =>
      storage.write(async (tx) => {
        const [goal] = await tx
          .update(planGoals)
          .set({ ...change, changedAt: event.at })
          .where(and(owned(storage, own), inArray(planGoals.state, [...from])))
          .returning();
        if (!goal) return false;
        await noted(storage, tx, { goal, event });
        return true;
      }),
    deleteAll: (citizenId, audit) =>
      storage.write(async (tx) => {
        await tx.delete(planSteps).where(eq(planSteps.citizenId, citizenId));
        await tx.delete(planGoals).where(eq(planGoals.citizenId, citizenId));
        await tx.delete(mailAddresses).where(eq(mailAddresses.citizenId, citizenId));
        await insertAudit(tx, [audit]);
      }),
  };
}

function agreeing(storage: Storage): Pick<JobPlans, "agreeOnGoal"> {
  const { planGoals } = storage.tables;
  const insertAudit = auditWriter(storage);
  return {
    agreeOnGoal: (own, { revision, event }, audit) =>
      storage.write(async (tx) => {
        await oneAtATime(storage, tx, own.citizenId);
        const column = event.actorKind === "citizen" ? "citizenAgreed" : "staffAgreed";
        const [stands] = await tx.select().from(planGoals).where(owned(storage, own));
        if (!stands) return { kind: "missing" };
        if (stands.revision !== revision || stands.state !== "open") return { kind: "stale", goal: stands };
        const isSaid = stands[column] === revision;
        if (isSaid === (event.kind === "agreed")) return { kind: "saved", goal: stands };
        const same = and(owned(storage, own), eq(planGoals.revision, revision), eq(planGoals.state, "open"));
        const said = { [column]: event.kind === "agreed" ? revision : null };
        const [goal] = await tx.update(planGoals).set(said).where(same).returning();
        if (!goal) return { kind: "stale", goal: stands };
        await noted(storage, tx, { goal, event });
        if (audit !== null) await insertAudit(tx, [audit]);
        return { kind: "saved", goal };
      }),
  };
}
