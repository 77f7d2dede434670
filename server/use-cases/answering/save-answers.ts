import type { Lang, StoredAnswers, StoredResponse } from "#db/ports.ts";
import type { AnswerProblem } from "#questionnaires/engine/answers.ts";
import { type CheckedAnswers, checkAnswers } from "#questionnaires/engine/check-answers.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import type { AssistingActor, Visitor } from "#server/access/actor.ts";
import { AlreadySent, Conflict } from "#server/errors/problem.ts";
import { changedElsewhere, sameAnswer } from "#server/use-cases/answering/answer-marks.ts";
import { changeDraft } from "#server/use-cases/answering/change-draft.ts";
import type { Seen } from "#server/use-cases/answering/drawn-from.ts";
import {
  demandFiller,
  instrumentOf,
  ownResponse,
  personTyping,
} from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { readingOf } from "#server/use-cases/library.ts";
import { plainAnswer } from "#server/use-cases/plain-answer.ts";

export interface AnswerChanges {
  readonly responseId: string;
  /** Question id to value; `null` takes an answer away. What is not named stays as it is. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly lang?: Lang;
  /** Page that the change leads to; the draft resumes at the furthest one reached. */
  readonly resumeAt?: number;
  /** What the citizen had before their eyes; without it nothing counts as changed elsewhere. */
  readonly seen?: Seen | undefined;
  /** True for a save that nobody has asked for: it takes no other answer away. */
  readonly gently?: boolean;
}

export interface Saved {
  readonly response: StoredResponse;
  /** Answers of this change that are not well-formed; they were not saved, all the others were. */
  readonly problems: readonly AnswerProblem[];
  /** Questions whose answer another screen has changed meanwhile to something else; not saved either. */
  readonly conflicts: readonly string[];
  /** True when nothing was saved because it would have taken other answers away. */
  readonly waits: boolean;
}

/**
 * Merges the well-formed answers into the draft, drops answers to questions that are not shown any more, and
 * saves. Being complete is a matter for sending. An answer that was changed elsewhere since `seen` is never
 * overwritten by another one.
 * @throws NotLoggedIn, NotAllowed, NotFound, AlreadySent, VersionRetired, Conflict
 */
export const saveAnswers =
  (deps: Deps) =>
  async (visitor: Visitor | AssistingActor, changes: AnswerChanges): Promise<Saved> => {
    const by = demandFiller(visitor, "response.save");
    const draft = await ownResponse(deps, by, changes.responseId);
    if (draft.sentAt !== null) throw new AlreadySent();
    const installed = instrumentOf(deps, draft);
    const { questionnaire } = installed;
    const typed = asText(questionnaire, changes.answers);
    let outcome: Outcome = { problems: [], conflicts: [], waits: false };
    const response = await changeDraft(deps, { draft, by }, (current) => {
      // Carried over in between: these answers were typed for the older questions.
      if (current.instrument.hash !== draft.instrument.hash) throw new Conflict();
      const check = (answers: RawAnswers) =>
        checkAnswers(questionnaire, { ...personTyping(deps, current), answers }, { asTyped: true });
      const merged = mergeUnlessChanged(check, current, { typed, seen: changes.seen });
      const saved = Object.keys(typed).filter((id) => !merged.conflicts.includes(id));
      const waits = changes.gently === true && takesAway(current.answers, merged.answers, saved);
      outcome = { problems: merged.problems, conflicts: merged.conflicts, waits };
      if (waits || (merged.conflicts.length > 0 && saved.length === 0)) return null;
      const isWrong = new Set(merged.problems.map(({ question }) => question));
      const settled = changes.gently ? [] : saved.filter((id) => !isWrong.has(id));
      return {
        answers: merged.answers,
        lookAgain: current.lookAgain.filter((id) => !settled.includes(id)),
        variant: current.variant,
        ...readingOf(installed, changes.lang ?? current.lang),
        resumeAt: Math.max(current.resumeAt, changes.resumeAt ?? 1),
        seen: changes.seen,
      };
    });
    return { response, ...outcome };
  };

type Outcome = Omit<Saved, "response">;
type Check = (answers: RawAnswers) => CheckedAnswers;

/** True when an answer that was not part of the change is gone after it. */
const takesAway = (old: StoredAnswers, next: StoredAnswers, typed: readonly string[]): boolean =>
  Object.keys(old).some((id) => !typed.includes(id) && !Object.hasOwn(next, id));

/** Merges what nobody else has changed; the rest is left as it stands and named. */
function mergeUnlessChanged(
  check: Check,
  current: StoredResponse,
  { typed, seen }: { typed: RawAnswers; seen: Seen | undefined },
): CheckedAnswers & { readonly conflicts: readonly string[] } {
  const merged = merge(check, current.answers, typed);
  if (seen === undefined) return { ...merged, conflicts: [] };
  const conflicts = Object.keys(typed).filter(
    (id) => changedElsewhere(current, id, seen) && !sameAnswer(current.answers, merged.answers, id),
  );
  if (conflicts.length === 0) return { ...merged, conflicts };
  const rest = Object.fromEntries(Object.entries(typed).filter(([id]) => !conflicts.includes(id)));
  return { ...merge(check, current.answers, rest), conflicts };
}

type RawAnswers = Readonly<Record<string, unknown>>;

/**
 * Puts the well-formed of the typed answers over the old ones. A wrong one is left out altogether, so that it
 * takes away neither the old answer nor the answers to questions that are shown because of it.
 */
function merge(check: Check, old: StoredAnswers, typed: RawAnswers): CheckedAnswers {
  const { answers, problems } = check({ ...old, ...typed });
  const wrong = problems.filter(({ question }) => Object.hasOwn(typed, question));
  if (wrong.length === 0) return { answers: keepOldWhereWrong(old, answers, problems), problems: [] };
  const isWrong = new Set(wrong.map(({ question }) => question));
  const wellFormed = Object.fromEntries(Object.entries(typed).filter(([id]) => !isWrong.has(id)));
  const rest = merge(check, old, wellFormed);
  return { answers: rest.answers, problems: [...wrong, ...rest.problems] };
}

/** What was right when it was stored stays, for example a date of today when the clock has been set back. */
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
const asText = ({ question }: Questionnaire, answers: RawAnswers): RawAnswers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]) => {
      const asked = question(id);
      return [id, asked === undefined ? value : plainAnswer(asked, value)];
    }),
  );
