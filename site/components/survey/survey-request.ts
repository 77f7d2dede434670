import type { Fields } from "#questionnaires/form/fields.ts";
import type { ListQuestion } from "#questionnaires/question-schema.ts";
import { MissingAnswers, SurveyClosed } from "#server/errors/problem.ts";
import type { Installed } from "#server/use-cases/library.ts";
import type { SurveyPlace } from "#server/use-cases/surveys/count-page.ts";
import type { SurveyDoor, WhyClosed } from "#server/use-cases/surveys/survey-door.ts";
import { carriedFields, type SurveyState } from "#server/use-cases/surveys/survey-step.ts";
import { type AskedProblem, askedProblem } from "#site/components/question-steps/asked-problem.ts";
import { afterPress, type ListState, openEntry } from "#site/components/question-steps/list-page.ts";
import { surveyFields } from "#site/form-fields.ts";

/** What a survey is read, counted and sent with. */
export type SurveyUseCases = Pick<
  App.Locals["useCases"],
  "showSurvey" | "readSurvey" | "newSurveyId" | "sendSurvey" | "countSurveyPage"
>;

type Locals = Pick<App.Locals, "lang" | "form" | "mayAnswerSurvey"> & {
  readonly useCases: SurveyUseCases;
  furthest?: number | undefined;
};

/** What to show for a posted form of a survey. */
export type SurveyAnswer =
  | { readonly kind: "intro" }
  /** Told to be on its way; `again` when the same form was sent before. */
  | { readonly kind: "thanks"; readonly again: boolean }
  /** A campaign that cannot be answered now, or not with this code. */
  | { readonly kind: "closed"; readonly reason: WhyClosed }
  | {
      readonly kind: "question";
      readonly state: SurveyState;
      readonly number: number;
      readonly values: Fields;
      readonly problems: readonly AskedProblem[];
      /** Opened from the review, and leads back to it. */
      readonly isCorrection: boolean;
      /** Place of the entry of a list that is open. */
      readonly open: number | null;
      /** The entry that was just taken away, as it travels in the form so that it can be put back. */
      readonly removed: string | null;
    }
  | {
      readonly kind: "review";
      readonly state: SurveyState;
      /** Why it was not sent, after somebody tried. */
      readonly refused: "busy" | "missing" | "newer" | null;
      readonly id: string;
    };

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

/** The list that the posted page asks for, if it does. */
function listAt({ questionnaire }: Installed, number: number): ListQuestion | null {
  const question = questionnaire.definition.questions[number - 1];
  return question?.kind === "list" ? question : null;
}

/** What a button inside a list makes of the form; which entry was open, and what was taken away, stand in it. */
function listStateOf(list: ListQuestion, form: Fields): ListState {
  const open = one(form, "aaben");
  const openBefore = /^\d{1,3}$/.test(open) ? Number(open) : null;
  const removed = formFields(one(form, "fjernet"));
  return afterPress(list, { fields: surveyFields(form), pressed: form["efter"]?.[0], openBefore }, removed);
}

/** Fields as one text, and back. */
const formText = (fields: Fields): string =>
  String(new URLSearchParams(Object.entries(fields).flatMap(([name, all]) => all.map((one) => [name, one]))));
const formFields = (text: string): Fields =>
  Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, [value]]));

interface Posted {
  readonly form: Fields;
  readonly questionnaireId: string;
  readonly version: string | undefined;
  readonly fields: Fields;
  readonly id: string;
  readonly door: SurveyDoor | undefined;
}

/** Sends; what cannot be sent comes back as the review. */
async function sent(
  { useCases, lang, mayAnswerSurvey }: Locals,
  posted: Posted,
): Promise<"thanks" | "again" | "busy" | "missing" | "spent"> {
  if (!mayAnswerSurvey()) return "busy";
  const { questionnaireId, version, fields, id, door } = posted;
  try {
    const outcome = await useCases.sendSurvey({ questionnaireId, version, fields, lang, id, door });
    return outcome === "again" ? "again" : "thanks";
  } catch (error) {
    if (error instanceof MissingAnswers) return "missing";
    if (error instanceof SurveyClosed) return "spent";
    throw error;
  }
}

