import type { Deps } from "#server/use-cases/deps.ts";
import { askableSurveys } from "#server/use-cases/evaluation/askable-surveys.ts";
import {
  changeCampaign,
  listCampaigns,
  makeCampaign,
  newCampaignId,
  showCampaign,
} from "#server/use-cases/evaluation/campaigns.ts";
import { campaignsWithoutQuestions } from "#server/use-cases/evaluation/campaigns-without-questions.ts";
import { compareCampaigns } from "#server/use-cases/evaluation/compare-campaigns.ts";
import { exportComparison } from "#server/use-cases/evaluation/export-comparison.ts";
import { exportSurvey } from "#server/use-cases/evaluation/export-survey.ts";
import { showPageLevels } from "#server/use-cases/evaluation/show-page-levels.ts";
import { showResults } from "#server/use-cases/evaluation/show-results.ts";
import { makeSurveyCodes, showInvited } from "#server/use-cases/evaluation/survey-codes.ts";
import { readComments, settleComment, shownComments } from "#server/use-cases/evaluation/survey-comments.ts";

/** What evaluators can do, ready to be called. */
export const bindEvaluation = (deps: Deps) => ({
  withoutQuestions: campaignsWithoutQuestions(deps),
  askable: askableSurveys(deps),
  campaign: showCampaign(deps),
  campaigns: listCampaigns(deps),
  change: changeCampaign(deps),
  comments: readComments(deps),
  compare: compareCampaigns(deps),
  export: exportSurvey(deps),
  exportComparison: exportComparison(deps),
  invited: showInvited(deps),
  make: makeCampaign(deps),
  makeCodes: makeSurveyCodes(deps),
  newId: newCampaignId(deps),
  results: showResults(deps),
  pageLevels: showPageLevels(deps),
  settleComment: settleComment(deps),
  shownComments: shownComments(deps),
});
