import type { CitizenId, ResponseId, StaffId, StoredResponse } from "#db/ports.ts";
import { Conflict } from "#server/errors/problem.ts";

/** What the caseworker who sends gets to know of what was sent: that it was, and where it lies. No answers. */
export interface StaffReceipt {
  readonly id: ResponseId;
  readonly citizenId: CitizenId;
  readonly questionnaireId: string;
  readonly receiptNumber: string;
  readonly sentAt: Date;
  /** Null when the citizen sent it. */
  readonly sentBy: StaffId | null;
}

/** @throws Conflict when it has not been sent */
export function staffReceipt({
  id,
  citizenId,
  instrument,
  receiptNumber,
  sentAt,
  sentBy,
}: StoredResponse): StaffReceipt {
  if (receiptNumber === null || sentAt === null) throw new Conflict();
  return { id, citizenId, questionnaireId: instrument.questionnaireId, receiptNumber, sentAt, sentBy };
}
