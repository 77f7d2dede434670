import type { Storage } from "../kits/kit.ts";
import type { Ports } from "../ports.ts";
import { auditStore } from "./audit-store.ts";
import { besideCommentStore } from "./beside-comment-store.ts";
import { campaignStore } from "./campaign-store.ts";
import { caseStore } from "./case-store.ts";
import { confirmationStore } from "./confirmation-store.ts";
import { cvEntryStore } from "./cv-entry-store.ts";
import { cvGuidelineStore } from "./cv-guideline-store.ts";
import { cvPhotoStore } from "./cv-photo-store.ts";
import { cvProfileStore } from "./cv-profile-store.ts";
import { installationStore } from "./installation-store.ts";
import { invitationStore } from "./invitation-store.ts";
import { jobPlanStore } from "./job-plan-store.ts";
import { legalBasisStore } from "./legal-basis-store.ts";
import { mailAddressStore } from "./mail-address-store.ts";
import { outboxStore } from "./outbox-store.ts";
import { panelStore } from "./panel-store.ts";
import { paperEntryStore } from "./paper-entry-store.ts";
import { paperFormStore } from "./paper-form-store.ts";
import { pathwayStore } from "./pathway-store.ts";
import { peopleStore } from "./people-store.ts";
import { referenceListStore } from "./reference-list-store.ts";
import { responseStore } from "./response-store.ts";
import { sessionStore } from "./session-store.ts";
import { staffAnswerStore } from "./staff-answer-store.ts";
import { surveyPageStore } from "./survey-page-store.ts";
import { surveyStore } from "./survey-store.ts";
import { targetedCvStore } from "./targeted-cv-store.ts";

/** Every port over one storage. */
export const portsOf = (storage: Storage): Ports => ({
  people: peopleStore(storage),
  sessions: sessionStore(storage),
  responses: responseStore(storage),
  confirmations: confirmationStore(storage),
  paperForms: paperFormStore(storage),
  paperEntries: paperEntryStore(storage),
  cases: caseStore(storage),
  staffAnswers: staffAnswerStore(storage),
  surveys: surveyStore(storage),
  surveyPages: surveyPageStore(storage),
  campaigns: campaignStore(storage),
  invitations: invitationStore(storage),
  panels: panelStore(storage),
  cvEntries: cvEntryStore(storage),
  cvPhotos: cvPhotoStore(storage),
  cvProfiles: cvProfileStore(storage),
  targetedCvs: targetedCvStore(storage),
  cvGuidelines: cvGuidelineStore(storage),
  jobPlans: jobPlanStore(storage),
  besideComments: besideCommentStore(storage),
  pathways: pathwayStore(storage),
  referenceLists: referenceListStore(storage),
  mailAddresses: mailAddressStore(storage),
  audit: auditStore(storage),
  outbox: outboxStore(storage),
  legalBases: legalBasisStore(storage),
  installation: installationStore(storage),
});
