import type { AnswersAsked } from "#db/ports.ts";
import { defaultLeastCell, leastInGroup } from "#server/disclosure/limits.ts";
import { ColumnBuilder, type Columns } from "#server/results/columns.ts";
import { columnsFrom, piecesOf, shapeOf } from "#server/results/kept-columns.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { campaignOf } from "#server/use-cases/evaluation/campaigns.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { hasEnded, isWaiting } from "#server/use-cases/surveys/letterbox.ts";
import { surveyItems } from "#server/use-cases/surveys/survey-items.ts";

/** Which answers are looked at, and by which rules. */
export interface SurveyWanted {
  readonly installed: Installed;
  readonly answers: AnswersAsked;
  readonly limits: { readonly least: number; readonly leastInGroup: number; readonly isOver: boolean };
}

/** @throws NotFound, VersionRetired */
export async function campaignWanted(deps: Deps, id: string): Promise<SurveyWanted> {
  const campaign = await campaignOf(deps, id);
  const { questionnaireId, version } = campaign.instrument;
  const isPast = hasEnded(campaign, civilDate(deps.now()));
  // While the last answers still lie in the letterbox, groups would be told twice.
  const isOver = isPast && !(await isWaiting(deps, id));
  return {
    installed: deps.library.exactly(campaign.instrument),
    answers: { questionnaireId, version, campaignId: id },
    limits: limitsOf(campaign.leastCell, isOver),
  };
}

/** A survey that is always open. @throws NotFound */
export function standingWanted({ library }: Deps, questionnaireId: string): SurveyWanted {
  const installed = library.newest(questionnaireId);
  const { version } = installed.instrument;
  const answers = { questionnaireId, version, campaignId: null };
  return { installed, answers, limits: limitsOf(defaultLeastCell, false) };
}

const limitsOf = (least: number, isOver: boolean): SurveyWanted["limits"] => ({
  least,
  leastInGroup: Math.max(leastInGroup, 2 * least),
  isOver,
});

/** All stored answers of a survey, in columns: as they are kept, or made from the answers and kept from then on. */
export async function columnsOf(
  { ports: { surveys }, municipality }: Deps,
  { installed, answers }: SurveyWanted,
): Promise<Columns> {
  const items = surveyItems(installed, municipality);
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
