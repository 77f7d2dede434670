import type { Audit } from "./audit.ts";
import type { BesideComments } from "./beside-comments.ts";
import type { Cases } from "./cases.ts";
import type { Confirmations } from "./confirmations.ts";
import type { CvEntries, CvPhotos, CvProfiles, TargetedCvs } from "./cv.ts";
import type { CvGuidelines } from "./cv-guidelines.ts";
import type { Installation } from "./installation.ts";
import type { Invitations } from "./invitations.ts";
import type { JobPlans } from "./job-plan.ts";
import type { LegalBases } from "./legal-basis.ts";
import type { MailAddresses } from "./mail-addresses.ts";
import type { Outbox } from "./outbox.ts";
import type { Panels } from "./panels.ts";
import type { PaperEntries } from "./paper-entries.ts";
import type { PaperForms } from "./paper-forms.ts";
import type { Pathways } from "./pathways.ts";
import type { People } from "./people.ts";
import type { ReferenceLists } from "./reference-lists.ts";
import type { Responses } from "./responses.ts";
import type { Sessions } from "./sessions.ts";
import type { StaffAnswers } from "./staff-answers.ts";
import type { SurveyPages } from "./survey-pages.ts";
import type { Campaigns, Surveys } from "./surveys.ts";

export interface Ports {
  readonly people: People;
  readonly sessions: Sessions;
  readonly responses: Responses;
  readonly confirmations: Confirmations;
  readonly paperForms: PaperForms;
  readonly paperEntries: PaperEntries;
  readonly cases: Cases;
  readonly staffAnswers: StaffAnswers;
  readonly surveys: Surveys;
  readonly surveyPages: SurveyPages;
  readonly campaigns: Campaigns;
  readonly invitations: Invitations;
  readonly panels: Panels;
  readonly cvEntries: CvEntries;
  readonly cvPhotos: CvPhotos;
  readonly cvProfiles: CvProfiles;
  readonly targetedCvs: TargetedCvs;
  readonly cvGuidelines: CvGuidelines;
  readonly jobPlans: JobPlans;
  readonly besideComments: BesideComments;
  readonly pathways: Pathways;
  readonly referenceLists: ReferenceLists;
  readonly mailAddresses: MailAddresses;
  readonly audit: Audit;
  readonly outbox: Outbox;
  readonly legalBases: LegalBases;
  readonly installation: Installation;
}

/** Facts about the database that the start-up asserts and the health page reports. */
export interface DatabaseFacts {
  readonly dialect: "sqlite" | "postgres";
  readonly version: string;
  /** What makes a commit durable: `wal/FULL` on SQLite, `synchronous_commit=on` on PostgreSQL. */
  readonly durability: string;
}

export interface Database {
  readonly ports: Ports;
  readonly facts: DatabaseFacts;
  /**
   * Takes what was deleted out of the journal on SQLite, so that no file of the database holds it any more.
   * PostgreSQL does that by itself in its own time.
   */
  forgetDeleted(): Promise<void>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
