import { define } from "../define.ts";
import { postgresKit } from "./postgres.ts";

/** For drizzle-kit, which reads exported tables. */
export const {
  citizens,
  staffMembers,
  sessions,
  signIns,
  keptForms,
  responses,
  results,
  recognitions,
  responseHelp,
  confirmations,
  paperForms,
  paperEntries,
  cases,
  ownViews,
  assessments,
  staffAnswers,
  surveyAnswers,
  cvEntries,
  cvProfiles,
  targetedCvs,
  planGoals,
  planGoalEvents,
  planSteps,
  auditEvents,
  outboxMessages,
  legalBases,
  installationFacts,
} = define(postgresKit);
