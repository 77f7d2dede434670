import type { AuditEvent } from "./audit.ts";
import type { CitizenId, ResponseId, StaffId } from "./ids.ts";
import type { PaperForm } from "./paper-forms.ts";
import type { Sending, StoredResponse } from "./responses.ts";

/** What was typed from the paper, by the name of the field: option numbers, dates and words as they stand there. */
export type TypedKeys = Readonly<Record<string, string>>;

export interface Typing {
  readonly keys: TypedKeys;
  readonly by: StaffId;
  readonly at: Date;
}

/** A paper on its way into the portal: a draft until it has been sent. */
export interface PaperEntry {
  readonly id: string;
  /** Code of the form whose questions the keys belong to: the printed one, or the one it was carried over to. */
  readonly code: string;
  /** Code that stands on the sheet of paper; it stays when the answers are carried over to a newer version. */
  readonly printedCode: string;
  readonly citizenId: CitizenId;
  /** True when a second typing is to be compared with the first. */
  readonly twice: boolean;
  readonly first: Typing;
  readonly second: Typing | null;
  /** How many fields were compared, and how many differed; null until the second typing. */
  readonly compared: number | null;
  readonly differed: number | null;
  /** What is to be sent, once the differences have been settled; null until then. */
  readonly settled: TypedKeys | null;
  /** Grows by one at each change; a change of an old number changes nothing. */
  readonly revision: number;
  /** The response that came of it; null until it is sent. */
  readonly responseId: ResponseId | null;
}

/** A row of the list of papers that are not sent yet; no answers. */
export interface OpenPaper {
  readonly id: string;
  readonly printedCode: string;
  readonly citizenName: string;
  readonly twice: boolean;
  readonly firstBy: StaffId;
  readonly firstAt: Date;
  readonly secondAt: Date | null;
  readonly isSettled: boolean;
}

/** How well papers are typed, over all that were typed twice. */
export interface TypingFigures {
  readonly papers: number;
  readonly compared: number;
  readonly differed: number;
}

type Change = Partial<Pick<PaperEntry, "first" | "second" | "compared" | "differed" | "settled">>;

export interface PaperEntries {
  /** Stores a first typing; when the paper is being typed for that person already, that entry is returned. */
  begin(entry: PaperEntry, audit: AuditEvent): Promise<{ entry: PaperEntry; isNew: boolean }>;
  find(id: string): Promise<PaperEntry | null>;
  /** Oldest first. */
  open(limit: number): Promise<readonly OpenPaper[]>;
  /** When the sheet with this code was last sent for this person; null when it was not. */
  sentBefore(printedCode: string, citizenId: CitizenId): Promise<Date | null>;
  /** Null, and nothing written, when it was changed in between or has been sent. */
  change(
    at: Pick<PaperEntry, "id" | "revision">,
    change: Change,
    audit: AuditEvent,
  ): Promise<PaperEntry | null>;
  /**
   * The paper goes on under another printed form, of another version: form, change and audit event in one unit. Null,
   * and nothing written, when it was changed in between or has been sent.
   */
  carryOver(
    at: Pick<PaperEntry, "id" | "revision">,
    over: { readonly form: PaperForm; readonly change: Change },
    audit: AuditEvent,
  ): Promise<PaperEntry | null>;
  /** Deletes an entry that has not been sent; false when there was none. */
  drop(id: string, audit: AuditEvent): Promise<boolean>;
  /**
   * Deletes unsent entries whose newest typing is from before a moment, the oldest first, at most so many at a time,
   * each with its audit event; returns how many.
   */
  deleteStale(
    stale: { typedBefore: Date; limit: number },
    audit: (entry: Pick<PaperEntry, "id" | "citizenId">) => AuditEvent,
  ): Promise<number>;
  /**
   * The paper becomes a response that has been sent, beside any draft that the citizen has: response, result, case,
   * audit and outbox in one unit. The first caller wins; the second gets the same response. Null when the entry was
   * changed in between.
   */
  send(
    at: Pick<PaperEntry, "id" | "revision">,
    response: StoredResponse,
    sending: Sending,
  ): Promise<StoredResponse | null>;
  figures(): Promise<TypingFigures>;
}
