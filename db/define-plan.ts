import type { definePeople } from "./define.ts";
import type { Kit } from "./kits/kit.ts";
import type { CitizenId, GoalEvent, GoalLetter, GoalState, Lang, Remind, StoredGoalValues } from "./ports.ts";

/** The citizens' job plans: goals, what became of each, and small steps. */
export function definePlan(kit: Kit, { citizens }: ReturnType<typeof definePeople>) {
  const ofCitizen = () =>
    kit
      .text<CitizenId>()
      .notNull()
      .references(() => citizens.id);
  const planGoals = kit.table(
    "plan_goals",
    {
      id: kit.id(),
      citizenId: ofCitizen(),
      letter: kit.text<GoalLetter>().notNull(),
      state: kit.text<GoalState>().notNull(),
      values: kit.json<StoredGoalValues>().notNull(),
      revision: kit.int().notNull(),
      citizenAgreed: kit.int(),
      staffAgreed: kit.int(),
      chosenAt: kit.at().notNull(),
      changedAt: kit.at().notNull(),
    },
    (row) => [kit.index("plan_goals_citizen").on(row.citizenId, row.letter, row.chosenAt)],
  );
  const planGoalEvents = kit.table(
    "plan_goal_events",
    {
      sequence: kit.sequence(),
      goalId: kit
        .text()
        .notNull()
        .references(() => planGoals.id, { onDelete: "cascade" }),
      kind: kit.text<GoalEvent["kind"]>().notNull(),
      values: kit.json<StoredGoalValues>().notNull(),
      note: kit.text().notNull(),
      actorKind: kit.text<GoalEvent["actorKind"]>().notNull(),
      actorId: kit.text().notNull(),
      at: kit.at().notNull(),
    },
    (row) => [kit.index("plan_goal_events_goal").on(row.goalId, row.sequence)],
  );
  const planSteps = kit.table(
    "plan_steps",
    {
      id: kit.id(),
      citizenId: ofCitizen(),
      goalId: kit.text().references(() => planGoals.id, { onDelete: "cascade" }),
      words: kit.text().notNull(),
      dueOn: kit.text().notNull(),
      doneAt: kit.at(),
      madeAt: kit.at().notNull(),
      remind: kit.text<Remind>().notNull().default("never"),
      remindedOn: kit.text(),
    },
    (row) => [
      kit.index("plan_steps_citizen").on(row.citizenId, row.dueOn, row.id),
      kit.index("plan_steps_reminders").on(row.dueOn, row.remind),
      kit.index("plan_steps_goal").on(row.goalId),
    ],
  );
  const mailAddresses = kit.table("mail_addresses", {
    citizenId: kit.id<CitizenId>().references(() => citizens.id),
    address: kit.text().notNull(),
    lang: kit.text<Lang>().notNull(),
    code: kit.text(),
    codeUntil: kit.at().notNull(),
    wrongCodes: kit.int().notNull(),
    confirmedAt: kit.at(),
    changedAt: kit.at().notNull(),
  });
  return { planGoals, planGoalEvents, planSteps, mailAddresses };
}
