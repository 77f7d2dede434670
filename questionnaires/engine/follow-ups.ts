import type { Question } from "../question-schema.ts";
import type { Definition } from "../schema.ts";
import { isAskedIn } from "./asked-in.ts";
import { namesIn } from "./compile-condition.ts";

/** Ids of the questions that a question waits for; weeks of absence stand for the date they are counted from. */
export function parentIds({ scoring }: Definition, { show_if }: Question): readonly string[] {
  if (!show_if) return [];
  const date = scoring?.weeks_absent?.question;
  return namesIn(show_if).flatMap((name) => (name === "weeks_absent" ? (date ?? []) : name));
}

/**
 * The questions that come right after a question, in the same section, because of its answer or of each other's:
 * those that may stand on its page. Whether they are asked is another matter. Empty for an unknown
 * question, and for a list.
 */
export function followUpsOf(definition: Definition, variant: string, id: string): readonly Question[] {
  const asked = definition.questions.filter((question) => isAskedIn(question, variant));
  const at = asked.findIndex((question) => question.id === id);
  // A list is entered in several steps: not all its entries stand in the form that a script could read.
  if (at < 0 || asked[at]?.kind === "list") return [];
  const together = new Set([id]);
  const next = asked.slice(at + 1).findIndex((question) => {
    const hangsOn = parentIds(definition, question).some((parent) => together.has(parent));
    const isFollowUp = hangsOn && question.section === asked[at]?.section;
    if (isFollowUp) together.add(question.id);
    return !isFollowUp;
  });
  return asked.slice(at + 1, next < 0 ? undefined : at + 1 + next);
}
