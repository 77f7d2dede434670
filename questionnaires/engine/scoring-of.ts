import type { Definition, Scoring } from "../schema.ts";

/** The scoring of a questionnaire that gives points. @throws RangeError when it gives none */
export function scoringOf({ id, scoring }: Pick<Definition, "id" | "scoring">): Scoring {
  if (scoring === undefined) throw new RangeError(`The questionnaire ${id} gives no points.`);
  return scoring;
}
