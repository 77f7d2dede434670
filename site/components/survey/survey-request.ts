import type { Fields } from "#questionnaires/form/fields.ts";
import { MissingAnswers } from "#server/errors/problem.ts";
import { carriedFields, type SurveyState } from "#server/use-cases/surveys/survey-step.ts";
import { type AskedProblem, askedProblem } from "#site/components/question-steps/asked-problem.ts";
import { surveyFields } from "#site/form-fields.ts";

type Locals = Pick<App.Locals, "useCases" | "lang" | "form" | "mayAnswerSurvey">;

/** What to show for a posted form of a survey. */
export type SurveyAnswer =
  | { readonly kind: "intro" }
  | { readonly kind: "thanks" }
  | {
      readonly kind: "question";
      readonly state: SurveyState;
      readonly number: number;
      readonly values: Fields;
      readonly problems: readonly AskedProblem[];
      /** Opened from the review, and leads back to it. */
      readonly isCorrection: boolean;
    }
  | { readonly kind: "review"; readonly state: SurveyState; readonly tooMany: boolean; readonly id: string };

const one = (form: Fields, name: string): string => form[name]?.[0] ?? "";

const toCorrect = /^ret\.(\d{1,4})$/;

/** Where a button leads: on, back (0 is the beginning), or from the review to one question and back to the review. */
function nextOf({ pages }: SurveyState, form: Fields, number: number): number | "review" {
  const pressed = one(form, "efter");
  const [, correct] = toCorrect.exec(pressed) ?? [];
  if (correct) return pages.find((page) => page.number === Number(correct))?.number ?? "review";
  if (form["ret"] !== undefined) return "review";
  if (pressed === "tilbage") return pages.findLast((page) => page.number < number)?.number ?? 0;
  return pages.find((page) => page.number > number)?.number ?? "review";
}

interface Posted {
  readonly form: Fields;
  readonly questionnaireId: string;
  readonly fields: Fields;
  readonly id: string;
}

/** Sends; what cannot be sent comes back as the review. */
async function sent(
  { useCases, lang, mayAnswerSurvey }: Locals,
  posted: Posted,
): Promise<"thanks" | "busy" | "wrong"> {
  if (!mayAnswerSurvey()) return "busy";
  const { questionnaireId, fields, id } = posted;
  try {
    await useCases.sendSurvey({ questionnaireId, fields, lang, id });
    return "thanks";
  } catch (error) {
    if (error instanceof MissingAnswers) return "wrong";
    throw error;
  }
}

/** One request of an anonymous survey. Nothing is remembered between two of them but what the form carries. */
export async function answerSurvey(locals: Locals, questionnaireId: string): Promise<SurveyAnswer> {
  const { useCases, lang, form } = locals;
  if (form === null) return { kind: "intro" };
  const fields = surveyFields(form);
  const number = /^\d{1,4}$/.test(one(form, "trin")) ? Number(one(form, "trin")) : 0;
  const pressed = form["sprog"] === undefined ? one(form, "efter") : "sprog";
  const state = useCases.readSurvey({ questionnaireId, number, fields });
  const id = one(form, "nummer") || useCases.newSurveyId();
  const review = { kind: "review", state, id, tooMany: false } as const;
  if (pressed === "send") {
    const outcome = await sent(locals, { form, questionnaireId, fields, id });
    return outcome === "thanks" ? { kind: "thanks" } : { ...review, tooMany: outcome === "busy" };
  }
  const isLanguage = pressed === "sprog";
  const shown = state.pages.some((page) => page.number === number);
  if (shown && (isLanguage || (state.problems.length > 0 && pressed === ""))) {
    const problems = isLanguage ? [] : state.problems;
    const told = problems.map((problem) => askedProblem(problem, { fields, lang }));
    const isCorrection = form["ret"] !== undefined;
    return { kind: "question", state, number, values: fields, problems: told, isCorrection };
  }
  if (isLanguage) return form["nummer"] === undefined ? { kind: "intro" } : review;
  const next = nextOf(state, form, number);
  if (next === 0) return { kind: "intro" };
  if (next === "review") return review;
  const values = carriedFields(state, null);
  return {
    kind: "question",
    state,
    number: next,
    values,
    problems: [],
    isCorrection: toCorrect.test(pressed),
  };
}
