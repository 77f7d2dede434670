import type { AuditEvent } from "./audit.ts";
import type { Lang, StaffId } from "./ids.ts";
import type { InstrumentVersion, StoredAnswers } from "./responses.ts";

/** How somebody came to a survey. */
export type SurveyChannel = "link" | "qr" | "kiosk" | CodeChannel;

/** Ways with a code of one's own: on a letter, or on the own page of a citizen who is invited here. */
export type CodeChannel = "letter" | "invitation";

/** The answers of nobody in particular: no person, no token, no time finer than a day. */
export interface SurveyAnswer {
  /** Random; it says nothing of when or in which order. */
  readonly id: string;
  readonly instrument: InstrumentVersion;
  readonly variant: string;
  readonly lang: Lang;
  readonly answers: StoredAnswers;
  /** Civil date on which they were taken out of the letterbox, together with others. */
  readonly day: string;
  /** Null for a survey that is always open. */
  readonly campaignId: string | null;
  readonly channel: SurveyChannel | null;
}

/** Sealed answers that wait in the letterbox. */
export interface SurveyLetter {
  /** Random, from the form: the same form posted twice is one letter. */
  readonly id: string;
  readonly sealed: string;
}

/** Waits for a person to read it, is shown with the results, or is held back. */
export type CommentState = "waiting" | "shown" | "held";

/** What somebody wrote in own words, kept apart from everything else that was answered. */
export interface SurveyComment {
  /** Random; another than that of the answers. */
  readonly id: string;
  readonly questionId: string;
  readonly text: string;
  readonly state: CommentState;
}

/** Which answers are meant: those of a campaign, or of a survey that is always open. */
export interface AnswersAsked {
  readonly questionnaireId: string;
  readonly version: string;
  readonly campaignId: string | null;
}

/** Answers that came out of the letterbox on one day, in columns: all that figures need of them. */
export interface ColumnPiece {
  readonly day: string;
  readonly people: number;
  /** Column after column, a byte for each person in each, in the order of the random ids of the answers. */
  readonly bytes: Uint8Array;
}

/** Columns of answers, kept beside them. The answers stay the truth: columns can be made from them again. */
export interface KeptColumns {
  /** Says what the bytes mean; columns of different shapes cannot be read together. */
  readonly shape: string;
  /** Those of one day come one after the other. */
  readonly pieces: readonly ColumnPiece[];
}

/** What comes out of the letterbox together, all of one survey. */
export interface SurveyMail {
  readonly asked: AnswersAsked;
  readonly answers: readonly SurveyAnswer[];
  /** The same answers; null when nobody knows their items. */
  readonly columns: KeptColumns | null;
  readonly comments: readonly SurveyComment[];
  readonly letters: readonly string[];
}

export interface Surveys {
  /**
   * Puts a letter into the letterbox. With a code, only when the code is not spent yet, and spends it in the same
   * unit. The same letter again changes nothing, and is told apart.
   */
  post(letter: SurveyLetter, codeHash: string | null): Promise<"posted" | "again" | "spent">;
  /** Every letter that waits, in no order that means anything. */
  letters(): Promise<readonly SurveyLetter[]>;
  /**
   * Stores answers and comments, and takes the letters they came in out of the letterbox, all or nothing. Columns are
   * kept only beside those of all earlier answers; otherwise all of them are dropped, to be made anew. False when
   * somebody else has taken one of the letters, or has kept columns of that day, and for answers to a campaign that is
   * counted.
   */
  empty(taken: SurveyMail): Promise<boolean>;
  /** Hands over all answers, some at a time: day after day, and each day's in the order of their random ids. */
  eachAnswer(
    asked: AnswersAsked,
    look: (answers: readonly SurveyAnswer[]) => void | Promise<void>,
  ): Promise<void>;
  /** The columns of all answers, day after day; null when they are not kept, or not in this shape. */
  columns(asked: AnswersAsked, shape: string): Promise<readonly ColumnPiece[] | null>;
  /** Keeps columns in the place of those before, unless they are not of exactly as many people as have answered. */
  keepColumns(asked: AnswersAsked, columns: KeptColumns): Promise<void>;
  /** All comments, in the order of their random ids. */
  comments(asked: AnswersAsked): Promise<readonly SurveyComment[]>;
  /** Says what becomes of a comment, perhaps without the names that stood in it. False when there is no such comment. */
  settleComment(
    asked: AnswersAsked,
    comment: Pick<SurveyComment, "id" | "text" | "state">,
    audit: AuditEvent,
  ): Promise<boolean>;
  /**
   * Deletes the answers, the comments, the codes and the invitations of a campaign, all or nothing, on record; no sum
   * of who took part is made of them. False when there were none; that is no event.
   */
  deleteOf(campaignId: string, deletedOn: string, audit: AuditEvent): Promise<boolean>;
  /** Last day on which answers of this survey were taken out of the letterbox; null when none ever were. */
  lastEmptied(asked: AnswersAsked): Promise<string | null>;
}

