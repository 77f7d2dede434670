import type { AnswersAsked, Release } from "#db/ports.ts";
import { defaultLeastCell, leastInGroup } from "#server/disclosure/limits.ts";
import { ColumnBuilder, type Columns } from "#server/results/columns.ts";
import { columnsFrom, piecesOf, shapeOf } from "#server/results/kept-columns.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { campaignOf } from "#server/use-cases/evaluation/campaigns.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { surveyItems } from "#server/use-cases/surveys/survey-items.ts";

/** Which answers are looked at, and by which rules. */
export interface SurveyWanted {
  readonly installed: Installed;
  readonly answers: AnswersAsked;
  /** The units that groups are told of. */
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly limits: {
    readonly least: number;
    readonly leastInGroup: number;
    readonly isOver: boolean;
    readonly release: Release;
  };
}

/** @throws NotFound, VersionRetired */
export async function campaignWanted(deps: Deps, id: string): Promise<SurveyWanted> {
  const campaign = await campaignOf(deps, id);
  const { questionnaireId, version } = campaign.instrument;
  const { counted, release } = campaign;
  return {
    installed: deps.library.exactly(campaign.instrument),
    answers: { questionnaireId, version, campaignId: id },
    units: counted?.units ?? deps.municipality.units,
    // While the last answers still lie in the letterbox, groups would be told twice.
    limits: { ...limitsOf(campaign.leastCell), isOver: counted !== null, release },
  };
}

/** A survey that is always open. @throws NotFound */
export function standingWanted({ library, municipality }: Deps, questionnaireId: string): SurveyWanted {
  const installed = library.newest(questionnaireId);
  const { version } = installed.instrument;
  const answers = { questionnaireId, version, campaignId: null };
  const limits = { ...limitsOf(defaultLeastCell), isOver: false, release: "figures" } as const;
  return { installed, answers, units: municipality.units, limits };
}

const limitsOf = (least: number) => ({ least, leastInGroup: Math.max(leastInGroup, 2 * least) });

/** All stored answers of a survey, in columns: as they are kept, or made from the answers and kept from then on. */
export async function columnsOf(
  { ports: { surveys } }: Deps,
  { installed, answers, units }: SurveyWanted,
): Promise<Columns> {
  const items = surveyItems(installed, units);
  const shape = shapeOf(items, installed.instrument.hash);
  const kept = await surveys.columns(answers, shape);
  if (kept !== null) return columnsFrom(items, kept);
  const builder = new ColumnBuilder(items);
  await surveys.eachAnswer(answers, (some) => {
    for (const answer of some) builder.add(answer);
  });
  const columns = builder.done();
  await surveys.keepColumns(answers, { shape, pieces: piecesOf(columns) });
  return columns;
}
