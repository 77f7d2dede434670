/**
 * What we remember, as types only: the one door to `db/ports/`. One port per concern; every method is one atomic
 * unit: it happens whole or not at all, and what it returned is durable. Times are UTC `Date`s, days are
 * `yyyy-mm-dd` (Danish civil dates), ids are opaque random strings. Methods throw only what is unexpected;
 * "not found" is `null`.
 */

export type { Audit, AuditEvent, StoredAuditEvent } from "./ports/audit.ts";
export type {
  BesideComments,
  CommentSubject,
  StoredBesideComment,
  WithdrawOutcome,
} from "./ports/beside-comments.ts";
export type {
  AssessmentRecord,
  CaseListing,
  CaseRow,
  CaseSearch,
  Cases,
  NewCase,
  OwnView,
  StoredCase,
  View,
} from "./ports/cases.ts";
export type { Confirmation, Confirmations } from "./ports/confirmations.ts";
export type {
  CvEntries,
  CvPhotos,
  CvProfiles,
  CvWriter,
  OwnCvEntry,
  OwnTargetedCv,
  StoredCvEntry,
  StoredCvPhoto,
  StoredCvProfile,
  StoredCvValues,
  StoredTargetedCv,
  TargetedCvs,
} from "./ports/cv.ts";
export type {
  CvGuidelines,
  GuidelineTurn,
  StoredCvRule,
  StoredGuideline,
} from "./ports/cv-guidelines.ts";
export type { Database, DatabaseFacts, Ports } from "./ports/database.ts";
export type { ActorKind, CaseId, CitizenId, Lang, ResponseId, Role, StaffId } from "./ports/ids.ts";
export type { Installation } from "./ports/installation.ts";
export type {
  Answerable,
  Invitable,
  Invitations,
  MadeInvitation,
} from "./ports/invitations.ts";
export type {
  GoalEvent,
  GoalLetter,
  GoalState,
  JobPlans,
  OwnPart,
  Remind,
  StoredGoal,
  StoredGoalEvent,
  StoredGoalValues,
  StoredPlanStep,
} from "./ports/job-plan.ts";
export type { LegalBases, LegalBasis } from "./ports/legal-basis.ts";
export type { MailAddresses, StoredMailAddress } from "./ports/mail-addresses.ts";
export type { ClaimedMessage, Outbox, OutboxMessage } from "./ports/outbox.ts";
export type {
  Panel,
  PanelAnswer,
  PanelMember,
  Panels,
  PanelTelling,
  PanelWave,
  ToldChange,
  ToldItem,
  WaveFigures,
} from "./ports/panels.ts";
export type {
  OpenPaper,
  PaperEntries,
  PaperEntry,
  TypedKeys,
  Typing,
  TypingFigures,
} from "./ports/paper-entries.ts";
export type { PaperForm, PaperForms } from "./ports/paper-forms.ts";
export type { Pathway, PathwayCount, Pathways } from "./ports/pathways.ts";
export type { Citizen, FoundCitizen, People, StaffMember } from "./ports/people.ts";
export type { ReferenceList, ReferenceListKind, ReferenceLists } from "./ports/reference-lists.ts";
export type {
  AnswerMarks,
  DatedResult,
  DraftChange,
  Help,
  InstrumentVersion,
  Recognition,
  Responses,
  Sending,
  SentAnswers,
  StoredAnswers,
  StoredHelp,
  StoredResponse,
  StoredResult,
  Way,
} from "./ports/responses.ts";
export type { KeptForm, Session, Sessions, SignIn } from "./ports/sessions.ts";
export type { StaffAnswer, StaffAnswers } from "./ports/staff-answers.ts";
export type { PageCount, SurveyPages } from "./ports/survey-pages.ts";
export type {
  AnswersAsked,
  Campaign,
  CampaignPurpose,
  Campaigns,
  CodeChannel,
  ColumnPiece,
  CommentState,
  Counted,
  Invitees,
  KeptColumns,
  Release,
  SurveyAnswer,
  SurveyChannel,
  SurveyCode,
  SurveyComment,
  SurveyLetter,
  Surveys,
  Turnout,
} from "./ports/surveys.ts";
