import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import type { Definition } from "#questionnaires/schema.ts";

/** About how many minutes it takes: as the definition says, else half a minute a question. */
export function minutesFor({ minutes, questions, variants }: Definition): number {
  if (minutes !== undefined) return minutes;
  const most = variants.map(({ id }) => questions.filter((question) => isAskedIn(question, id)).length);
  return Math.ceil(Math.max(...most) / 2);
}
