import { and, eq, inArray, isNotNull, isNull, ne, or, type SQL } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { JobPlans } from "../ports.ts";
import { outboxOnce } from "./outbox-store.ts";

/** Mails about the small steps of the citizens' job plans. */
export function stepReminderStore(storage: Storage): Pick<JobPlans, "remindOf" | "takeReminders"> {
  const { mailAddresses, planSteps } = storage.tables;
  const putOnce = outboxOnce(storage);
  const due = ({ today, tomorrow }: { today: string; tomorrow: string }): SQL | undefined =>
    and(
      isNull(planSteps.doneAt),
      isNull(planSteps.remindedOn),
      or(
        and(eq(planSteps.remind, "day-before"), eq(planSteps.dueOn, tomorrow)),
        and(eq(planSteps.remind, "same-day"), eq(planSteps.dueOn, today)),
      ),
    );
  return {
    remindOf: ({ citizenId, id }, remind) =>
      storage.write(async (tx) => {
        const mine = eq(planSteps.citizenId, citizenId);
        const wanted = id === "all" ? and(mine, isNull(planSteps.doneAt)) : and(mine, eq(planSteps.id, id));
        const there = await tx.select({ id: planSteps.id }).from(planSteps).where(wanted);
        await tx
          .update(planSteps)
          .set({ remind, remindedOn: null })
          .where(and(wanted, ne(planSteps.remind, remind)));
        return id === "all" || there.length > 0;
      }),
    takeReminders: (days, message) =>
      storage.write(async (tx) => {
        const reachable = tx
          .select({ id: mailAddresses.citizenId })
          .from(mailAddresses)
          .where(isNotNull(mailAddresses.confirmedAt));
        const taken = await tx
          .update(planSteps)
          .set({ remindedOn: days.today })
          .where(and(due(days), inArray(planSteps.citizenId, reachable)))
          .returning({ citizenId: planSteps.citizenId });
        const messages = [...new Set(taken.map(({ citizenId }) => citizenId))].map(message);
        return putOnce(tx, messages);
      }),
  };
}
