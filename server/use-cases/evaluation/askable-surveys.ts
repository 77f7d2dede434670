import type { Visitor } from "#server/access/actor.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { type Installed, isAnonymous } from "#server/use-cases/library.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";

/** A version of an anonymous questionnaire that can be asked. */
export interface AskableSurvey {
  readonly installed: Installed;
  readonly isNewest: boolean;
  /** Names it in a form: the id alone for the newest version, otherwise `id@version`. */
  readonly choice: string;
}

/**
 * The anonymous questionnaires that a campaign can ask: the newest version of each, then older ones, so that this year's
 * answers can be held against last year's to the same questions. @throws NotLoggedIn, NotAllowed
 */
export const askableSurveys =
  (deps: Deps) =>
  (visitor: Visitor): readonly AskableSurvey[] => {
    demandStaff(visitor, "campaign.change");
    return askable(deps);
  };

function askable({ library }: Pick<Deps, "library">): readonly AskableSurvey[] {
  const all = library.all.filter(isAnonymous).map((installed) => {
    const { questionnaireId } = installed.instrument;
    const isNewest = library.newest(questionnaireId) === installed;
    return { installed, isNewest, choice: isNewest ? questionnaireId : installed.questionnaire.key };
  });
  return [...all.filter(({ isNewest }) => isNewest), ...all.filter(({ isNewest }) => !isNewest)];
}

/** The version that was chosen in a form; undefined when there is no such choice. */
export const askedIn = (deps: Pick<Deps, "library">, chosen: string): Installed | undefined =>
  askable(deps).find(({ choice }) => choice === chosen)?.installed;
