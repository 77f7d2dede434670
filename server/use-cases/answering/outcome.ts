import type { Definition } from "#questionnaires/schema.ts";

/** What comes of answers that are sent: points, a mean score that is followed over time, a profile, or nothing more. */
export type OutcomeKind = "points" | "measure" | "profile" | "answers";

/** The definition decides what comes of its answers; there is no code for a certain questionnaire. */
export function outcomeOf({ scoring, measure, profile }: Definition): OutcomeKind {
  if (scoring !== undefined) return "points";
  if (measure !== undefined) return "measure";
  return profile.length > 0 ? "profile" : "answers";
}
