import type { GroupAsked } from "#server/results/compare-campaigns.ts";
import {
  type ComparedCampaigns,
  type ComparisonFault,
  mostCompared,
} from "#server/use-cases/evaluation/compare-campaigns.ts";
import type { TextKey } from "#site/text/translate.ts";

/** Names of what stands in the address of a comparison. */
export const compareFields = { campaign: "undersoegelse", group: "gruppe", asked: "vis" } as const;

const problems: Readonly<Record<ComparisonFault, TextKey>> = {
  "too-few": "evaluation.compare.tooFew",
  "too-many": "evaluation.compare.tooMany",
  "other-questionnaire": "evaluation.compare.otherQuestionnaire",
  untold: "evaluation.compare.untold",
};

/** What the address of a comparison asks for. */
export function askedIn(search: URLSearchParams) {
  const campaignIds = search.getAll(compareFields.campaign);
  return { campaignIds, group: groupOf(search.get(compareFields.group) ?? "") };
}

/** A group as the value of a field: the item and its code. */
export const groupValue = ({ item, code }: GroupAsked): string => `${item}:${code}`;

function groupOf(value: string): GroupAsked | null {
  const colon = value.indexOf(":");
  return colon === -1 ? null : { item: value.slice(0, colon), code: value.slice(colon + 1) };
}

interface ComparisonSeen {
  readonly campaignIds: readonly string[];
  readonly group: GroupAsked | null;
  /** Null while nothing is asked for, and when it cannot be compared. */
  readonly compared: ComparedCampaigns | null;
  readonly problem: string | undefined;
}

/** @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired */
export async function comparisonSeen(
  { useCases, visitor, t }: App.Locals,
  search: URLSearchParams,
): Promise<ComparisonSeen> {
  const asked = askedIn(search);
  if (asked.campaignIds.length === 0 && !search.has(compareFields.asked))
    return { ...asked, compared: null, problem: undefined };
  const outcome = await useCases.evaluation.compare(visitor, asked);
  if (outcome.kind === "compared") return { ...asked, compared: outcome, problem: undefined };
  return { ...asked, compared: null, problem: t(problems[outcome.fault], { max: mostCompared }) };
}
