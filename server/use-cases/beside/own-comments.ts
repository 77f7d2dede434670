import type { CitizenId, CommentSubject, WithdrawOutcome } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import { NotFound } from "#server/errors/problem.ts";
import { demandCitizen } from "#server/use-cases/answering/own-response.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";
import {
  type Beside,
  type BesideComment,
  besideOf,
  type CommentWritten,
  commentFault,
  isSameSubject,
  isShown,
  newIn,
  subjectOf,
  threadOf,
  writeOnce,
} from "./subject.ts";

/** What stands beside one of the citizen's own entries or goals. */
export interface OwnThread {
  readonly beside: Beside;
  /** The caseworker sees it; false while the citizen hides what it stands beside. */
  readonly isShown: boolean;
  /** The oldest first; there is always one. */
  readonly comments: readonly BesideComment[];
}

/** Everything that stands beside what a citizen has not taken away, the one written in last first. */
async function threadsOf(
  { ports }: Pick<Deps, "ports">,
  citizenId: CitizenId,
): Promise<readonly OwnThread[]> {
  const stored = await ports.besideComments.of(citizenId);
  const newestFirst = stored
    .toReversed()
    .map(({ subject }) => subject)
    .filter((subject, at, all) => all.findIndex((one) => isSameSubject(one, subject)) === at);
  const found = await Promise.all(newestFirst.map((subject) => besideOf({ ports }, citizenId, subject)));
  return found.flatMap((beside) => {
    if (beside === null) return [];
    const comments = threadOf(stored, beside, "citizen");
    return comments.length === 0 ? [] : [{ beside, isShown: isShown(beside), comments }];
  });
}

/** How many comments a citizen can see, and how many of them are new. */
export async function commentCounts(
  deps: Pick<Deps, "ports">,
  citizenId: CitizenId,
): Promise<{ readonly all: number; readonly news: number }> {
  const comments = (await threadsOf(deps, citizenId)).flatMap((thread) => thread.comments);
  const standing = comments.filter(({ withdrawnAt }) => withdrawnAt === null);
  return { all: standing.length, news: newIn(comments).length };
}

/** @throws NotLoggedIn, NotAllowed */
export const showOwnThreads =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<readonly OwnThread[]> => {
    const citizen = demandCitizen(visitor, "comment.read");
    return threadsOf(deps, citizen.id);
  };

/** @throws NotLoggedIn, NotAllowed */
export const countOwnComments =
  (deps: Deps) =>
  async (visitor: Visitor): ReturnType<typeof commentCounts> => {
    const citizen = demandCitizen(visitor, "comment.read");
    return commentCounts(deps, citizen.id);
  };

/** @throws NotFound when there is no such entry or goal; null when nothing stands beside it */
async function ownThread(deps: Deps, citizenId: CitizenId, about: CommentSubject): Promise<OwnThread | null> {
  const beside = await besideOf(deps, citizenId, about);
  if (beside === null) throw new NotFound();
  const comments = threadOf(await deps.ports.besideComments.of(citizenId), beside, "citizen");
  return comments.length === 0 ? null : { beside, isShown: isShown(beside), comments };
}

/**
 * What stands beside one own entry or goal. To open it is to have seen it. Null when nobody has written there.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const showOwnThread =
  (deps: Deps) =>
  async (visitor: Visitor, about: CommentSubject): Promise<OwnThread | null> => {
    const citizen = demandCitizen(visitor, "comment.read");
    const thread = await ownThread(deps, citizen.id, about);
    const ids = newIn(thread?.comments ?? []);
    if (ids.length > 0)
      await deps.ports.besideComments.see({ citizenId: citizen.id, ids, by: "citizen" }, deps.now());
    return thread;
  };

/**
 * Answers what a caseworker has written beside an own entry or goal. Sent twice it is written once.
 * @throws NotLoggedIn, NotAllowed, NotFound (also where no caseworker has written, or sees what is written)
 */
export const answerComment =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    typed: {
      readonly about: CommentSubject;
      readonly id: string;
      readonly revision: number;
      readonly words: string;
    },
  ): Promise<CommentWritten> => {
    const citizen = demandCitizen(visitor, "comment.write");
    const thread = isId(typed.id) ? await ownThread(deps, citizen.id, typed.about) : null;
    if (thread === null || !thread.isShown) throw new NotFound();
    const words = plainText(typed.words);
    const fault = commentFault(words);
    if (fault !== null) return fault;
    const { revision: now, ...subject } = subjectOf(thread.beside);
    const own = { citizenId: citizen.id, authorKind: "citizen", authorId: citizen.id } as const;
    const revision = Math.min(now, typed.revision);
    return writeOnce(deps, { ...own, id: typed.id, subject, revision, words, at: deps.now() }, null);
  };

/** Takes an own answer back, unless it is answered. @throws NotLoggedIn, NotAllowed */
export const withdrawAnswer =
  (deps: Deps) =>
  async (visitor: Visitor, id: string): Promise<WithdrawOutcome> => {
    const citizen = demandCitizen(visitor, "comment.write");
    const own = { id, citizenId: citizen.id, authorKind: "citizen" } as const;
    return deps.ports.besideComments.withdraw(own, { at: deps.now(), audit: null });
  };
