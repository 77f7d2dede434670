import type { SurveyAnswer } from "./survey-request.ts";

/** The status of a page that answers a form of a survey. */
export function surveyStatus(answer: SurveyAnswer): number {
  if (answer.kind === "closed") return answer.reason === "missing" ? 503 : 410;
  if (answer.kind === "question") return answer.problems.length > 0 ? 422 : 200;
  if (answer.kind !== "review" || answer.refused === null) return 200;
  return { missing: 422, busy: 429, newer: 409 }[answer.refused];
}
