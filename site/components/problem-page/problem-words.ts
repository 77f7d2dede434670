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

/** What staff are told of a version that is over instead: the answers are somebody else's, on the site, on paper or anonymous. */
const retiredFor = {
  staff: ["problem.retired", "staff.carry.noWay"],
  paper: ["problem.retired", "staff.typing.lost"],
  evaluator: ["evaluation.missing.title", "evaluation.missing.text"],
} as const satisfies Readonly<Record<string, Words>>;

/** Who reads of a problem, where it makes a difference. */
export function problemReader(isStaff: boolean, path: string): keyof typeof retiredFor | null {
  if (!isStaff) return null;
  if (path.startsWith("/evaluering")) return "evaluator";
  return path.startsWith("/sager/indtast") ? "paper" : "staff";
}

/** Heading and advice for a kind of problem; the rest could not be read. */
export const problemWords = (type: string, reader: keyof typeof retiredFor | null = null): Words =>
  type === "version-retired" && reader !== null
    ? retiredFor[reader]
    : (words[type] ?? ["problem.unreadable", "problem.unreadableText"]);

/** Pages of staff lie under these; whoever has to log in for one logs in as staff. */
const staffPages = /^\/(?:sager|admin|evaluering|personale)(?:\/|$)/;

/** The log-in that leads back to a page. */
export const logInHref = (path: string): string =>
  `/log-ind?som=${staffPages.test(path) ? "medarbejder" : "borger"}&til=${encodeURIComponent(path)}`;