/** How far the page leads that is shown next; what only looks again leads nowhere. */
function placeOf(answer: SurveyAnswer): SurveyPlace {
  if (answer.kind === "question") return answer.number;
  if (answer.kind === "review") return "review";
  return answer.kind === "thanks" && !answer.again ? "sent" : 0;
}

/**
 * One request of an anonymous survey. Nothing is remembered between two of them but what the form carries, and a count
 * of how many came so far; the locals are told how far, for the next form.
 * @param door how somebody came to a campaign; none for a survey that is always open
 */
export async function answerSurvey(
  locals: Locals,
  questionnaireId: string,
  door?: SurveyDoor,
): Promise<SurveyAnswer> {
  const answer = await answerOf(locals, questionnaireId, door);
  const { form, useCases } = locals;
  if (form === null || answer.kind === "closed") return answer;
  const version = door?.campaign.instrument.version ?? form["udgave"]?.[0];
  const [before, place] = [one(form, "laengst"), placeOf(answer)];
  locals.furthest = useCases.countSurveyPage({ questionnaireId, version, door, before, place });
  return answer;
}

async function answerOf(locals: Locals, questionnaireId: string, door?: SurveyDoor): Promise<SurveyAnswer> {
  const { useCases, lang, form } = locals;
  const isSending = form?.["efter"]?.[0] === "send";
  // Whoever presses Send twice has just spent the code: the letterbox knows the letter again.
  if (door && door.closed !== null && !(door.closed === "spent" && isSending))
    return { kind: "closed", reason: door.closed };
  if (form === null) return { kind: "intro" };
  const version = door?.campaign.instrument.version ?? form["udgave"]?.[0];
  const number = /^\d{1,4}$/.test(one(form, "trin")) ? Number(one(form, "trin")) : 0;
  const drawn = useCases.showSurvey(questionnaireId, version);
  const list = listAt(drawn, number);
  const listState = list && listStateOf(list, form);
  const fields = listState?.fields ?? surveyFields(form);
  const pressed = form["sprog"] === undefined ? one(form, "efter") : "sprog";
  const state = useCases.readSurvey({ questionnaireId, version, number, fields });
  const id = one(form, "nummer") || useCases.newSurveyId();
  const review = { kind: "review", state, id, refused: null } as const;
  if (state.isNewer) return { ...review, refused: "newer" };
  if (pressed === "send") {
    const outcome = await sent(locals, { form, questionnaireId, version, fields, id, door });
    if (outcome === "thanks" || outcome === "again") return { kind: "thanks", again: outcome === "again" };
    return outcome === "spent" ? { kind: "closed", reason: "spent" } : { ...review, refused: outcome };
  }
  const isLanguage = pressed === "sprog";
  const shown = state.pages.some((page) => page.number === number);
  const isPressed = listState?.isPressed === true;
  const isMoving = pressed === "" || pressed === "tilbage";
  if (shown && (isLanguage || isPressed || (state.problems.length > 0 && isMoving))) {
    const problems = isLanguage ? [] : state.problems;
    const told = problems.map((problem) => askedProblem(problem, { fields, lang }));
    const isCorrection = form["ret"] !== undefined;
    const wrongEntry = told[0]?.part?.split("/")[0];
    const open = list && wrongEntry !== undefined ? Number(wrongEntry) : (listState?.open ?? null);
    const removed = listState?.removed ? formText(listState.removed) : null;
    return { kind: "question", state, number, values: fields, problems: told, isCorrection, open, removed };
  }
  if (isLanguage) return form["nummer"] === undefined ? { kind: "intro" } : review;
  const next = nextOf(state, form, number);
  if (next === 0) return { kind: "intro" };
  if (next === "review") return review;
  const values = carriedFields(state, null);
  const open = openEntry(listAt(drawn, next), values, null);
  const isCorrection = toCorrect.test(pressed);
  return { kind: "question", state, number: next, values, problems: [], isCorrection, open, removed: null };
}
