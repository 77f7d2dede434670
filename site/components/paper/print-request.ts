import { isLang } from "#questionnaires/languages.ts";
import type { Translate } from "#site/text/translate.ts";

interface Pressed {
  /** The code of the new form; undefined when something is missing. */
  readonly code: string | undefined;
  readonly paper: string | undefined;
  readonly lang: string | undefined;
  readonly problems: readonly { readonly fieldId: string; readonly message: string }[];
}

/** What is wrong with the choice of a paper; nothing when both parts are chosen. */
const problemsOf = (t: Translate, isPaper: boolean, isLanguage: boolean): Pressed["problems"] => [
  ...(isPaper ? [] : [{ fieldId: "skema", message: t("staff.paper.whichProblem") }]),
  ...(isLanguage ? [] : [{ fieldId: "papirsprog", message: t("staff.paper.languageProblem") }]),
];

/**
 * Makes the form that was asked for: a blank one, or one for the citizen whose id stands in `borger`. Null when
 * nothing was pressed.
 */
export async function printRequest({ form, useCases, visitor, t }: App.Locals): Promise<Pressed | null> {
  if (form === null) return null;
  const paper = form["skema"]?.[0];
  const lang = form["papirsprog"]?.[0];
  const [questionnaireId, variant] = (paper ?? "").split("/");
  const found = useCases
    .printableQuestionnaires()
    .find(({ questionnaire }) => questionnaire.id === questionnaireId);
  const isPaper = variant !== undefined && (found?.questionnaire.variants.includes(variant) ?? false);
  const problems = problemsOf(t, isPaper, isLang(lang));
  if (!isPaper || !isLang(lang) || questionnaireId === undefined) {
    return { code: undefined, paper, lang, problems };
  }
  const citizenId = form["borger"]?.[0] || null;
  const { code } = await useCases.printPaperForm(visitor, { questionnaireId, variant, lang, citizenId });
  return { code, paper, lang, problems: [] };
}
