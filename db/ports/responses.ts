import type { AuditEvent } from "./audit.ts";
import type { NewCase } from "./cases.ts";
import type { CitizenId, Lang, ResponseId, StaffId } from "./ids.ts";
import type { OutboxMessage } from "./outbox.ts";

/** A code, text or date; a number; ticked codes; the rows of a matrix; the entries of a list. */
export type StoredAnswer =
  | string
  | number
  | readonly string[]
  | Readonly<Record<string, string>>
  | readonly Readonly<Record<string, string | number>>[];
export type StoredAnswers = Readonly<Record<string, StoredAnswer>>;

/**
 * Which save last changed an answer: the revision it made, when (ms since 1970), from which screen and how many
 * times that screen had sent before. A screen is one page as it was drawn once; "" when it is not known.
 */
export type AnswerMark = readonly [revision: number, at: number, screen: string, turn: number];
export type AnswerMarks = Readonly<Record<string, AnswerMark>>;

export interface InstrumentVersion {
  readonly questionnaireId: string;
  readonly version: string;
  /** SHA-256 of the published file, hex. */
  readonly hash: string;
}

/**
 * How answers came in: `self` by the citizen on the site; by a caseworker who talked with the citizen on the
 * `phone` or at a `meeting`; or typed from `paper`.
 */
export type Way = "self" | "phone" | "meeting" | "paper";

/** A caseworker's hand in a response. */
export interface Help {
  readonly staffId: StaffId;
  readonly way: Way;
}

export interface StoredHelp extends Help {
  readonly firstAt: Date;
  readonly lastAt: Date;
}

export interface StoredResponse {
  readonly id: ResponseId;
  readonly citizenId: CitizenId;
  readonly instrument: InstrumentVersion;
  readonly variant: string;
  readonly lang: Lang;
  /** SHA-256 of the translation that was read at the last save; null in the languages of the definition itself. */
  readonly translationHash: string | null;
  /** Every way in which it was filled in, once each, in the order in which they were first used. */
  readonly provenance: readonly Way[];
  readonly answers: StoredAnswers;
  /** By question; answers that were taken away have one too. Empty once it is sent. */
  readonly marks: AnswerMarks;
  /** Questions whose words have changed since they were answered; the citizen looks at them before sending. */
  readonly lookAgain: readonly string[];
  /** Page number to resume at; the review page is one past the last. */
  readonly resumeAt: number;
  /** Grows by one at each save; a save with an old number changes nothing. */
  readonly revision: number;
  readonly startedAt: Date;
  readonly savedAt: Date;
  readonly sentAt: Date | null;
  /** The caseworker who sent it for the citizen; null while it is a draft, and when the citizen sent it. */
  readonly sentBy: StaffId | null;
  readonly receiptNumber: string | null;
}

export interface DraftChange {
  readonly id: ResponseId;
  readonly citizenId: CitizenId;
  readonly revision: number;
  readonly answers: StoredAnswers;
  readonly marks: AnswerMarks;
  readonly lookAgain: readonly string[];
  readonly variant: string;
  readonly lang: Lang;
  readonly translationHash: string | null;
  readonly resumeAt: number;
  readonly provenance: StoredResponse["provenance"];
  /** The caseworker who saves; null when the citizen does. */
  readonly help: Help | null;
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

/** A stored result with the time at which the answers were sent. */
export interface DatedResult extends StoredResult {
  readonly sentAt: Date;
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
  readonly translationHash: string | null;
  readonly sentAt: Date;
  readonly provenance: StoredResponse["provenance"];
  /** The caseworker who sends for the citizen; null when the citizen sends. */
  readonly help: Help | null;
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

/** What was answered, without who answered it. */
export interface SentAnswers {
  readonly variant: string;
  readonly sentAt: Date;
  readonly answers: StoredAnswers;
}

/** How many responses, drafts included, belong to one version. */
export interface VersionUse {
  readonly instrument: InstrumentVersion;
  readonly count: number;
}

export interface Responses {
  /** One draft a questionnaire: returns the citizen's draft when there is one, else stores the given one. */
  startDraft(draft: StoredResponse, audit: AuditEvent, help?: Help | null): Promise<StoredResponse>;
  /** Which caseworkers have had a hand in it, how and when, the first one first. */
  helpOf(id: ResponseId): Promise<readonly StoredHelp[]>;
  draftOf(citizenId: CitizenId, questionnaireId: string): Promise<StoredResponse | null>;
  /** Another citizen's response answers like a missing one. */
  ownResponse(citizenId: CitizenId, id: ResponseId): Promise<StoredResponse | null>;
  ownResponses(citizenId: CitizenId): Promise<readonly StoredResponse[]>;
  saveDraft(change: DraftChange): Promise<SaveOutcome>;
  /** Saves a change and ties the draft to another version, in one unit with its audit event. */
  carryOver(change: DraftChange, instrument: InstrumentVersion, audit: AuditEvent): Promise<SaveOutcome>;
  /** Deletes an unsent draft; false when there was none. */
  deleteDraft(citizenId: CitizenId, id: ResponseId, audit: AuditEvent): Promise<boolean>;
  /**
   * Deletes drafts last saved before a moment, the oldest first, at most so many at a time, each with its audit
   * event; returns how many.
   */
  deleteStaleDrafts(
    stale: { savedBefore: Date; limit: number },
    audit: (draft: { id: ResponseId; citizenId: CitizenId }) => AuditEvent,
  ): Promise<number>;
  /** Response, result, case, audit and outbox in one unit. The first caller wins; the second gets the same receipt. */
  send(sending: Sending): Promise<SendOutcome>;
  /** Sent responses to one version in order of id, after an id, at most `limit`: for exports of any length. */
  sentAfter(
    instrument: InstrumentVersion,
    after: ResponseId | null,
    limit: number,
  ): Promise<readonly StoredResponse[]>;
  /** The versions that responses belong to, other than those with these fingerprints, and how many each has. */
  versionsBesides(hashes: readonly string[]): Promise<readonly VersionUse[]>;
  resultOf(responseId: ResponseId): Promise<StoredResult | null>;
  /** The results of one questionnaire that this citizen has, oldest first. */
  resultsOf(citizenId: CitizenId, questionnaireId: string): Promise<readonly DatedResult[]>;
  recognitionOf(responseId: ResponseId): Promise<Recognition | null>;
  /** Stores or replaces the citizen's word on the result; false when the response is not theirs or not sent. */
  recordRecognition(
    own: { citizenId: CitizenId; responseId: ResponseId },
    recognition: Recognition,
    audit: AuditEvent,
  ): Promise<boolean>;
}
