import type {
  AuditEvent,
  CitizenId,
  CommentSubject,
  StoredBesideComment,
  StoredCvEntry,
  StoredGoal,
} from "#db/ports.ts";
import { isTold } from "#server/cv/lay-out-cv.ts";
import { toldEntry } from "#server/use-cases/cv/compose-cv.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId, newId } from "#server/use-cases/ids.ts";

/** What is written beside: an entry of the CV, or a goal of the plan. */
export type Beside =
  | { readonly kind: "entry"; readonly entry: StoredCvEntry }
  | { readonly kind: "goal"; readonly goal: StoredGoal };

/** The entry or goal, when it is the citizen's own and not taken away; null when there is none. */
export async function besideOf(
  { ports }: Pick<Deps, "ports">,
  citizenId: CitizenId,
  { kind, id }: CommentSubject,
): Promise<Beside | null> {
  if (!isId(id)) return null;
  if (kind === "goal") {
    const goal = await ports.jobPlans.goal({ citizenId, id });
    return goal && { kind, goal };
  }
  const entry = await ports.cvEntries.find({ citizenId, id });
  return entry === null || entry.removedAt !== null ? null : { kind, entry };
}

/** Whether two comments, or a comment and what is asked for, are about the same entry or goal. */
export const isSameSubject = (one: CommentSubject, other: CommentSubject): boolean =>
  one.kind === other.kind && one.id === other.id;

export const subjectOf = (beside: Beside): CommentSubject & { readonly revision: number } =>
  beside.kind === "entry"
    ? { kind: "entry", id: beside.entry.id, revision: beside.entry.revision }
    : { kind: "goal", id: beside.goal.id, revision: beside.goal.revision };

/** Whether the caseworker sees it: a goal, or an entry that is shown and that a CV may tell. */
export function isShown(beside: Beside): boolean {
  if (beside.kind === "goal") return true;
  const told = toldEntry(beside.entry);
  return told !== undefined && isTold(told, true);
}

/** One comment as it is read. */
export interface BesideComment extends Omit<StoredBesideComment, "citizenId" | "subject" | "revision"> {
  /** The words it stands beside have been changed since. */
  readonly isAboutEarlierWords: boolean;
  /** The other one wrote it, and it had not been seen when this was read. */
  readonly isNew: boolean;
  /** The reader's side may take it back: it is its own, and not answered. */
  readonly mayWithdraw: boolean;
}

export type Party = StoredBesideComment["authorKind"];

/** What the other one took back before it was seen was never said. */
const wasSaid = ({ authorKind, seenAt, withdrawnAt }: StoredBesideComment, reader: Party): boolean =>
  authorKind === reader || withdrawnAt === null || seenAt !== null;

/** The comments beside one entry or goal, the oldest first, as one of the two reads them. */
export function threadOf(
  comments: readonly StoredBesideComment[],
  beside: Beside,
  reader: Party,
): readonly BesideComment[] {
  const { revision, ...about } = subjectOf(beside);
  const thread = comments.filter((one) => isSameSubject(one.subject, about) && wasSaid(one, reader));
  return thread.map(({ citizenId: _, subject: __, revision: written, ...comment }, index) => ({
    ...comment,
    isAboutEarlierWords: written < revision,
    isNew: comment.authorKind !== reader && comment.seenAt === null && comment.withdrawnAt === null,
    mayWithdraw:
      comment.authorKind === reader &&
      comment.withdrawnAt === null &&
      thread
        .slice(index + 1)
        .every(({ authorKind, withdrawnAt }) => authorKind === reader || withdrawnAt !== null),
  }));
}

/** Ids of the comments that are new to the reader. */
export const newIn = (comments: readonly BesideComment[]): readonly string[] =>
  comments.filter(({ isNew }) => isNew).map(({ id }) => id);

/** Longest comment, in characters; longer ones are refused. */
export const commentLimit = 1_000;

/** Most comments beside one entry or goal; a talk is better than the hundredth. */
export const mostComments = 100;

/** What came of writing a comment. Only "written" stored anything. */
export type CommentWritten = "written" | "required" | "too-long" | "full";

/** A comment that is about to be written. */
export type CommentDraft = Pick<
  StoredBesideComment,
  "id" | "citizenId" | "subject" | "authorKind" | "authorId" | "words" | "revision" | "at"
>;

/**
 * Writes a comment. A form that was sent before with other words, from another window or by the way back, is a comment
 * of its own.
 */
export async function writeOnce(
  { ports, randomBytes }: Pick<Deps, "ports" | "randomBytes">,
  draft: CommentDraft,
  audit: AuditEvent | null,
): Promise<"written" | "full"> {
  const unseen = { seenAt: null, withdrawnAt: null };
  const more = { most: mostComments, audit };
  const outcome = await ports.besideComments.write({ ...draft, ...unseen }, more);
  if (outcome !== "taken") return outcome;
  const again = { ...draft, ...unseen, id: newId(randomBytes) };
  return (await ports.besideComments.write(again, more)) === "full" ? "full" : "written";
}

/** What is wrong with the words of a comment; null when nothing is. */
export const commentFault = (words: string): Exclude<CommentWritten, "written" | "full"> | null =>
  words === "" ? "required" : words.length > commentLimit ? "too-long" : null;

/** The comments beside all entries, or all goals, as the citizen takes them along: who wrote is told by kind alone. */
export const takenAlong = (comments: readonly StoredBesideComment[], kind: CommentSubject["kind"]) =>
  comments
    .filter(({ subject }) => subject.kind === kind)
    .map(({ citizenId: _, authorId: __, subject, ...comment }) => ({ ...comment, about: subject.id }));
