import type { Campaign } from "#db/ports.ts";
import type { Definition } from "#questionnaires/schema.ts";
import type { Visitor } from "#server/access/actor.ts";
import {
  type CampaignComparison,
  compareCampaigns as compared,
  type GroupAsked,
} from "#server/results/compare-campaigns.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { showCampaign } from "#server/use-cases/evaluation/campaigns.ts";
import { type SurveyResults, showResults } from "#server/use-cases/evaluation/show-results.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** Most campaigns that are compared at a time. */
export const mostCompared = 6;

export interface CampaignsAsked {
  readonly campaignIds: readonly string[];
  /** Null for everybody. */
  readonly group: GroupAsked | null;
}

/** Why campaigns cannot be compared. `untold`: one is not over, is deleted, or too few answered it. */
export type ComparisonFault = "too-few" | "too-many" | "other-questionnaire" | "untold";

export interface ComparedCampaigns {
  readonly kind: "compared";
  /** The earliest first. */
  readonly campaigns: readonly Campaign[];
  /** Of the questionnaire, in its newest version among them. */
  readonly title: Definition["title"];
  readonly comparison: CampaignComparison;
  /** The units that groups are told of, with their names of the latest of the campaigns. */
  readonly units: SurveyResults["units"];
  /** The least of their smallest cells: no figure of any of them is about fewer. */
  readonly least: number;
}

export type ComparisonOutcome =
  | ComparedCampaigns
  | { readonly kind: "wrong"; readonly fault: ComparisonFault };

/**
 * Campaigns of the same questionnaire that are over, side by side, of everybody or of a group.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export function compareCampaigns(deps: Deps) {
  const results = showResults(deps);
  const show = showCampaign(deps);
  return async (visitor: Visitor, { campaignIds, group }: CampaignsAsked): Promise<ComparisonOutcome> => {
    demandStaff(visitor, "evaluation.read");
    const ids = [...new Set(campaignIds)];
    if (ids.length < 2) return wrong("too-few");
    if (ids.length > mostCompared) return wrong("too-many");
    const seen = await Promise.all(ids.map(async (id) => show(visitor, id)));
    const campaigns = seen.map(({ campaign }) => campaign).toSorted(inTime);
    const questionnaires = new Set(campaigns.map(({ instrument }) => instrument.questionnaireId));
    const [questionnaireId] = questionnaires;
    if (questionnaireId === undefined || questionnaires.size > 1) return wrong("other-questionnaire");
    if (seen.some(({ isDeleted }) => isDeleted)) return wrong("untold");
    const all = await Promise.all(campaigns.map(async ({ id }) => results(visitor, { campaignId: id })));
    const surveys = all.flatMap(({ items, told, isOver }) => (told && isOver ? [{ items, ...told }] : []));
    const newest = all.at(-1);
    if (newest === undefined || surveys.length < all.length) return wrong("untold");
    return {
      kind: "compared",
      campaigns,
      title: newest.installed.questionnaire.definition.title,
      comparison: compared({ questionnaireId, surveys, group }),
      units: all.toReversed().flatMap(({ units }) => units),
      least: Math.min(...all.map(({ least }) => least)),
    };
  };
}

const wrong = (fault: ComparisonFault): ComparisonOutcome => ({ kind: "wrong", fault });

const inTime = (one: Campaign, other: Campaign): number =>
  one.opensOn.localeCompare(other.opensOn) ||
  one.closesOn.localeCompare(other.closesOn) ||
  one.id.localeCompare(other.id);
