import { NotFound } from "#server/errors/problem.ts";
import type { Beside } from "#server/use-cases/beside/subject.ts";

/** An entry of the CV or a goal, by its id. */
export interface About {
  readonly kind: Beside["kind"];
  readonly id: string;
}

const slugs: Readonly<Record<About["kind"], string>> = { entry: "cv", goal: "maal" };

/** What an address names. @throws NotFound */
export function aboutAt({ slags, post }: Readonly<Record<string, string | undefined>>): About {
  const kind = (Object.keys(slugs) as About["kind"][]).find((one) => slugs[one] === slags);
  if (kind === undefined || post === undefined) throw new NotFound();
  return { kind, id: post };
}

/** The entry or goal of what is shown. */
export const aboutOf = (beside: Beside): About =>
  beside.kind === "goal" ? { kind: "goal", id: beside.goal.id } : { kind: "entry", id: beside.entry.id };

/** Pages about what stands beside an entry of the CV or a goal. Ids are random and tell nothing. */
export const besideAddresses = {
  own: "/min-side/kommentarer",
  ownThread: ({ kind, id }: About): string => `/min-side/kommentarer/${slugs[kind]}/${id}`,
  ofCase: (caseId: string, { kind, id }: About): string => `/sager/${caseId}/emne/${slugs[kind]}/${id}`,
} as const;
