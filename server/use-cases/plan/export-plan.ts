import type { Visitor } from "#server/access/actor.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import { takenAlong } from "#server/use-cases/beside/subject.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** Everything in the citizen's own plan, with its history and the address for reminders, as it is stored. @throws NotLoggedIn, NotAllowed */
export const exportPlan = (deps: Deps) => async (visitor: Visitor) => {
  const citizen = demandCitizen(visitor, "plan.read");
  const { besideComments, jobPlans, mailAddresses } = deps.ports;
  const [goals, history, steps, mail, comments] = await Promise.all([
    jobPlans.goalsOf(citizen.id),
    jobPlans.eventsOf(citizen.id),
    jobPlans.stepsOf(citizen.id),
    mailAddresses.of(citizen.id),
    besideComments.of(citizen.id),
  ]);
  return {
    goals: goals.map(({ citizenId: _, ...goal }) => goal),
    history: history.map(({ actorId: _, ...event }) => event),
    steps: steps.map(({ citizenId: _, ...step }) => step),
    comments: takenAlong(comments, "goal"),
    mail: mail && { address: mail.address, confirmedAt: mail.confirmedAt, changedAt: mail.changedAt },
  };
};

/** Deletes everything in the citizen's own plan and the address for reminders of it, for good. @throws NotLoggedIn, NotAllowed */
export const deletePlan =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<void> => {
    const citizen = demandCitizen(visitor, "plan.delete");
    const subject = { subjectKind: "citizen", subjectId: citizen.id, citizenId: citizen.id } as const;
    await deps.ports.jobPlans.deleteAll(
      citizen.id,
      auditOf(citizen, "plan.delete", { at: deps.now(), subject }),
    );
  };
