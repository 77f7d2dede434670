import { isNull } from "drizzle-orm";
import { defineAssisted, definePaper } from "./define-assisted.ts";
import { defineStaffAnswers } from "./define-beside.ts";
import { defineComments } from "./define-comments.ts";
import { defineCv } from "./define-cv.ts";
import { defineGuidelines } from "./define-guidelines.ts";
import { definePanels } from "./define-panels.ts";
import { definePlan } from "./define-plan.ts";
import { defineReferenceLists } from "./define-reference-lists.ts";
import { defineInvitations, defineSurveys } from "./define-surveys.ts";
import type { Kit } from "./kits/kit.ts";
import type {
  ActorKind,
  AnswerMarks,
  AuditEvent,
  CaseId,
  CitizenId,
  Lang,
  ResponseId,
  Role,
  StaffId,
  StoredAnswers,
  View,
} from "./ports.ts";

export function definePeople(kit: Kit) {
  const citizens = kit.table("citizens", {
    id: kit.id<CitizenId>(),
    cprIndex: kit.text().notNull().unique("citizens_cpr_index"),
    cprSealed: kit.text().notNull(),
    name: kit.text().notNull(),
    nameFolded: kit.text().notNull(),
    createdAt: kit.at().notNull(),
    seenAt: kit.at().notNull(),
  });
  const staffMembers = kit.table("staff_members", {
    id: kit.id<StaffId>(),
    subject: kit.text().notNull().unique("staff_subject"),
    name: kit.text().notNull(),
    roles: kit.json<readonly Role[]>().notNull(),
    unit: kit.text(),
    createdAt: kit.at().notNull(),
    seenAt: kit.at().notNull(),
  });
  return { citizens, staffMembers };
}

function defineSessions(kit: Kit) {
  const sessions = kit.table("sessions", {
    hash: kit.id(),
    actorKind: kit.text<"citizen" | "staff">().notNull(),
    actorId: kit.text().notNull(),
    roles: kit.json<readonly Role[]>().notNull(),
    assurance: kit.text().notNull(),
    startedAt: kit.at().notNull(),
    lastSeenAt: kit.at().notNull(),
  });
  const signIns = kit.table("sign_ins", {
    hash: kit.id(),
    kind: kit.text<"citizen" | "staff">().notNull(),
    state: kit.text().notNull(),
    nonce: kit.text().notNull(),
    codeVerifier: kit.text().notNull(),
    returnTo: kit.text().notNull(),
    expiresAt: kit.at().notNull(),
  });
  const keptForms = kit.table(
    "kept_forms",
    {
      ownerKind: kit.text<"citizen" | "staff">().notNull(),
      ownerId: kit.text().notNull(),
      path: kit.text().notNull(),
      fieldsSealed: kit.text().notNull(),
      expiresAt: kit.at().notNull(),
    },
    (row) => [kit.uniqueIndex("kept_forms_owner").on(row.ownerKind, row.ownerId, row.path)],
  );
  return { sessions, signIns, keptForms };
}

export function defineResponses(kit: Kit, { citizens, staffMembers }: ReturnType<typeof definePeople>) {
  const responses = kit.table(
    "responses",
    {
      id: kit.id<ResponseId>(),
      citizenId: kit
        .text<CitizenId>()
        .notNull()
        .references(() => citizens.id),
      questionnaireId: kit.text().notNull(),
      version: kit.text().notNull(),
      instrumentHash: kit.text().notNull(),
      variant: kit.text().notNull(),
      lang: kit.text<Lang>().notNull(),
      translationHash: kit.text(),
      /** The ways, with a space between: one of them is what nearly all responses have. */
      provenance: kit.text().notNull(),
      answers: kit.json<StoredAnswers>().notNull(),
      marks: kit.json<AnswerMarks>().notNull().default({}),
      lookAgain: kit.json<readonly string[]>().notNull().default([]),
      resumeAt: kit.int().notNull(),
      revision: kit.int().notNull(),
      startedAt: kit.at().notNull(),
      savedAt: kit.at().notNull(),
      sentAt: kit.at(),
      sentBy: kit.text<StaffId>().references(() => staffMembers.id),
      receiptNumber: kit.text().unique("responses_receipt"),
    },
    (row) => [
      // Decides who wins when two devices start the same questionnaire at once.
      kit.uniqueIndex("responses_one_draft").on(row.citizenId, row.questionnaireId).where(isNull(row.sentAt)),
      kit.index("responses_stale").on(row.savedAt, row.id).where(isNull(row.sentAt)),
      kit.index("responses_citizen").on(row.citizenId, row.startedAt),
      kit.index("responses_instrument").on(row.instrumentHash, row.id),
    ],
  );
  return { responses };
}

function defineResults(kit: Kit, { responses }: ReturnType<typeof defineResponses>) {
  const ofResponse = () => kit.id<ResponseId>().references(() => responses.id, { onDelete: "cascade" });
  const results = kit.table("results", {
    responseId: ofResponse(),
    questionnaireId: kit.text().notNull(),
    version: kit.text().notNull(),
    instrumentHash: kit.text().notNull(),
    evaluation: kit.json<unknown>().notNull(),
    createdAt: kit.at().notNull(),
  });
  const recognitions = kit.table("recognitions", {
    responseId: ofResponse(),
    recognised: kit.bool().notNull(),
    comment: kit.text().notNull(),
    at: kit.at().notNull(),
  });
  return { results, recognitions };
}

