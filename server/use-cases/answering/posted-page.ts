import type { Lang, StoredResponse } from "#db/ports.ts";
import { followUpsOf } from "#questionnaires/engine/follow-ups.ts";
import { type Fields, namesOf, readFields } from "#questionnaires/form/fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { WrongBody } from "#server/errors/problem.ts";
import { isOfOtherQuestions, type Seen, seenBy } from "#server/use-cases/answering/drawn-from.ts";
import { instrumentOf } from "#server/use-cases/answering/own-response.ts";
import {
  type PageProblem,
  type PageView,
  pageView,
  shownPages,
  typedOver,
} from "#server/use-cases/answering/page-view.ts";
import type { Deps } from "#server/use-cases/deps.ts";

export interface PostedPage {
  readonly questionnaireId: string;
  readonly number: number;
  readonly fields: Fields;
  /** Ids of the follow-ups that stood on the page; the answers to the others were not asked for on it. */
  readonly along?: readonly string[] | undefined;
  readonly lang: Lang;
  /** The form's hidden field: what it was drawn from. Without it nothing counts as changed elsewhere. */
  readonly stamp?: string | undefined;
}

/** What was typed on a page, read but not checked. */
export interface ReadPage {
  /** The page as it is stored, with the fields as typed and the form's own stamp. */
  readonly view: PageView;
  /** The questions that stood on it, in order, each with its number. */
  readonly asked: readonly { readonly question: Question; readonly number: number }[];
  /** By question id; null when it is blank. A question whose fields cannot be read as one answer is left out. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly problems: readonly PageProblem[];
  readonly seen: Seen | undefined;
}

/**
 * The posted page as the draft has it now: a form that was drawn from an older version, or for another benefit, may
 * stand under another number now. Null when no such question is asked of this person any more.
 */
export const asOfNow = (deps: Deps, draft: StoredResponse, posted: PostedPage): PostedPage | null =>
  isOfOtherQuestions(posted.stamp, draft) ? whereAsked(deps, draft, posted) : posted;

/** The fields that a draft's version asks for on one page, and which page that is; null when it asks for none. */
export function whereAsked<P extends Pick<PostedPage, "fields" | "along">>(
  deps: Deps,
  draft: StoredResponse,
  posted: P,
): (P & Pick<PostedPage, "number">) | null {
  const { definition } = instrumentOf(deps, draft).questionnaire;
  for (const { number, question } of shownPages(deps, draft)) {
    const followUps = followUpsOf(definition, draft.variant, question.id);
    const names = new Set([question, ...followUps].flatMap(namesOf));
    const fields = Object.entries(posted.fields).filter(([name]) => names.has(name));
    if (!fields.some(([name]) => namesOf(question).includes(name))) continue;
    const along = posted.along?.filter((id) => followUps.some((one) => one.id === id));
    return { ...posted, number, along, fields: Object.fromEntries(fields) };
  }
  return null;
}

/**
 * Reads the fields of a posted page.
 * @throws NotFound (no such page), WrongBody (a field of no question here)
 */
export function readPostedPage(deps: Deps, draft: StoredResponse, posted: PostedPage): ReadPage {
  const stored = pageView(deps, draft, posted.number);
  const asked = askedOn(stored, posted);
  const { definition } = stored.installed.questionnaire;
  const readings = asked.map(({ question }) => ({
    question,
    reading: readFields(question, posted.fields, definition.skip_option.code),
  }));
  const seen = seenBy(posted.stamp, draft);
  return {
    // A page that comes back has still seen only what it had seen before.
    view: {
      ...stored,
      fields: typedOver(stored, { typed: posted.fields, asked: asked.map(({ question }) => question) }),
      stamp: seen === undefined ? stored.stamp : (posted.stamp ?? stored.stamp),
    },
    asked,
    answers: Object.fromEntries(
      readings.flatMap(({ question, reading }) =>
        reading.kind === "problem" ? [] : [[question.id, reading.kind === "answer" ? reading.value : null]],
      ),
    ),
    problems: readings.flatMap(({ question, reading }) =>
      reading.kind === "problem" ? [{ question, code: reading.code }] : [],
    ),
    seen,
  };
}

/** Follow-ups come right after their question, and so do their numbers. @throws WrongBody */
function askedOn({ page, followUps }: PageView, { fields, along = [] }: PostedPage): ReadPage["asked"] {
  const asked = [page.question, ...followUps]
    .map((question, place) => ({ question, number: page.number + place }))
    .filter(({ question }) => question === page.question || along.includes(question.id));
  const isStrange = along.some((id) => !followUps.some((question) => question.id === id));
  demandOwnFields(fields, isStrange ? [] : asked.flatMap(({ question }) => namesOf(question)));
  return asked;
}

/** What the page did not ask was not typed on it: nothing of such a form is saved. @throws WrongBody */
function demandOwnFields(fields: Fields, names: readonly string[]): void {
  if (Object.keys(fields).some((name) => !names.includes(name)))
    throw new WrongBody([{ pointer: "", code: "unknown-field" }]);
}
