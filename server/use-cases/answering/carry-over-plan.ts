import { isDeepStrictEqual } from "node:util";
import type { StoredAnswers, StoredResponse } from "#db/ports.ts";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import type { Lang } from "#questionnaires/languages.ts";
import type { Definition } from "#questionnaires/schema.ts";

export type Question = Definition["questions"][number];
type Answer = StoredAnswers[string] | undefined;

export interface ChangedQuestion {
  /** Null when the older version is not installed any more, so that nobody knows how it asked. */
  readonly before: Question | null;
  readonly after: Question;
  readonly answer: Answer;
  /** True when the answer fits the newer question too; else it is left out. */
  readonly isKept: boolean;
}

/** What becomes of a draft when it goes on with a newer version. */
export interface CarryOverPlan {
  readonly added: readonly Question[];
  readonly changed: readonly ChangedQuestion[];
  /** Not asked any more, or not asked of this person; an answer to it is deleted. Null = the question is not known. */
  readonly gone: readonly {
    readonly id: string;
    readonly question: Question | null;
    readonly answer: Answer;
  }[];
  /** Answers that stand as they are. */
  readonly unchanged: number;
  readonly answers: StoredAnswers;
  /** Questions with an answer that must be looked at before sending. */
  readonly lookAgain: readonly string[];
}

interface Versions {
  /** Null when it is not installed any more. */
  readonly before: Questionnaire | null;
  readonly after: Questionnaire;
  readonly today: string;
}

/** What steers the program and is not seen by the person who answers. */
const unseen: ReadonlySet<string> = new Set([
  ...["section", "show_if", "variants", "required", "skippable", "sensitive", "domain", "max_points", "icf"],
  ...["tracks", "construct", "sources", "explain", "points", "bands", "weeks_bands", "help_box"],
]);

/** A question as somebody with this benefit and language sees it; points and conditions left out. */
export function asSeen(question: Question, { variant, lang }: { variant: string; lang: Lang }): unknown {
  const { text_by_variant: byVariant, text, ...rest } = question;
  return seenPart({ ...rest, text: byVariant?.[variant] ?? text }, lang);
}

function seenPart(part: unknown, lang: Lang): unknown {
  if (Array.isArray(part)) return part.map((one) => seenPart(one, lang));
  if (typeof part !== "object" || part === null) return part;
  if ("da" in part && "en" in part) return Reflect.get(part, lang) ?? part.da;
  const entries = Object.entries(part).filter(([name]) => !unseen.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, seenPart(value, lang)]));
}

const askedOf = ({ definition }: Questionnaire, variant: string): readonly Question[] =>
  definition.questions.filter((question) => isAskedIn(question, variant));

/**
 * What a draft keeps, loses and must look at again when it goes on with the newer version. Answers go over by
 * the id of their question; the engine of the newer version decides which of them it accepts.
 */
export function planCarryOver(draft: StoredResponse, versions: Versions): CarryOverPlan {
  const { before, after, today } = versions;
  const { variant } = draft;
  const asked = askedOf(after, variant);
  const ids = new Set(asked.map(({ id }) => id));
  const common = Object.fromEntries(Object.entries(draft.answers).filter(([id]) => ids.has(id)));
  const person = { variant, submittedOn: today, answers: common };
  const { answers } = checkAnswers(after, person, { asTyped: true });
  const changed = asked.flatMap((question) => changeOf(draft, { question, before, answers }));
  return {
    ...comingAndGoing(draft, { before, asked }),
    changed,
    unchanged: Object.keys(answers).length - changed.filter(({ isKept }) => isKept).length,
    answers,
    lookAgain: changed.filter(({ isKept }) => isKept).map(({ after: { id } }) => id),
  };
}

/** A question of both versions that is put otherwise now, or whose answer does not fit any more. */
function changeOf(
  draft: StoredResponse,
  { question, before, answers }: { question: Question; before: Questionnaire | null; answers: StoredAnswers },
): readonly ChangedQuestion[] {
  const answer = draft.answers[question.id];
  const isKept = Object.hasOwn(answers, question.id);
  const old = before?.question(question.id) ?? null;
  const isNew = before !== null && (old === null || !isAskedIn(old, draft.variant));
  if (isNew || (before === null && answer === undefined)) return [];
  const isSame = old !== null && isDeepStrictEqual(asSeen(old, draft), asSeen(question, draft));
  const isStill = draft.lookAgain.includes(question.id);
  if (isSame && !isStill && (isKept || answer === undefined)) return [];
  return [{ before: old, after: question, answer, isKept }];
}

function comingAndGoing(
  { variant, answers }: StoredResponse,
  { before, asked }: { before: Questionnaire | null; asked: readonly Question[] },
): Pick<CarryOverPlan, "added" | "gone"> {
  const now = new Set(asked.map(({ id }) => id));
  if (before === null) {
    const ids = Object.keys(answers).filter((id) => !now.has(id));
    return { added: [], gone: ids.map((id) => ({ id, question: null, answer: answers[id] })) };
  }
  const old = askedOf(before, variant);
  const known = new Set(old.map(({ id }) => id));
  return {
    added: asked.filter(({ id }) => !known.has(id)),
    gone: old
      .filter(({ id }) => !now.has(id))
      .map((question) => ({ id: question.id, question, answer: answers[question.id] })),
  };
}
