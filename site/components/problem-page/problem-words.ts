import type { TextKey } from "#site/text/translate.ts";

type Words = readonly [heading: TextKey, text: TextKey];

const words: Readonly<Record<string, Words>> = {
  "not-allowed": ["problem.notAllowed", "problem.notAllowedText"],
  "not-found": ["problem.notFound", "problem.notFoundText"],
  conflict: ["problem.conflict", "problem.conflictText"],
  "answers-changed": ["problem.conflict", "problem.conflictText"],
  "own-view-first": ["problem.conflict", "problem.conflictText"],
  "already-sent": ["problem.alreadySent", "problem.alreadySentText"],
  "version-retired": ["problem.retired", "problem.retiredText"],
  "too-large": ["problem.tooLarge", "problem.tooLargeText"],
  "too-many-requests": ["problem.tooMany", "problem.tooManyText"],
  unavailable: ["problem.unavailable", "problem.unavailableText"],
  "foreign-origin": ["problem.foreignOrigin", "problem.foreignOriginText"],
  unexpected: ["problem.unexpected", "problem.unexpectedText"],
};

/** What staff are told instead: the answers are somebody else's. */
const forStaff: Readonly<Record<string, Words>> = {
  "version-retired": ["problem.retired", "staff.carry.noWay"],
};

/** Heading and advice for a kind of problem; the rest could not be read. */
export const problemWords = (type: string, isStaff = false): Words =>
  (isStaff ? forStaff[type] : undefined) ?? words[type] ?? ["problem.unreadable", "problem.unreadableText"];

/** Pages of staff lie under these; whoever has to log in for one logs in as staff. */
const staffPages = /^\/(?:sager|admin|evaluering|personale)(?:\/|$)/;

/** The log-in that leads back to a page. */
export const logInHref = (path: string): string =>
  `/log-ind?som=${staffPages.test(path) ? "medarbejder" : "borger"}&til=${encodeURIComponent(path)}`;
