import type { Release } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { compareGroups, type GroupComparison } from "#server/results/compare-groups.ts";
import type { Item } from "#server/results/items.ts";
import { type Publication, publicationOf } from "#server/results/publication.ts";
import { type ItemTable, tablesOf } from "#server/results/tables.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import {
  campaignWanted,
  columnsOf,
  type SurveyWanted,
  standingWanted,
} from "#server/use-cases/evaluation/survey-wanted.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** What may be told of the answers to a survey. */
export interface SurveyResults {
  readonly installed: Installed;
  readonly items: readonly Item[];
  /** The units that groups are told of. */
  readonly units: SurveyWanted["units"];
  /** The fewest people that any figure is about. */
  readonly least: number;
  /** The fewest people of a group, and the fewest that figures are first told of. */
  readonly leastInGroup: number;
  /** False while answers can come; groups are told when none can. */
  readonly isOver: boolean;
  readonly release: Release;
  /** Answers that have come out of the letterbox; more than the figures are about, until they are told anew. */
  readonly stored: number;
  /** Null while too few have answered. */
  readonly told: {
    readonly publication: Publication;
    readonly tables: readonly ItemTable[];
    readonly comparisons: readonly GroupComparison[];
  } | null;
}

/** Results that are kept at a time; the answers change once a day at most. */
const mostKept = 20;

/**
 * The results of a campaign, or of a survey that is always open.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export function showResults(deps: Deps) {
  const kept = new Map<string, Promise<SurveyResults>>();
  return async (
    visitor: Visitor,
    asked: { readonly campaignId: string } | { readonly questionnaireId: string },
  ): Promise<SurveyResults> => {
    demandStaff(visitor, "evaluation.read");
    const wanted =
      "campaignId" in asked
        ? await campaignWanted(deps, asked.campaignId)
        : standingWanted(deps, asked.questionnaireId);
    const emptied = await deps.ports.surveys.lastEmptied(wanted.answers);
    const key = JSON.stringify([wanted.answers, wanted.limits, emptied]);
    const results = kept.get(key) ?? resultsOf(deps, wanted);
    kept.delete(key);
    kept.set(key, results);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return results.catch((error: unknown) => {
      kept.delete(key);
      throw error;
    });
  };
}

async function resultsOf(deps: Deps, wanted: SurveyWanted): Promise<SurveyResults> {
  const { installed, limits } = wanted;
  const columns = await columnsOf(deps, wanted);
  const publication = publicationOf(columns, limits);
  const tables = publication && tablesOf(columns, publication, limits);
  return {
    installed,
    items: columns.items,
    units: wanted.units,
    ...limits,
    stored: columns.people,
    told:
      publication && tables ? { publication, tables, comparisons: compareGroups(publication, tables) } : null,
  };
}
