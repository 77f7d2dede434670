/** The turns of people at shared screens, so that the next person cannot call up what the one before answered. */
export interface KioskRuns {
  /** A mark for the forms of one person; it says when the turn began, and nothing else. */
  begin(): string;
  /** True for a turn that was ended, is older than a day, or is none of ours. */
  isOver(run: string): boolean;
  end(run: string): void;
}

const longestRunMs = 24 * 3_600_000;

/**
 * A browser keeps posted forms in its history, and sends one again when somebody goes back and asks for it. Ended turns
 * are remembered in this process for a day, and nothing of them is stored: several processes each remember their own,
 * and a restart forgets.
 */
export function createKioskRuns({
  now,
  randomBytes,
}: {
  readonly now: () => Date;
  readonly randomBytes: (count: number) => Uint8Array;
}): KioskRuns {
  /** In the order in which they ended, so that the oldest stand first. */
  const ended = new Map<string, number>();
  const forget = (today: number): void => {
    for (const [run, at] of ended) {
      if (at > today - longestRunMs) return;
      ended.delete(run);
    }
  };
  const beganAt = (run: string): number => {
    const [, began = ""] = /^([0-9a-z]{8,9})-[0-9a-f]{16}$/.exec(run) ?? [];
    return Number.parseInt(began, 36);
  };
  const isOld = (run: string): boolean => {
    const age = now().getTime() - beganAt(run);
    return !(age >= 0 && age < longestRunMs);
  };
  return {
    begin: () => `${now().getTime().toString(36)}-${Buffer.from(randomBytes(8)).toString("hex")}`,
    isOver: (run) => isOld(run) || ended.has(run),
    end(run) {
      forget(now().getTime());
      if (!isOld(run)) ended.set(run, now().getTime());
    },
  };
}
