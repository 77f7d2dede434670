import { isDeepStrictEqual } from "node:util";
import type { AnswerMarks, StoredAnswers, StoredResponse } from "#db/ports.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { AnswersChanged } from "#server/errors/problem.ts";
import type { Seen } from "#server/use-cases/answering/drawn-from.ts";

const own = <T>(all: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(all, id) ? all[id] : undefined;

/** True when both have the same answer to the question, or both none. */
export const sameAnswer = (a: StoredAnswers, b: StoredAnswers, id: string): boolean =>
  isDeepStrictEqual(own(a, id), own(b, id));

/** The marks of a draft after a save: every answer that is given, changed or taken away bears the new revision. */
export function marksAfter(
  current: StoredResponse,
  answers: StoredAnswers,
  { at, seen }: { at: Date; seen: Seen | undefined },
): AnswerMarks {
  const mark = [current.revision + 1, at.getTime(), seen?.screen ?? "", seen?.turn ?? 0] as const;
  const ids = new Set([...Object.keys(current.answers), ...Object.keys(answers)]);
  const changed = [...ids].filter((id) => !sameAnswer(current.answers, answers, id));
  return { ...current.marks, ...Object.fromEntries(changed.map((id) => [id, mark])) };
}

/**
 * True when the answer was changed after what this screen has seen, and not by this screen itself. A screen that
 * sends again (a second press, the way back, a save by itself) may replace what it sent before, not what it sent later.
 */
export function changedElsewhere({ marks }: StoredResponse, id: string, seen: Seen): boolean {
  const mark = own(marks, id);
  if (mark === undefined) return false;
  const [revision, , screen, turn] = mark;
  const isItsOwn = screen !== "" && screen === seen.screen && turn <= seen.turn;
  return !isItsOwn && revision > seen.revision;
}

/** When the answer was last changed; null when that is not known. */
export function changedAt({ marks }: StoredResponse, id: string): Date | null {
  const mark = own(marks, id);
  return mark === undefined ? null : new Date(mark[1]);
}

/** The problem that names the answers which another screen has changed. */
export const answersChanged = (ids: readonly string[]): AnswersChanged =>
  new AnswersChanged(ids.map((id) => ({ pointer: jsonPointer("answers", id), code: "changed-elsewhere" })));

/** Every answer of a draft that was changed elsewhere after what somebody has seen. */
export const allChanged = (response: StoredResponse, seen: Seen | undefined): readonly string[] =>
  seen ? Object.keys(response.marks).filter((id) => changedElsewhere(response, id, seen)) : [];
