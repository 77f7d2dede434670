import type { Visitor } from "#server/access/actor.ts";
import { type PageLevels, pageLevels } from "#server/results/page-levels.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { campaignWanted, standingWanted } from "#server/use-cases/evaluation/survey-wanted.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/**
 * How far people came in a campaign, or in a survey that is always open: the questions, the review and sent. Null while
 * too few have begun.
 * @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired
 */
export const showPageLevels =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    asked: { readonly campaignId: string } | { readonly questionnaireId: string },
  ): Promise<PageLevels | null> => {
    demandStaff(visitor, "evaluation.read");
    const { answers, installed, limits } =
      "campaignId" in asked
        ? await campaignWanted(deps, asked.campaignId)
        : standingWanted(deps, asked.questionnaireId);
    const pages = installed.questionnaire.definition.questions.length + 2;
    return pageLevels(await deps.ports.surveyPages.of(answers), { pages, ...limits });
  };
