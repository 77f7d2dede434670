import type { Lang, StoredAnswers, StoredResponse } from "#db/ports.ts";
import type { AnswerProblem } from "#questionnaires/engine/answers.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import type { Visitor } from "#server/access/actor.ts";
import { AlreadySent } from "#server/errors/problem.ts";
import { changeDraft } from "#server/use-cases/answering/change-draft.ts";
import {
  demandCitizen,
  instrumentOf,
  ownResponse,
  personOf,
} from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

export interface AnswerChanges {
  readonly responseId: string;
  /** Question id to value; `null` takes an answer away. What is not named stays as it is. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly lang?: Lang;
  /** Page that the change leads to; the draft resumes at the furthest one reached. */
  readonly resumeAt?: number;
}

export interface Saved {
  readonly response: StoredResponse;
  /** Answers of this change that are not well-formed; they were not saved, all the others were. */
  readonly problems: readonly AnswerProblem[];
}

/**
 * Merges the well-formed answers into the draft, drops answers to questions that are not shown any more, and
 * saves. Being complete is a matter for sending.
 * @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent, VersionRetired, Conflict
 */
export const saveAnswers =
  (deps: Deps) =>
  async (visitor: Visitor, changes: AnswerChanges): Promise<Saved> => {
    const citizen = demandCitizen(visitor, "response.save");
    const draft = await ownResponse(deps, citizen, changes.responseId);
    if (draft.sentAt !== null) throw new AlreadySent();
    const { questionnaire } = instrumentOf(deps, draft);
    let problems: readonly AnswerProblem[] = [];
    const response = await changeDraft(deps, draft, (current) => {
      const merged = { ...current.answers, ...asText(questionnaire, changes.answers) };
      const checked = checkAnswers(
        questionnaire,
        { ...personOf(deps, current), answers: merged },
        { asTyped: true },
      );
      problems = checked.problems.filter(({ question }) => Object.hasOwn(changes.answers, question));
      return {
        answers: keepOldWhereWrong(current.answers, checked.answers, problems),
        variant: current.variant,
        lang: changes.lang ?? current.lang,
        resumeAt: Math.max(current.resumeAt, changes.resumeAt ?? 1),
      };
    });
    return { response, problems };
  };

/** A wrong new value does not take away the old, well-formed one. */
function keepOldWhereWrong(
  old: StoredAnswers,
  checked: StoredAnswers,
  problems: readonly AnswerProblem[],
): StoredAnswers {
  const kept = problems.flatMap(({ question }) => {
    const value = Object.hasOwn(old, question) ? old[question] : undefined;
    return value === undefined ? [] : [[question, value] as const];
  });
  return { ...checked, ...Object.fromEntries(kept) };
}

/** Free text is stored plain; all else is checked as it came. */
const asText = (
  { question }: Questionnaire,
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [
      id,
      typeof value === "string" && question(id)?.kind === "text" ? plainText(value) : value,
    ]),
  );
