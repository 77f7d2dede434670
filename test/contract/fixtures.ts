import { randomUUID } from "node:crypto";
import type {
  AssessmentRecord,
  AuditEvent,
  CaseId,
  Citizen,
  CitizenId,
  DraftChange,
  NewCase,
  OutboxMessage,
  Ports,
  ResponseId,
  Sending,
  StaffId,
  StaffMember,
  StoredResponse,
} from "#db/ports.ts";

/** A fixed moment with milliseconds, plus minutes. */
export const at = (minutes = 0): Date => new Date(Date.UTC(2026, 10, 23, 9, 30, 15, 123) + minutes * 60_000);

export const newId = <T extends string>(): T => randomUUID() as T;

export function makeCitizen(over: Partial<Citizen> = {}): Citizen {
  const id = newId<CitizenId>();
  return { id, cprIndex: `index-${id}`, cprSealed: `sealed-${id}`, name: "Søren Ærø Åkjær", ...over };
}

export function makeStaff(over: Partial<StaffMember> = {}): StaffMember {
  const id = newId<StaffId>();
  const subject = `https://login.example|${id}`;
  return { id, subject, name: "Bente Berg", roles: ["caseworker"], unit: null, ...over };
}

export function makeDraft(citizenId: CitizenId, over: Partial<StoredResponse> = {}): StoredResponse {
  return {
    id: newId<ResponseId>(),
    citizenId,
    instrument: { questionnaireId: "risikoscreening", version: "1.0.0", hash: "ab12" },
    variant: "full",
    lang: "da",
    translationHash: null,
    provenance: ["self"],
    answers: {},
    marks: {},
    lookAgain: [],
    resumeAt: 0,
    revision: 0,
    startedAt: at(),
    savedAt: at(),
    sentAt: null,
    sentBy: null,
    receiptNumber: null,
    ...over,
  };
}

export const makeChange = (draft: StoredResponse, over: Partial<DraftChange> = {}): DraftChange => ({
  id: draft.id,
  citizenId: draft.citizenId,
  revision: draft.revision,
  answers: { outlook: "yes" },
  marks: { outlook: [draft.revision + 1, 1_700_000_000_000, "screen", 2] },
  lookAgain: ["outlook"],
  variant: draft.variant,
  lang: draft.lang,
  translationHash: draft.translationHash,
  resumeAt: 1,
  provenance: draft.provenance,
  help: null,
  at: at(1),
  ...over,
});

export const makeAudit = (over: Partial<AuditEvent> = {}): AuditEvent => ({
  at: at(),
  actorKind: "staff",
  actorId: "staff-1",
  role: "caseworker",
  action: "case.read-answers",
  subjectKind: "case",
  subjectId: "case-1",
  citizenId: null,
  purpose: null,
  ...over,
});

export const makeMessage = (over: Partial<OutboxMessage> = {}): OutboxMessage => ({
  id: newId(),
  kind: "notify-team",
  payload: { caseId: "case-1" },
  availableAt: at(),
  ...over,
});

export const makeCase = (response: StoredResponse, over: Partial<NewCase> = {}): NewCase => ({
  id: newId<CaseId>(),
  responseId: response.id,
  citizenId: response.citizenId,
  benefit: "dagpenge",
  queued: true,
  unassessable: false,
  bandRank: 1,
  receivedAt: at(10),
  dueOn: "2026-11-30",
  ...over,
});

/** Keys out of alphabetical order and one that looks like a number: both databases must keep what they got. */
export const evaluation = {
  zeta: 1,
  alpha: { omega: [3, 1, 2], beta: null, "text æøå": "Grüße 😀 مرحبا" },
  points: 17.5,
  mid: true,
};

export function makeSending(draft: StoredResponse, over: Partial<Sending> = {}): Sending {
  return {
    responseId: draft.id,
    citizenId: draft.citizenId,
    revision: draft.revision,
    answers: { outlook: "no", weeks: 12, barriers: ["helbred", "bolig"] },
    lang: "da",
    translationHash: null,
    sentAt: at(10),
    provenance: draft.provenance,
    help: null,
    receiptNumber: `R-${newId()}`,
    result: { responseId: draft.id, instrument: draft.instrument, evaluation, createdAt: at(10) },
    newCase: makeCase(draft),
    audit: [makeAudit({ actorKind: "citizen", action: "response.send", citizenId: draft.citizenId })],
    outbox: [makeMessage()],
    ...over,
  };
}

export const makeAssessment = (staffId: StaffId, over: Partial<AssessmentRecord> = {}): AssessmentRecord => ({
  id: newId(),
  view: "moderat",
  reason: "Samtalen pegede på noget andet.",
  differs: true,
  staffId,
  at: at(30),
  ...over,
});

/** A citizen with a draft. */
export async function withDraft(ports: Ports, over: Partial<Citizen> = {}) {
  const citizen = await ports.people.rememberCitizen(makeCitizen(over), at());
  const draft = await ports.responses.startDraft(makeDraft(citizen.id), makeAudit());
  return { citizen, draft };
}

/** A citizen who has sent, and the case that came of it. */
export async function withCase(ports: Ports, over: Partial<NewCase> = {}, who: Partial<Citizen> = {}) {
  const { citizen, draft } = await withDraft(ports, who);
  const sending = makeSending(draft, { newCase: makeCase(draft, over) });
  await ports.responses.send(sending);
  const { newCase, receiptNumber } = sending;
  if (!newCase) throw new Error("This fixture always has a case.");
  return { citizen, draft, newCase, receiptNumber, sending };
}

/** The same step 20 times at once. */
export const twentyAtOnce = <T>(step: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 20 }, (_, index) => step(index)));
