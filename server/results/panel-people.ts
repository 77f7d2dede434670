import type { PanelAnswer } from "#db/ports.ts";
import type { Item } from "./items.ts";

/** The rules by which figures of a confidential survey are told. */
export interface PanelLimits {
  /** The fewest people that any figure, and any difference of figures, may be about. */
  readonly least: number;
  /** The fewest people in the figures of a round. */
  readonly leastInGroup: number;
}

/** People who answered the same rounds, those included who took their answers back after figures of them were told. */
interface PanelKind {
  /** For each round, whether they have answered it. */
  readonly waves: readonly boolean[];
  readonly memberIds: readonly string[];
}

/** Everybody who answered, by the rounds they answered. */
export function panelKinds(rows: readonly PanelAnswer[], waves: number): readonly PanelKind[] {
  const kinds = new Map<string, { waves: boolean[]; memberIds: string[] }>();
  for (const [memberId, own] of Map.groupBy(rows, (row) => row.memberId)) {
    const attended = Array.from({ length: waves }, (_, wave) => own.some((row) => row.wave === wave));
    const known = kinds.get(String(attended));
    if (known) known.memberIds.push(memberId);
    else kinds.set(String(attended), { waves: attended, memberIds: [memberId] });
  }
  return [...kinds.values()];
}

/** What somebody chose; null for nothing. Ways and languages are not asked after, nor kept. */
export const codeOf = (item: Item, row: PanelAnswer | undefined): string | null =>
  row ? item.codeIn({ answers: row.answers, lang: "da", channel: "letter" }) : null;
