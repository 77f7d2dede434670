import type { Lang, StoredResponse } from "#db/ports.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { WrongBody } from "#server/errors/problem.ts";
import { type Seen, seenBy } from "#server/use-cases/answering/drawn-from.ts";
import {
  type FieldProblemCode,
  type Fields,
  namesOf,
  readFields,
} from "#server/use-cases/answering/fields.ts";
import { type PageView, pageView } from "#server/use-cases/answering/page-view.ts";
import type { Deps } from "#server/use-cases/deps.ts";

export interface PostedPage {
  readonly questionnaireId: string;
  readonly number: number;
  readonly fields: Fields;
  readonly lang: Lang;
  /** The form's hidden field: what it was drawn from. Without it nothing counts as changed elsewhere. */
  readonly stamp?: string | undefined;
}

/** What was typed on a page, read but not checked. */
export interface ReadPage {
  /** The page as it is stored, with the fields as typed and the form's own stamp. */
  readonly view: PageView;
  readonly question: Question;
  /** Null when it is blank. */
  readonly value: unknown;
  /** Set when the fields cannot be read as one answer. */
  readonly problem: FieldProblemCode | null;
  readonly seen: Seen | undefined;
}

/**
 * Reads the fields of a posted page.
 * @throws NotFound (no such page), WrongBody (a field of no question here)
 */
export function readPostedPage(deps: Deps, draft: StoredResponse, posted: PostedPage): ReadPage {
  const stored = pageView(deps, draft, posted.number);
  const { question } = stored.page;
  demandOwnFields(posted.fields, namesOf(question));
  const skip = stored.installed.questionnaire.definition.skip_option.code;
  const reading = readFields(question, posted.fields, skip);
  const seen = seenBy(posted.stamp, draft);
  return {
    // A page that comes back has still seen only what it had seen before.
    view: {
      ...stored,
      fields: posted.fields,
      stamp: seen === undefined ? stored.stamp : (posted.stamp ?? stored.stamp),
    },
    question,
    value: reading.kind === "answer" ? reading.value : null,
    problem: reading.kind === "problem" ? reading.code : null,
    seen,
  };
}

/** What the page did not ask was not typed on it: nothing of such a form is saved. @throws WrongBody */
function demandOwnFields(fields: Fields, names: readonly string[]): void {
  if (Object.keys(fields).some((name) => !names.includes(name)))
    throw new WrongBody([{ pointer: "", code: "unknown-field" }]);
}
