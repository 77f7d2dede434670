import type { GoalEvent, GoalState } from "#db/ports.ts";

/** What a citizen can do with a goal besides writing in it. */
export type GoalAct = Exclude<GoalEvent["kind"], "made" | "changed">;

interface ActRule {
  /** The states from which it can be done. */
  readonly from: readonly GoalState[];
  /** The state it leads to; none when it stays. */
  readonly to?: GoalState;
  /** The goal becomes the current one of its letter. */
  readonly chooses: boolean;
}

export const goalActs: Readonly<Record<GoalAct, ActRule>> = {
  chosen: { from: ["open", "agreed"], chooses: true },
  agreed: { from: ["open"], to: "agreed", chooses: false },
  reached: { from: ["open", "agreed"], to: "reached", chooses: false },
  dropped: { from: ["open", "agreed"], to: "dropped", chooses: false },
  resumed: { from: ["reached", "dropped"], to: "open", chooses: true },
};

export const isGoalAct = (text: string): text is GoalAct => Object.hasOwn(goalActs, text);

/** True for a goal that is worked towards. */
export const isLiving = (state: GoalState): boolean => state === "open" || state === "agreed";
