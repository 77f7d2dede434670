import type { CommentSubject, StoredBesideComment } from "#db/ports.ts";
import type { CitizenActor, Visitor } from "#server/access/actor.ts";
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
  mostComments,
  type Reader,
  subjectOf,
  threadOf,
} from "./subject.ts";

/** What stands beside one of the citizen's own entries or goals. */
export interface OwnThread {
  readonly beside: Beside;
  /** The oldest first; there is always one. */
  readonly comments: readonly BesideComment[];
}

const readerOf = (citizen: CitizenActor): Reader => ({ authorKind: "citizen", authorId: citizen.id });

/** Everything that stands beside what the citizen wrote, the one written in last first. @throws NotLoggedIn, NotAllowed */
export const showOwnThreads =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<readonly OwnThread[]> => {
    const citizen = demandCitizen(visitor, "comment.read");
    const stored = await deps.ports.besideComments.of(citizen.id);
    const newestFirst = stored
      .toReversed()
      .map(({ subject }) => subject)
      .filter((subject, at, all) => all.findIndex((one) => isSameSubject(one, subject)) === at);
    const found = await Promise.all(newestFirst.map((subject) => besideOf(deps, citizen.id, subject)));
    return found.flatMap((beside) =>
      beside === null ? [] : [{ beside, comments: threadOf(stored, beside, readerOf(citizen)) }],
    );
  };

/** How many comments there are, and how many of them the citizen has not seen yet. @throws NotLoggedIn, NotAllowed */
export const countOwnComments =
  (deps: Deps) =>
  async (visitor: Visitor): Promise<{ readonly all: number; readonly news: number }> => {
    const citizen = demandCitizen(visitor, "comment.read");
    const stored = await deps.ports.besideComments.of(citizen.id);
    return { all: stored.length, news: newsFor(stored) };
  };

/** How many of the comments about a citizen the citizen has not seen. */
export const newsFor = (stored: readonly StoredBesideComment[]): number =>
  stored.filter(
    ({ authorKind, seenAt, withdrawnAt }) =>
      authorKind === "staff" && seenAt === null && withdrawnAt === null,
  ).length;

/**
 * What stands beside one own entry or goal. To open it is to have seen it. Null when nobody has written there.
 * @throws NotLoggedIn, NotAllowed, NotFound
 */
export const showOwnThread =
  (deps: Deps) =>
  async (visitor: Visitor, about: CommentSubject): Promise<OwnThread | null> => {
    const citizen = demandCitizen(visitor, "comment.read");
    const beside = await besideOf(deps, citizen.id, about);
    if (beside === null) throw new NotFound();
    const comments = threadOf(await deps.ports.besideComments.of(citizen.id), beside, readerOf(citizen));
    if (comments.length === 0) return null;
    if (comments.some(({ isNew }) => isNew))
      await deps.ports.besideComments.see(
        { citizenId: citizen.id, subject: about, by: "citizen" },
        deps.now(),
      );
    return { beside, comments };
  };

/**
 * Answers what a caseworker has written beside an own entry or goal. Sent twice it is written once.
 * @throws NotLoggedIn, NotAllowed, NotFound (also where no caseworker has written)
 */
export const answerComment =
  (deps: Deps) =>
  async (
    visitor: Visitor,
    typed: { readonly about: CommentSubject; readonly id: string; readonly words: string },
  ): Promise<CommentWritten> => {
    const citizen = demandCitizen(visitor, "comment.write");
    const thread = isId(typed.id) ? await showOwnThread(deps)(citizen, typed.about) : null;
    if (thread === null) throw new NotFound();
    const words = plainText(typed.words);
    const fault = commentFault(words);
    if (fault !== null) return fault;
    const { revision, ...subject } = subjectOf(thread.beside);
    const fresh = { id: typed.id, citizenId: citizen.id, subject, revision, words, ...readerOf(citizen) };
    const isWritten = await deps.ports.besideComments.write(
      { ...fresh, at: deps.now(), seenAt: null, withdrawnAt: null },
      { most: mostComments, audit: null, notice: null },
    );
    return isWritten ? "written" : "full";
  };

/** Takes an own answer back, unless it is answered; false when it is. @throws NotLoggedIn, NotAllowed */
export const withdrawAnswer =
  (deps: Deps) =>
  async (visitor: Visitor, id: string): Promise<boolean> => {
    const citizen = demandCitizen(visitor, "comment.write");
    return deps.ports.besideComments.withdraw(
      { id, citizenId: citizen.id, ...readerOf(citizen) },
      { at: deps.now(), audit: null },
    );
  };