/** Why somebody is asked, in their language. */
export type CampaignPurpose = Readonly<Record<"da" | "en", string>>;

/**
 * Which citizens of the portal a campaign invites by itself: nobody; everybody who has sent a questionnaire; everybody
 * whose case somebody has; or each a number of days after a questionnaire was sent, when that day lies in the period.
 */
export type Invitees = "nobody" | "sent" | "held" | "after";

/** How many were invited here, and what came of it; a decline that was followed by an answer counts as an answer. */
export interface Turnout {
  readonly invited: number;
  readonly answered: number;
  readonly declined: number;
}

/**
 * What is told of the answers: figures, of groups too, or a file with a row for each answer and no group but those that
 * the file states whole. Both together would tell which rows are of which group.
 */
export type Release = "figures" | "rows";

/** That a campaign is over and its letterbox empty: from then on nothing more is stored of it, and groups are told. */
export interface Counted {
  readonly on: string;
  /** The units that the municipality had then: groups are told of these, whatever units it has later. */
  readonly units: readonly { readonly code: string; readonly name: string }[];
}

/** A survey that is asked of somebody in a certain time. */
export interface Campaign {
  readonly id: string;
  readonly instrument: InstrumentVersion;
  /** For staff only. */
  readonly name: string;
  readonly purpose: CampaignPurpose;
  /** First and last civil date on which it can be answered. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** The fewest people that any figure may be about; never changed once somebody can answer. */
  readonly leastCell: number;
  /** Chosen when the campaign is made, and never changed. */
  readonly invitees: Invitees;
  /** Days after the questionnaire was sent, for `after`; otherwise 0. */
  readonly afterDays: number;
  /** Days from the mail with the invitation to the only reminder; 0 for none. */
  readonly remindAfter: number;
  /** Chosen when the campaign is made, and never changed. */
  readonly release: Release;
  /** Null until then. */
  readonly counted: Counted | null;
  /** In which languages it can be answered, Danish among them; null for all that its questionnaire has. */
  readonly languages: readonly Lang[] | null;
  /** Who took part of those invited here, once their invitations are deleted; null before, and where nobody was. */
  readonly turnout: Turnout | null;
  /** Civil date on which its answers were deleted; null while they are kept. */
  readonly answersDeletedOn: string | null;
  /** What the address of everybody ends with. */
  readonly linkKey: string;
  readonly ownerId: StaffId;
  readonly revision: number;
  readonly createdAt: Date;
}

/** A code for one person, as its hash alone. The number stands on the letter, so that reminders can be sent. */
export interface SurveyCode {
  readonly codeHash: string;
  readonly campaignId: string;
  readonly number: number;
  /** The unit that the letter goes to; "" for none. */
  readonly unit: string;
  readonly channel: CodeChannel;
  readonly spent: boolean;
}

export type CampaignChange = Pick<Campaign, "name" | "purpose" | "closesOn" | "revision">;

export interface Campaigns {
  all(): Promise<readonly Campaign[]>;
  find(id: string): Promise<Campaign | null>;
  findByLink(linkKey: string): Promise<Campaign | null>;
  add(campaign: Campaign, audit: AuditEvent): Promise<void>;
  /** Null when somebody has changed it since that revision, when it is counted, or when there is no such campaign. */
  change(id: string, change: CampaignChange, audit: AuditEvent): Promise<Campaign | null>;
  /** Says that a campaign with this last day is counted; one that is already, or has another last day now, stays. */
  count(id: string, counted: Counted, closesOn: string): Promise<void>;
  /**
   * Adds codes, numbered on from the highest; `make` is told that number, and the highest that stands on a letter. Returns
   * false for an unknown campaign.
   */
  addCodes(
    id: string,
    make: (highest: number, highestLetter: number) => readonly SurveyCode[],
    audit: AuditEvent,
  ): Promise<boolean>;
  findCode(codeHash: string): Promise<SurveyCode | null>;
  /** Every code on a letter of a campaign by its number. */
  codes(id: string): Promise<readonly Pick<SurveyCode, "number" | "unit" | "spent">[]>;
}