function defineCases(kit: Kit, owners: ReturnType<typeof definePeople> & ReturnType<typeof defineResponses>) {
  const cases = kit.table(
    "cases",
    {
      id: kit.id<CaseId>(),
      responseId: kit
        .text<ResponseId>()
        .notNull()
        .unique("cases_response")
        .references(() => owners.responses.id, { onDelete: "cascade" }),
      citizenId: kit
        .text<CitizenId>()
        .notNull()
        .references(() => owners.citizens.id),
      benefit: kit.text().notNull(),
      queued: kit.bool().notNull(),
      unassessable: kit.bool().notNull(),
      bandRank: kit.int(),
      receivedAt: kit.at().notNull(),
      dueOn: kit.text().notNull(),
      assignedTo: kit.text<StaffId>().references(() => owners.staffMembers.id),
      assignedAt: kit.at(),
      // Repeats what the assessments say, so that the queue is one walk along an index.
      assessed: kit.bool().notNull(),
    },
    (row) => [
      kit.index("cases_queue").on(row.queued, row.assessed, row.dueOn, row.receivedAt, row.id),
      kit
        .index("cases_assigned")
        .on(row.assignedTo, row.queued, row.assessed, row.dueOn, row.receivedAt, row.id),
      kit.index("cases_citizen").on(row.citizenId, row.receivedAt),
    ],
  );
  return { cases };
}

function defineViews(kit: Kit, owners: ReturnType<typeof definePeople> & ReturnType<typeof defineCases>) {
  const ownViews = kit.table(
    "own_views",
    {
      caseId: kit
        .text<CaseId>()
        .notNull()
        .references(() => owners.cases.id, { onDelete: "cascade" }),
      view: kit.text<View>().notNull(),
      staffId: kit
        .text<StaffId>()
        .notNull()
        .references(() => owners.staffMembers.id),
      at: kit.at().notNull(),
    },
    (row) => [kit.uniqueIndex("own_views_holder").on(row.caseId, row.staffId)],
  );
  const assessments = kit.table(
    "assessments",
    {
      sequence: kit.sequence(),
      id: kit.text().notNull().unique("assessments_id"),
      caseId: kit
        .text<CaseId>()
        .notNull()
        .references(() => owners.cases.id, { onDelete: "cascade" }),
      view: kit.text<View>().notNull(),
      reason: kit.text().notNull(),
      differs: kit.bool().notNull(),
      staffId: kit
        .text<StaffId>()
        .notNull()
        .references(() => owners.staffMembers.id),
      at: kit.at().notNull(),
    },
    (row) => [kit.index("assessments_case").on(row.caseId, row.sequence)],
  );
  return { ownViews, assessments };
}

/** No foreign keys: what was done stays on record when what it was done to is deleted. */
function defineAudit(kit: Kit) {
  const auditEvents = kit.table(
    "audit_events",
    {
      sequence: kit.sequence(),
      at: kit.at().notNull(),
      actorKind: kit.text<ActorKind>().notNull(),
      actorId: kit.text().notNull(),
      role: kit.text<Role | "system">().notNull(),
      action: kit.text().notNull(),
      subjectKind: kit.text<AuditEvent["subjectKind"]>().notNull(),
      subjectId: kit.text().notNull(),
      citizenId: kit.text<CitizenId>(),
      purpose: kit.text(),
    },
    (row) => [
      kit.index("audit_citizen").on(row.citizenId, row.sequence),
      kit.index("audit_actor").on(row.actorId, row.action, row.subjectId, row.sequence),
    ],
  );
  return { auditEvents };
}

function defineOperations(kit: Kit) {
  const outboxMessages = kit.table(
    "outbox_messages",
    {
      id: kit.id(),
      kind: kit.text().notNull(),
      payload: kit.json<Readonly<Record<string, string>>>().notNull(),
      availableAt: kit.at().notNull(),
      attempts: kit.int().notNull(),
      completedAt: kit.at(),
    },
    (row) => [kit.index("outbox_open").on(row.availableAt, row.id).where(isNull(row.completedAt))],
  );
  const legalBases = kit.table("legal_bases", {
    questionnaireId: kit.id(),
    basis: kit.text().notNull(),
    dpiaReference: kit.text().notNull(),
    owner: kit.text().notNull(),
    expiresOn: kit.text().notNull(),
    enabled: kit.bool().notNull(),
    demo: kit.bool().notNull(),
    changedAt: kit.at().notNull(),
    changedBy: kit.text().notNull(),
  });
  const installationFacts = kit.table("installation_facts", { name: kit.id(), value: kit.text().notNull() });
  return { outboxMessages, legalBases, installationFacts };
}

/** Every table, once; the kit decides for which database. */
export function define(kit: Kit) {
  const people = definePeople(kit);
  const responses = defineResponses(kit, people);
  const owners = { ...people, ...responses };
  const cases = defineCases(kit, owners);
  const cv = defineCv(kit, people);
  const plan = definePlan(kit, people);
  return {
    ...people,
    ...defineSessions(kit),
    ...responses,
    ...defineResults(kit, responses),
    ...defineAssisted(kit, owners),
    ...definePaper(kit, owners),
    ...cases,
    ...defineViews(kit, { ...people, ...cases }),
    ...defineStaffAnswers(kit, { ...people, ...responses }),
    ...defineSurveys(kit),
    ...defineInvitations(kit, people),
    ...definePanels(kit),
    ...cv,
    ...plan,
    ...defineComments(kit, { ...people, ...cv, ...plan }),
    ...defineGuidelines(kit, people),
    ...defineReferenceLists(kit, people),
    ...defineAudit(kit),
    ...defineOperations(kit),
  };
}

/** The tables of an opened database, typed as PostgreSQL's. */
export type Tables = ReturnType<typeof define>;
