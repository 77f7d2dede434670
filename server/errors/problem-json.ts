import type { Lang } from "#db/ports.ts";
import type { Problem } from "#server/errors/problem.ts";
import { titleIn } from "#server/errors/title-in.ts";

/** RFC 9457 problem details. Holds nothing that a person typed. */
export interface ProblemJson {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Request id, to quote when asking for help. */
  readonly instance: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}

/** A problem as `application/problem+json`, in the person's language. */
export const toProblemJson = (problem: Problem, told: { lang: Lang; requestId: string }): ProblemJson => ({
  type: `urn:afsaet:problem:${problem.type}`,
  title: titleIn(problem, told.lang),
  status: problem.status,
  instance: `urn:afsaet:request:${told.requestId}`,
  ...(problem.fields.length > 0 && { errors: problem.fields }),
});
