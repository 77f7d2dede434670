import { and, asc, count, eq, type SQL } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { JobPlans, OwnPart } from "../ports.ts";
import { firstOf } from "./first-of.ts";

/** The small steps of the citizens' job plans. */
export function planStepStore(
  storage: Storage,
): Pick<JobPlans, "stepsOf" | "addStep" | "markStep" | "deleteStep"> {
  const { citizens, planSteps } = storage.tables;
  const owned = ({ citizenId, id }: OwnPart): SQL | undefined =>
    and(eq(planSteps.id, id), eq(planSteps.citizenId, citizenId));
  return {
    stepsOf: (citizenId) =>
      storage.read((db) =>
        db
          .select()
          .from(planSteps)
          .where(eq(planSteps.citizenId, citizenId))
          .orderBy(asc(planSteps.dueOn), asc(planSteps.madeAt), asc(planSteps.id)),
      ),
    addStep: (step, most) =>
      storage.write(async (tx) => {
        // Keeps the citizen's row until the end of the unit, so that the count holds.
        await tx.update(citizens).set({ id: step.citizenId }).where(eq(citizens.id, step.citizenId));
        const [known] = await tx.select().from(planSteps).where(owned(step));
        if (known) return true;
        const mine = eq(planSteps.citizenId, step.citizenId);
        const { there } = firstOf(await tx.select({ there: count() }).from(planSteps).where(mine));
        if (there >= most) return false;
        await tx.insert(planSteps).values(step);
        return true;
      }),
    markStep: (own, doneAt) =>
      storage.write(async (tx) => {
        const marked = await tx
          .update(planSteps)
          .set({ doneAt })
          .where(owned(own))
          .returning({ id: planSteps.id });
        return marked.length > 0;
      }),
    deleteStep: (own) =>
      storage.write(async (tx) => {
        const gone = await tx.delete(planSteps).where(owned(own)).returning({ id: planSteps.id });
        return gone.length > 0;
      }),
  };
}
