import type { GoalEvent, GoalState, StoredGoal } from "#db/ports.ts";

/** What a citizen can do with a goal besides writing in it and agreeing on it. */
export type GoalAct = Exclude<GoalEvent["kind"], "made" | "changed" | "agreed" | "withdrew">;

interface ActRule {
  /** The states from which it can be done. */
  readonly from: readonly GoalState[];
  /** The state it leads to; none when it stays. */
  readonly to?: GoalState;
  /** The goal becomes the current one of its letter. */
  readonly chooses: boolean;
  /** What was agreed before is to be agreed again. */
  readonly reopens: boolean;
}

export const goalActs: Readonly<Record<GoalAct, ActRule>> = {
  chosen: { from: ["open"], chooses: true, reopens: false },
  reached: { from: ["open"], to: "reached", chooses: false, reopens: false },
  dropped: { from: ["open"], to: "dropped", chooses: false, reopens: false },
  resumed: { from: ["reached", "dropped"], to: "open", chooses: true, reopens: true },
};

export const isGoalAct = (text: string): text is GoalAct => Object.hasOwn(goalActs, text);

/** How far the two have come: an open goal that nobody, one of them or both have said yes to as it stands. */
export type GoalStanding = Exclude<GoalState, "open"> | "open" | "citizenAgreed" | "staffAgreed" | "agreed";

/** What a goal is now. A yes to words that have been changed since counts for nothing. */
export function goalStanding({ state, revision, citizenAgreed, staffAgreed }: StoredGoal): GoalStanding {
  if (state !== "open") return state;
  const [citizen, staff] = [citizenAgreed === revision, staffAgreed === revision];
  if (citizen && staff) return "agreed";
  if (citizen) return "citizenAgreed";
  return staff ? "staffAgreed" : "open";
}
