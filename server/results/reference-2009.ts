/** A published share that an item can be held up against. */
export interface Reference {
  readonly questionnaireId: string;
  readonly item: string;
  /** The codes that together mean what was published. */
  readonly codes: readonly string[];
  /** Share, between 0 and 1. */
  readonly share: number;
  /** How many were asked. */
  readonly n: number;
}

/** Persons on sickness benefit who answered the participant survey. */
const asked = 1_050;

/**
 * Shares among persons on sickness benefit in the participant survey of "Aktive - hurtigere tilbage" (Rambøll
 * Management for Arbejdsmarkedsstyrelsen, November 2009, p. 18-20). Its words were other than ours, so they are a
 * landmark and no norm; no test is made against them.
 */
export const references2009: readonly Reference[] = [
  { questionnaireId: "tilfredshed", item: "samlet", codes: ["meget_god", "god"], share: 0.46, n: asked },
  {
    questionnaireId: "tilfredshed",
    item: "samlet",
    codes: ["daarlig", "meget_daarlig"],
    share: 0.29,
    n: asked,
  },
  // Only those who had been informed were asked.
  { questionnaireId: "tilfredshed", item: "information", codes: ["ja"], share: 0.6, n: 964 },
  { questionnaireId: "tilfredshed", item: "anbefal", codes: ["enig", "helt_enig"], share: 0.42, n: asked },
];
