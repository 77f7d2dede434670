/**
 * What we remember, as types only. One port per concern; every method is one atomic unit: it happens whole
 * or not at all, and what it returned is durable. Times are UTC `Date`s, days are `yyyy-mm-dd` (Danish civil
 * dates), ids are opaque random strings. Methods throw only what is unexpected; "not found" is `null`.
 */

export type CitizenId = string & { readonly __brand: "CitizenId" };
export type StaffId = string & { readonly __brand: "StaffId" };
export type ResponseId = string & { readonly __brand: "ResponseId" };
export type CaseId = string & { readonly __brand: "CaseId" };

export type Lang = "da" | "en";
/** `system` is the program itself, for example when a retention job runs. */
export type ActorKind = "citizen" | "staff" | "system";
export type Role = "citizen" | "caseworker" | "team_lead" | "evaluator" | "administrator";

/* ---------------------------------------------------------------- people */

export interface Citizen {
  readonly id: CitizenId;
  /** HMAC-SHA-256 of the cpr number, hex: the only way to find a person by number. */
  readonly cprIndex: string;
  /** AES-256-GCM box holding the cpr number. */
  readonly cprSealed: string;
  readonly name: string;
}

export interface StaffMember {
  readonly id: StaffId;
  /** Issuer and subject as one string: `issuer|sub`. */
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface People {
  /** Inserts the citizen, or refreshes name and sealed number of the one with the same cpr index. */
  rememberCitizen(citizen: Citizen, at: Date): Promise<Citizen>;
  /** Inserts the staff member, or refreshes name and roles of the one with the same subject. */
  rememberStaff(member: StaffMember, at: Date): Promise<StaffMember>;
  citizen(id: CitizenId): Promise<Citizen | null>;
  staff(ids: readonly StaffId[]): Promise<readonly StaffMember[]>;
}

/* -------------------------------------------------------------- sessions */

export interface Session {
  /** SHA-256 of the cookie's 256-bit value, hex. The value itself is never stored. */
  readonly hash: string;
  readonly actorKind: "citizen" | "staff";
  readonly actorId: string;
  readonly roles: readonly Role[];
  /** NSIS level of the log-in, as the identity provider said it. */
  readonly assurance: string;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
}

/** A log-in on its way through the identity provider; used once. */
export interface SignIn {
  /** SHA-256 of the cookie that ties the log-in to this browser, hex. */
  readonly hash: string;
  readonly kind: "citizen" | "staff";
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Path inside this site to return to. */
  readonly returnTo: string;
  readonly expiresAt: Date;
}

/** What a person typed when the session had ended; shown again to the same person after the next log-in. */
export interface KeptForm {
  readonly ownerKind: "citizen" | "staff";
  readonly ownerId: string;
  readonly path: string;
  /** Sealed JSON of the form's fields. */
  readonly fieldsSealed: string;
  readonly expiresAt: Date;
}

export interface Sessions {
  beginSignIn(signIn: SignIn): Promise<void>;
  /** Returns the log-in and forgets it, so that it cannot be used twice; null when unknown or past `at`. */
  takeSignIn(hash: string, at: Date): Promise<SignIn | null>;
  /** Starts a session and, in the same unit, ends the one that it replaces. */
  start(session: Session, replacedHash: string | null): Promise<void>;
  find(hash: string): Promise<Session | null>;
  touch(hash: string, at: Date): Promise<void>;
  end(hash: string): Promise<void>;
  /** Replaces what was kept for the same owner and path. */
  keepForm(form: KeptForm): Promise<void>;
  /** Returns the kept form and forgets it; null when there is none or it is past `at`. */
  takeKeptForm(
    owner: { kind: "citizen" | "staff"; id: string; path: string },
    at: Date,
  ): Promise<KeptForm | null>;
  /** Forgets sessions last seen before `idleSince` or started before `startedBefore`, and expired log-ins and kept forms. */
  sweep(limits: { idleSince: Date; startedBefore: Date; at: Date }): Promise<void>;
}

/* ------------------------------------------------------------- responses */

export type StoredAnswer = string | number | readonly string[];
export type StoredAnswers = Readonly<Record<string, StoredAnswer>>;

export interface InstrumentVersion {
  readonly questionnaireId: string;
  readonly version: string;
  /** SHA-256 of the published file, hex. */
  readonly hash: string;
}

export interface StoredResponse {
  readonly id: ResponseId;
  readonly citizenId: CitizenId;
  readonly instrument: InstrumentVersion;
  readonly variant: string;
  readonly lang: Lang;
  /** Who filled it in and how; `self` = the citizen on the site. */
  readonly provenance: "self";
  readonly answers: StoredAnswers;
  /** Page number to resume at; the review page is one past the last. */
  readonly resumeAt: number;
  /** Grows by one at each save; a save with an old number changes nothing. */
  readonly revision: number;
  readonly startedAt: Date;
  readonly savedAt: Date;
  readonly sentAt: Date | null;
  readonly receiptNumber: string | null;
}

export interface DraftChange {
  readonly id: ResponseId;
  readonly citizenId: CitizenId;
  readonly revision: number;
  readonly answers: StoredAnswers;
  readonly variant: string;
  readonly lang: Lang;
  readonly resumeAt: number;
  readonly at: Date;
}

export type SaveOutcome =
  | { readonly kind: "saved"; readonly response: StoredResponse }
  /** Somebody saved in between; `response` is what stands now. */
  | { readonly kind: "stale"; readonly response: StoredResponse }
  | { readonly kind: "sent"; readonly response: StoredResponse }
  | { readonly kind: "missing" };

/** A stored result: the engine's evaluation as it was, never recomputed. `evaluation` is plain JSON. */
export interface StoredResult {
  readonly responseId: ResponseId;
  readonly instrument: InstrumentVersion;
  readonly evaluation: unknown;
  readonly createdAt: Date;
}

export interface Recognition {
  readonly recognised: boolean;
  readonly comment: string;
  readonly at: Date;
}

export interface Sending {
  readonly responseId: ResponseId;
  readonly citizenId: CitizenId;
  /** The revision that was validated and scored. */
  readonly revision: number;
  readonly answers: StoredAnswers;
  readonly lang: Lang;
  readonly sentAt: Date;
  readonly receiptNumber: string;
  /** Null while triage is off for the questionnaire: then nothing is scored and no case is made. */
  readonly result: StoredResult | null;
  readonly newCase: NewCase | null;
  readonly audit: readonly AuditEvent[];
  readonly outbox: readonly OutboxMessage[];
}

export type SendOutcome =
  | { readonly kind: "sent"; readonly response: StoredResponse; readonly firstTime: boolean }
  | { readonly kind: "stale"; readonly response: StoredResponse }
  | { readonly kind: "missing" };

export interface Responses {
  /** One draft a questionnaire: returns the citizen's draft when there is one, else stores the given one. */
  startDraft(draft: StoredResponse, audit: AuditEvent): Promise<StoredResponse>;
  draftOf(citizenId: CitizenId, questionnaireId: string): Promise<StoredResponse | null>;
  /** Another citizen's response answers like a missing one. */
  ownResponse(citizenId: CitizenId, id: ResponseId): Promise<StoredResponse | null>;
  ownResponses(citizenId: CitizenId): Promise<readonly StoredResponse[]>;
  saveDraft(change: DraftChange): Promise<SaveOutcome>;
  /** Deletes an unsent draft; false when there was none. */
  deleteDraft(citizenId: CitizenId, id: ResponseId, audit: AuditEvent): Promise<boolean>;
  /** Response, result, case, audit and outbox in one unit. The first caller wins; the second gets the same receipt. */
  send(sending: Sending): Promise<SendOutcome>;
  resultOf(responseId: ResponseId): Promise<StoredResult | null>;
  recognitionOf(responseId: ResponseId): Promise<Recognition | null>;
  /** Stores or replaces the citizen's word on the result; false when the response is not theirs or not sent. */
  recordRecognition(
    own: { citizenId: CitizenId; responseId: ResponseId },
    recognition: Recognition,
    audit: AuditEvent,
  ): Promise<boolean>;
}

/* ----------------------------------------------------------------- cases */

/** The caseworker's words for a level; the engine's bands of the same name. */
export type View = "lav" | "moderat" | "hoej";

export interface NewCase {
  readonly id: CaseId;
  readonly responseId: ResponseId;
  readonly citizenId: CitizenId;
  readonly benefit: string;
  /** False for `lav`: it never enters the queue. */
  readonly queued: boolean;
  /** True for `kan_ikke_vurderes`, the only level the queue may show before an own view. */
  readonly unassessable: boolean;
  /** 0 lav, 1 moderat, 2 hoej, null when it cannot be assessed. Sorts the queue only when own view first is off. */
  readonly bandRank: number | null;
  readonly receivedAt: Date;
  /** Civil date by which somebody must have talked with the citizen. */
  readonly dueOn: string;
}

export interface OwnView {
  readonly view: View;
  readonly staffId: StaffId;
  readonly at: Date;
}

export interface AssessmentRecord {
  readonly id: string;
  readonly view: View;
  readonly reason: string;
  /** True when it differs from the band of the stored result. */
  readonly differs: boolean;
  readonly staffId: StaffId;
  readonly at: Date;
}

export interface StoredCase extends NewCase {
  readonly receiptNumber: string;
  readonly citizenName: string;
  readonly assignedTo: StaffId | null;
  readonly assignedAt: Date | null;
  /** What the one who has the case now has noted; null while nobody has it. */
  readonly ownView: OwnView | null;
  /** Newest first; the newest one counts. */
  readonly assessments: readonly AssessmentRecord[];
}

/** A row of a list: no band, no points, no flags, whatever the settings. */
export interface CaseRow {
  readonly id: CaseId;
  readonly receiptNumber: string;
  readonly citizenName: string;
  readonly benefit: string;
  readonly unassessable: boolean;
  readonly receivedAt: Date;
  readonly dueOn: string;
  readonly assignedTo: { readonly id: StaffId; readonly name: string } | null;
  /** By the one who has the case now. */
  readonly ownViewNoted: boolean;
  readonly assessed: boolean;
}

export interface CasePage {
  readonly rows: readonly CaseRow[];
  readonly total: number;
}

export interface CaseListing {
  readonly list: "queue" | "low" | "closed";
  /** `mine` and `free` narrow the list to the asker's own and the unassigned cases. */
  readonly assigned: "all" | "mine" | "free";
  readonly staffId: StaffId;
  /** `band` only when the municipality has switched own view first off. */
  readonly order: "deadline" | "band";
  readonly offset: number;
  readonly limit: number;
}

export type CaseSearch =
  | { readonly by: "name"; readonly words: string }
  | { readonly by: "receipt"; readonly receiptNumber: string }
  | { readonly by: "cpr"; readonly cprIndex: string };

export interface Cases {
  /** `queue`: queued and not assessed. `low`: not queued. `closed`: queued and assessed. */
  list(listing: CaseListing): Promise<CasePage>;
  search(search: CaseSearch, limit: number): Promise<readonly CaseRow[]>;
  find(id: CaseId): Promise<StoredCase | null>;
  casesOf(citizenId: CitizenId): Promise<readonly StoredCase[]>;
  answersOf(id: CaseId): Promise<StoredResponse | null>;
  /** Gives the case to the staff member when nobody has it; false when somebody else had it first. */
  take(id: CaseId, staffId: StaffId, audit: AuditEvent): Promise<boolean>;
  /** Lets go of a case that the staff member has; false when it was not theirs. */
  release(id: CaseId, staffId: StaffId, audit: AuditEvent): Promise<boolean>;
  /**
   * Written once by each person: a second own view changes nothing and returns the first. Null, and nothing
   * written, when the staff member does not have the case (any more).
   */
  noteOwnView(id: CaseId, ownView: OwnView, audit: AuditEvent): Promise<OwnView | null>;
  /** False, and nothing written, when the staff member does not have the case (any more). */
  recordAssessment(id: CaseId, assessment: AssessmentRecord, audit: AuditEvent): Promise<boolean>;
}

/* ----------------------------------------------------------------- audit */

export interface AuditEvent {
  readonly at: Date;
  readonly actorKind: ActorKind;
  readonly actorId: string;
  readonly role: Role | "system";
  /** A row of the table of permissions, for example `case.read-answers`. */
  readonly action: string;
  readonly subjectKind: "response" | "case" | "session" | "legal-basis" | "citizen" | "list";
  readonly subjectId: string;
  /** The citizen whose data it was about, if one. */
  readonly citizenId: CitizenId | null;
  /** Why it was read: a code from the list of purposes. */
  readonly purpose: string | null;
}

export interface StoredAuditEvent extends AuditEvent {
  /** Grows with time; order by this, not by the clock. */
  readonly sequence: number;
}

export interface Audit {
  record(events: readonly AuditEvent[]): Promise<void>;
  /** Staff reads and acts about one citizen, newest first. */
  aboutCitizen(citizenId: CitizenId, limit: number): Promise<readonly StoredAuditEvent[]>;
  /** The newest event by this person with this action on this subject since a time; for purposes already given. */
  latest(search: {
    actorId: string;
    action: string;
    subjectId: string;
    since: Date;
  }): Promise<StoredAuditEvent | null>;
}

/* ---------------------------------------------------------------- outbox */

export interface OutboxMessage {
  readonly id: string;
  /** What shall happen, for example `notify-team`. */
  readonly kind: string;
  /** Ids only; nothing personal. */
  readonly payload: Readonly<Record<string, string>>;
  readonly availableAt: Date;
}

export interface ClaimedMessage extends OutboxMessage {
  readonly attempts: number;
}

export interface Outbox {
  /** Hands out messages that are due and hides them until `leaseUntil`; no two callers get the same one. */
  claim(claim: { at: Date; leaseUntil: Date; limit: number }): Promise<readonly ClaimedMessage[]>;
  complete(id: string, at: Date): Promise<void>;
  retryLater(id: string, availableAt: Date): Promise<void>;
}

/* ----------------------------------------------------------- legal basis */

/** Without a valid one, a questionnaire is not scored. */
export interface LegalBasis {
  readonly questionnaireId: string;
  /** The rule of law, in words ("hjemmel"). */
  readonly basis: string;
  /** Reference to the data protection impact assessment. */
  readonly dpiaReference: string;
  /** A named person. */
  readonly owner: string;
  /** Last civil date on which it holds. */
  readonly expiresOn: string;
  /** The one switch. */
  readonly enabled: boolean;
  /** Preset for demonstration; refused in production. */
  readonly demo: boolean;
  readonly changedAt: Date;
  readonly changedBy: string;
}

export interface LegalBases {
  of(questionnaireId: string): Promise<LegalBasis | null>;
  put(basis: LegalBasis, audit: AuditEvent): Promise<void>;
}

/* ---------------------------------------------------------- installation */

/** What the database was begun with: its mode, and a value by which its master key is known again. */
export interface Installation {
  /** Stores the fact when there is none of that name yet; returns the one that stands. */
  settle(name: "mode" | "key-check", value: string): Promise<string>;
}

/* ------------------------------------------------------------------- all */

export interface Ports {
  readonly people: People;
  readonly sessions: Sessions;
  readonly responses: Responses;
  readonly cases: Cases;
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
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
