import type { TextKey } from "#site/text/translate.ts";

/** Who reads what has become of the questions. */
export type CarryReader = "citizen" | "staff";

/** What is said of somebody's own answers to the citizen, and of the citizen's to staff. */
type Name =
  | "ended"
  | "superseded"
  | "gone"
  | "unchanged"
  | "yourAnswer"
  | "kept"
  | "notKept"
  | "goneHeading"
  | "goneText"
  | "moved"
  | "typedHeading"
  | "typedNext";

/** The text of that name for this reader. */
export const carryKey =
  (reader: CarryReader) =>
  (name: Name): TextKey =>
    reader === "staff" ? `staff.carry.${name}` : `carry.${name}`;
