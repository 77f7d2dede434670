import type { PathwayList } from "#server/use-cases/pathway/pathways.ts";

/** What the list can be narrowed to, as the address says it. */
export const pathwayFilters = ["alle", "nyt", "cv", "maal", "aftale"] as const;
export type PathwayFilter = (typeof pathwayFilters)[number];

export const filterOf = (asked: string | null): PathwayFilter =>
  pathwayFilters.find((filter) => filter === asked) ?? "alle";

/** Whom each filter leaves in the list: those with news, or those who lack something. */
export const wanted: Readonly<Record<PathwayFilter, (one: PathwayList[number]) => boolean>> = {
  alle: () => true,
  nyt: ({ newsAbout }) => newsAbout !== null,
  cv: ({ hasCv }) => !hasCv,
  maal: ({ hasGoal }) => !hasGoal,
  aftale: ({ hasAgreedGoal }) => !hasAgreedGoal,
};
