import type { CitizenId, CommentSubject, StoredBesideComment, StoredCvEntry, StoredGoal } from "#db/ports.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId } from "#server/use-cases/ids.ts";

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

/** One comment as it is read. */
export interface BesideComment extends Omit<StoredBesideComment, "citizenId" | "subject" | "revision"> {
  /** The words it stands beside have been changed since. */
  readonly isAboutEarlierWords: boolean;
  /** The other one wrote it, and it had not been seen when this was read. */
  readonly isNew: boolean;
  /** The reader may take it back: it is the reader's own, and not answered. */
  readonly mayWithdraw: boolean;
}

export type Reader = Pick<StoredBesideComment, "authorKind" | "authorId">;

/** The comments beside one entry or goal, the oldest first, as one of the two reads them. */
export function threadOf(
  comments: readonly StoredBesideComment[],
  beside: Beside,
  reader: Reader,
): readonly BesideComment[] {
  const { revision, ...about } = subjectOf(beside);
  const mine = comments.filter(({ subject }) => isSameSubject(subject, about));
  return mine.map(({ citizenId: _, subject: __, revision: written, ...comment }, index) => ({
    ...comment,
    isAboutEarlierWords: written < revision,
    isNew:
      comment.authorKind !== reader.authorKind && comment.seenAt === null && comment.withdrawnAt === null,
    mayWithdraw:
      comment.authorKind === reader.authorKind &&
      comment.authorId === reader.authorId &&
      comment.withdrawnAt === null &&
      mine.slice(index + 1).every(({ authorKind }) => authorKind === reader.authorKind),
  }));
}

/** Longest comment, in characters; longer ones are refused. */
export const commentLimit = 1_000;

/** Most comments beside one entry or goal; a talk is better than the hundredth. */
export const mostComments = 100;

/** What came of writing a comment. Only "written" stored anything. */
export type CommentWritten = "written" | "required" | "too-long" | "full";

/** What is wrong with the words of a comment; null when nothing is. */
export const commentFault = (words: string): Exclude<CommentWritten, "written" | "full"> | null =>
  words === "" ? "required" : words.length > commentLimit ? "too-long" : null;

/** The comments beside all entries, or all goals, as the citizen takes them along: who wrote is told by kind alone. */
export const takenAlong = (comments: readonly StoredBesideComment[], kind: CommentSubject["kind"]) =>
  comments
    .filter(({ subject }) => subject.kind === kind)
    .map(({ citizenId: _, authorId: __, subject, ...comment }) => ({ ...comment, about: subject.id }));
