import type { AnswersAsked, SurveyAnswer } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { defaultLeastCell, leastInGroup } from "#server/disclosure/limits.ts";
import { ColumnBuilder } from "#server/results/columns.ts";
import { compareGroups, type GroupComparison } from "#server/results/compare-groups.ts";
import { type Item, itemsOf } from "#server/results/items.ts";
import { type Publication, publicationOf } from "#server/results/publication.ts";
import { type ItemTable, tablesOf } from "#server/results/tables.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { campaignOf } from "#server/use-cases/evaluation/campaigns.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { hasEnded, isWaiting } from "#server/use-cases/surveys/letterbox.ts";

/** What may be told of the answers to a survey. */
export interface SurveyResults {
  readonly installed: Installed;
  readonly items: readonly Item[];
  /** The fewest people that any figure is about. */
  readonly least: number;
  /** The fewest people of a group, and the fewest that figures are first told of. */
  readonly leastInGroup: number;
  /** False while answers can come; groups are told when none can. */
  readonly isOver: boolean;
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
      "campaignId" in asked ? await campaignWanted(deps, asked.campaignId) : standing(deps, asked);
    const emptied = await deps.ports.surveys.lastEmptied(wanted.answers);
    const key = JSON.stringify([wanted.answers, wanted.isOver, wanted.least, emptied]);
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

interface Wanted {
  readonly installed: Installed;
  readonly answers: AnswersAsked;
  readonly least: number;
  readonly isOver: boolean;
}

async function campaignWanted(deps: Deps, id: string): Promise<Wanted> {
  const campaign = await campaignOf(deps, id);
  const { questionnaireId, version } = campaign.instrument;
  return {
    installed: deps.library.exactly(campaign.instrument),
    answers: { questionnaireId, version, campaignId: id },
    least: campaign.leastCell,
    // While the last answers still lie in the letterbox, groups would be told twice.
    isOver: hasEnded(campaign, civilDate(deps.now())) && !(await isWaiting(deps, id)),
  };
}

function standing(deps: Deps, { questionnaireId }: { readonly questionnaireId: string }): Wanted {
  const installed = deps.library.newest(questionnaireId);
  const { version } = installed.instrument;
  const answers = { questionnaireId, version, campaignId: null };
  return { installed, answers, least: defaultLeastCell, isOver: false };
}

async function resultsOf(deps: Deps, { installed, answers, least, isOver }: Wanted): Promise<SurveyResults> {
  const units = deps.municipality.units.map(({ code }) => code);
  const items = itemsOf(installed.questionnaire.definition, units);
  const builder = new ColumnBuilder(items);
  await deps.ports.surveys.eachAnswer(answers, (some: readonly SurveyAnswer[]) => {
    for (const answer of some) builder.add(answer);
  });
  const columns = builder.done();
  const limits = { least, leastInGroup: Math.max(leastInGroup, 2 * least) };
  const publication = publicationOf(columns, { ...limits, isOver });
  const tables = publication && tablesOf(columns, publication, limits);
  return {
    installed,
    items,
    ...limits,
    isOver,
    stored: columns.people,
    told:
      publication && tables ? { publication, tables, comparisons: compareGroups(publication, tables) } : null,
  };
}
