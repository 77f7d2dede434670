import type { GoalLetter, StoredGoal } from "#db/ports.ts";

export const goalLetters = ["A", "B", "C"] as const satisfies readonly GoalLetter[];

export const isGoalLetter = (text: string): text is GoalLetter =>
  (goalLetters as readonly string[]).includes(text);

export interface LetterGoals {
  readonly letter: GoalLetter;
  /** The living goal that was chosen last; null when there is none. */
  readonly current: StoredGoal | null;
  /** The other living ones. */
  readonly others: readonly StoredGoal[];
  /** Reached or dropped. */
  readonly past: readonly StoredGoal[];
}

/** The goals of each letter; every letter is there. */
export const arrangeGoals = (goals: readonly StoredGoal[]): readonly LetterGoals[] =>
  goalLetters.map((letter) => {
    const mine = goals.filter((goal) => goal.letter === letter);
    const living = mine
      .filter(({ state }) => state === "open")
      .sort((one, next) => next.chosenAt.getTime() - one.chosenAt.getTime());
    const [current = null, ...others] = living;
    return { letter, current, others, past: mine.filter(({ state }) => state !== "open") };
  });
