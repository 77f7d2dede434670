import type { AuditEvent } from "./audit.ts";
import type { CitizenId } from "./ids.ts";
import type { OutboxMessage } from "./outbox.ts";

/** A is the job wanted most, B is good too, C is what is needed to live by one's own work. */
export type GoalLetter = "A" | "B" | "C";

export type GoalState = "open" | "reached" | "dropped";

/** The two who agree on a goal: the citizen and the municipality. */
type GoalParty = "citizen" | "staff";

/** What is written about a goal. A field that was left out is "". */
export interface StoredGoalValues {
  /** A unit group of ISCO-08; null when the citizen named the work in own words. */
  readonly occupation: string | null;
  readonly title: string;
  readonly why: string;
  /** Ids of entries of the citizen's CV; an entry may be gone. */
  readonly have: readonly string[];
  readonly haveWords: string;
  readonly missing: string;
  readonly workplaces: string;
  readonly tasks: string;
  readonly hours: string;
  readonly distance: string;
  /** A C that leads on towards B. */
  readonly towardsB: boolean;
}

export interface StoredGoal {
  readonly id: string;
  readonly citizenId: CitizenId;
  readonly letter: GoalLetter;
  readonly state: GoalState;
  readonly values: StoredGoalValues;
  /** Grows by one at each change of the words; a change of an old number changes nothing. */
  readonly revision: number;
  /** The revision to which each has said yes; null when they have not. An earlier one than the goal's binds nobody. */
  readonly citizenAgreed: number | null;
  readonly staffAgreed: number | null;
  /** Of several living goals with one letter, the one chosen last is the current one. */
  readonly chosenAt: Date;
  readonly changedAt: Date;
}

/** What was done with a goal, and what stood in it afterwards. Never changed; deleted with the goal. */
export interface GoalEvent {
  readonly kind: "made" | "changed" | "chosen" | "agreed" | "withdrew" | "reached" | "dropped" | "resumed";
  readonly note: string;
  readonly actorKind: GoalParty;
  readonly actorId: string;
  readonly at: Date;
}

export type StoredGoalEvent = GoalEvent & { readonly goalId: string; readonly values: StoredGoalValues };

/** When a mail is sent about a step: never, on the day before, or on the day. */
export type Remind = "never" | "day-before" | "same-day";

export interface StoredPlanStep {
  readonly id: string;
  readonly citizenId: CitizenId;
  readonly goalId: string | null;
  readonly words: string;
  /** `yyyy-mm-dd` */
  readonly dueOn: string;
  readonly doneAt: Date | null;
  readonly madeAt: Date;
  readonly remind: Remind;
  /** The day, `yyyy-mm-dd`, on which a mail about it was put into the outbox; null when none was. */
  readonly remindedOn: string | null;
}

export type GoalChange =
  | { readonly kind: "saved"; readonly goal: StoredGoal }
  /** Somebody else changed it in between; this is what stands. */
  | { readonly kind: "stale"; readonly goal: StoredGoal }
  | { readonly kind: "missing" };

/** A goal or a step and whose it is: another citizen's answers like a missing one. */
export type OwnPart = Pick<StoredGoal, "citizenId" | "id">;

export interface JobPlans {
  /** By letter, the one chosen last first. */
  goalsOf(citizenId: CitizenId): Promise<readonly StoredGoal[]>;
  goal(own: OwnPart): Promise<StoredGoal | null>;
  /** What was done with all goals of a citizen, the newest first. */
  eventsOf(citizenId: CitizenId): Promise<readonly StoredGoalEvent[]>;
  /**
   * Adds a goal. When its id is taken by a goal of this citizen, that one is returned; null, and nothing written, when
   * the citizen has `most` already.
   */
  makeGoal(goal: StoredGoal, event: GoalEvent, most: number): Promise<StoredGoal | null>;
  changeGoal(
    own: OwnPart,
    change: Pick<StoredGoal, "values" | "revision" | "changedAt">,
    event: GoalEvent,
  ): Promise<GoalChange>;
  /** Sets what became of a goal, when it still stands in one of these states; false when it does not. */
  settleGoal(
    own: OwnPart,
    change: { readonly from: readonly GoalState[] } & Partial<
      Pick<StoredGoal, "state" | "chosenAt" | "citizenAgreed" | "staffAgreed">
    >,
    event: GoalEvent,
  ): Promise<boolean>;
  /**
   * Notes that one of the two says yes to a revision of an open goal, or takes the yes back; who is in the event. What
   * is said already is not said twice. The audit event, if any, is in the same unit.
   */
  agreeOnGoal(
    own: OwnPart,
    said: { readonly revision: number; readonly event: GoalEvent & { readonly kind: "agreed" | "withdrew" } },
    audit: AuditEvent | null,
  ): Promise<GoalChange>;
  /** By day, then in the order they were made. */
  stepsOf(citizenId: CitizenId): Promise<readonly StoredPlanStep[]>;
  /** Adds a step, once for each id; false, and nothing written, when the citizen has `most` already. */
  addStep(step: StoredPlanStep, most: number): Promise<boolean>;
  /** Done at a moment, or not done; false when there is no such step. */
  markStep(own: OwnPart, doneAt: Date | null): Promise<boolean>;
  /** False when there is no such step. */
  deleteStep(own: OwnPart): Promise<boolean>;
  /** Sets when a mail is sent about a step, or about all that are not done; false when there is no such step. */
  remindOf(
    step: { readonly citizenId: CitizenId; readonly id: string | "all" },
    remind: Remind,
  ): Promise<boolean>;
  /**
   * Marks the steps about which a mail is due, and puts one message for each citizen who has a confirmed address into
   * the outbox, in the same unit: each step once, each id of a message once. Returns how many messages there were.
   */
  takeReminders(
    days: { readonly today: string; readonly tomorrow: string },
    message: (citizenId: CitizenId) => OutboxMessage,
  ): Promise<number>;
  /** Deletes the whole plan for good, and the address for reminders of it, in one unit with the audit event. */
  deleteAll(citizenId: CitizenId, audit: AuditEvent): Promise<void>;
}
