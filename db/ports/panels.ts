import type { AuditEvent } from "./audit.ts";
import type { StaffId } from "./ids.ts";
import type { InstrumentVersion, StoredAnswers } from "./responses.ts";
import type { CampaignPurpose } from "./surveys.ts";

/** First and last civil date of a round of a confidential survey. */
export interface PanelWave {
  readonly opensOn: string;
  readonly closesOn: string;
}

/**
 * A confidential survey: the same people answer in every round, and their answers are kept together under a number
 * without a name. Nothing of it lies in the tables of anonymous surveys.
 */
export interface Panel {
  readonly id: string;
  readonly instrument: InstrumentVersion;
  /** For staff only. */
  readonly name: string;
  readonly purpose: CampaignPurpose;
  /** In order, without a day in common; never changed. */
  readonly waves: readonly PanelWave[];
  /** The fewest people that any figure may be about. */
  readonly leastCell: number;
  readonly ownerId: StaffId;
  /** Civil date on which its answers were deleted; null while they are kept. */
  readonly answersDeletedOn: string | null;
  readonly createdAt: Date;
}

/** A code of somebody who takes part, as its hash alone. The number stands on the letter. */
export interface PanelMember {
  readonly codeHash: string;
  readonly panelId: string;
  readonly number: number;
  /** The pseudonym: random, and the same in every round. */
  readonly memberId: string;
}

/** What somebody answered in a round. */
export interface PanelAnswer {
  /** Random, from the form: the same form posted twice is one answer. */
  readonly id: string;
  readonly panelId: string;
  readonly memberId: string;
  /** Place of the round among those of the survey, from 0. */
  readonly wave: number;
  /** Empty when they were taken back after figures with them had been told. */
  readonly answers: StoredAnswers;
  readonly isWithdrawn: boolean;
}

/** How those who answered twice moved on a scale; null where a number is hidden. */
export interface ToldChange {
  /** How many chose a step of the scale both times. */
  readonly both: number;
  readonly higher: number | null;
  readonly same: number | null;
  readonly lower: number | null;
  /** The mean of the later less the earlier step, with its 95 % interval; null when it would tell too much. */
  readonly mean: { readonly difference: number; readonly low: number; readonly high: number } | null;
}

/** What was said to one item. */
export interface ToldItem {
  /** Id of the item, as `itemsOf` names it. */
  readonly id: string;
  readonly answered: number;
  /** How many gave each answer, in the order of the item's codes; null when hidden. */
  readonly counts: readonly (number | null)[];
  /** Null in the first round, and for items without a scale. */
  readonly change: ToldChange | null;
}

/**
 * The figures of a round, told once and kept: they stay as they are when somebody takes their answers back. They are
 * about people whose rows are in the file when they are told, so that they say nothing that the file does not.
 */
export interface WaveFigures {
  /** How many had a code that could be used. */
  readonly invited: number;
  /** How many answered the round. */
  readonly answered: number;
  /** People in the figures, of those in the file: in the first round all who answered, later those who answered it and the first. Null when they may not be told. */
  readonly people: number | null;
  readonly items: readonly ToldItem[];
}

export interface PanelTelling {
  readonly panelId: string;
  readonly wave: number;
  readonly toldOn: string;
  readonly figures: WaveFigures;
}

export interface Panels {
  /** The newest first. */
  all(): Promise<readonly Panel[]>;
  find(id: string): Promise<Panel | null>;
  add(panel: Panel, audit: AuditEvent): Promise<void>;
  /** Deletes a survey with its codes, answers and figures. False when there is no such survey. */
  remove(id: string, audit: AuditEvent): Promise<boolean>;
  /** Adds codes, numbered on from the highest; `make` is told that number. False for an unknown survey. */
  addMembers(
    id: string,
    make: (highest: number) => readonly PanelMember[],
    audit: AuditEvent,
  ): Promise<boolean>;
  findMember(codeHash: string): Promise<PanelMember | null>;
  /** Every code that can be used, by its number, with the rounds that were answered with it. */
  members(id: string): Promise<readonly { readonly number: number; readonly waves: readonly number[] }[]>;
  /** `answered` when the person has answered the round with another form; `gone` when the code is no more. */
  answer(answer: PanelAnswer, codeHash: string): Promise<"stored" | "again" | "answered" | "gone">;
  /** True when the code has an answer in the round. */
  hasAnswered(codeHash: string, wave: number): Promise<boolean>;
  /** All answers, in the order of their random ids. */
  answers(id: string): Promise<readonly PanelAnswer[]>;
  /**
   * Deletes the code and everything that was answered with it. Once figures are told an empty row stays for each round,
   * so that it is known who was in them. False when there is no such code.
   */
  withdraw(codeHash: string): Promise<boolean>;
  tellings(id: string): Promise<readonly PanelTelling[]>;
  /**
   * Keeps the figures of all rounds of a survey, once. False, and nothing is kept, when they are there already, or when
   * there are not exactly `rows` answers: somebody took theirs back meanwhile.
   */
  tell(id: string, tellings: readonly PanelTelling[], rows: number): Promise<boolean>;
  /** Deletes all codes of a survey: nobody can be tied to the answers any more. False when there were none. */
  unlink(id: string, audit: AuditEvent): Promise<boolean>;
  /** Deletes codes, answers and figures, on record. False when there were none. */
  deleteOf(id: string, deletedOn: string, audit: AuditEvent): Promise<boolean>;
}
