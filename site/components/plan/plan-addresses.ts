import { type GoalPart, goalParts } from "#server/plan/goal-form.ts";

const slugs: Readonly<Record<GoalPart, string>> = { why: "hvorfor", have: "kan", where: "sted" };

/** The part of a goal that an address names; undefined when there is none. */
export const partAt = (slug: string | undefined): GoalPart | undefined =>
  goalParts.find((part) => slugs[part] === slug);

const home = "/jobplan";

export const planAddresses = {
  home,
  mail: "/min-side/mail",
  find: `${home}/maal/ny`,
  suggestions: `${home}/maal/forslag`,
  ideas: `${home}/ideer`,
  steps: `${home}/skridt`,
  calendar: `${home}/skridt/kalender`,
  download: `${home}/hent`,
  delete: `${home}/slet`,
  add: (letter: string): string => `${home}/maal/ny?bogstav=${letter}`,
  choose: (code: string): string => `${home}/maal/ny?kode=${code}`,
  goal: (id: string): string => `${home}/maal/${id}`,
  part: (id: string, part: GoalPart): string => `${home}/maal/${id}/${slugs[part]}`,
  stepFor: (goal: string): string => `${home}/skridt?maal=${goal}`,
  calendarOf: (step: string): string => `${home}/skridt/kalender?skridt=${step}`,
} as const;
