import {
  AddressTooLong,
  ForeignOrigin,
  type Problem,
  TooLarge,
  WrongAddress,
  WrongContentType,
  WrongMethod,
} from "#server/errors/problem.ts";

/** What a request says of itself, as far as the guard looks at it. */
export interface RequestFacts {
  readonly method: string;
  /** The request target as sent: path and query. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface GuardRules {
  /** The public origin of this site, such as `https://afsaet.example.dk`. */
  readonly origin: string;
  /** Paths that servers call, not browsers: they send no Origin and carry their own proof. */
  readonly serverToServer: ReadonlySet<string>;
}

const pageMethods: readonly string[] = ["GET", "HEAD", "POST"];
const apiMethods: readonly string[] = [...pageMethods, "PUT", "PATCH", "DELETE"];
const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** Bytes in a body: the longest free text in a form is some 20 kB. */
export const maxBodyBytes = 256 * 1024;
/**
 * Bytes in a body with a photo or a list: more than may be stored, so that whoever chose a file that is too large is
 * told so on the page itself.
 */
export const maxFileBodyBytes = 20 * 1024 * 1024;
/** Characters of path and query; some identity providers return codes of 2,000 characters. */
const maxTargetLength = 8_192;

export const pathOf = (target: string): string => target.split("?", 1)[0] ?? "";

export const isApi = (target: string): boolean => /^\/api(?:\/|$)/.test(pathOf(target));

/** The methods that a path takes: forms know two, the API has more. */
export const methodsOf = (target: string): readonly string[] => (isApi(target) ? apiMethods : pageMethods);

/** Why a request is turned away before anything else looks at it; null when it may go on. */
export function verdict(facts: RequestFacts, rules: GuardRules): Problem | null {
  if (!methodsOf(facts.target).includes(facts.method)) return new WrongMethod();
  if (facts.target.length > maxTargetLength) return new AddressTooLong();
  if (!isPlain(facts.target)) return new WrongAddress();
  if (!safeMethods.has(facts.method) && !isOwnOrigin(facts, rules)) return new ForeignOrigin();
  const length = announcedLength(facts);
  if (length === null || length > mostBytesOf(facts)) return new TooLarge();
  if (!safeMethods.has(facts.method) && !hasFittingType(facts, length > 0)) return new WrongContentType();
  return null;
}

/** A header given twice counts as not understood. */
function header({ headers }: RequestFacts, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" || value === undefined ? value : "";
}

/**
 * A path of its own, decodable, without what makes one part of the program see another path than the next:
 * a second slash at the start, backslashes, encoded slashes, control characters.
 */
function isPlain(target: string): boolean {
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(target) || target.includes("\\") || target.includes("#")) return false;
  const path = pathOf(target);
  if (/%(?:2f|5c|0[0-9a-f]|1[0-9a-f]|7f)/i.test(path)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false; // a broken percent sequence
  }
}

/**
 * `Sec-Fetch-Site` cannot be set by a page: `same-origin` is believed, `same-site` and `cross-site` are
 * refused. Without it, or with `none`, `Origin` must be exactly ours. Saying neither is a refusal.
 * `X-Forwarded-*` and `Host` are never asked: whoever sends a request can write them.
 */
function isOwnOrigin(facts: RequestFacts, rules: GuardRules): boolean {
  if (rules.serverToServer.has(facts.target)) return true;
  const site = header(facts, "sec-fetch-site");
  if (site === "same-origin") return true;
  if (site !== undefined && site !== "none") return false;
  return header(facts, "origin") === rules.origin;
}

/** Bytes of the body; null when it does not say, so that the limit could be found out only by reading on. */
function announcedLength(facts: RequestFacts): number | null {
  if (facts.headers["transfer-encoding"] !== undefined) return null;
  const length = header(facts, "content-length");
  if (length === undefined) return 0;
  return /^\d{1,15}$/.test(length) ? Number(length) : null;
}

/** Pages with a form in which a file can be chosen that counts as its bytes: a photo, or a list. */
const byteForms: ReadonlySet<string> = new Set([
  "/cv/billede",
  "/administration/jobbarometer",
  "/administration/jobtitler",
]);

/** Pages with a form that a file can be chosen in. */
const fileForms: ReadonlySet<string> = new Set(["/cv/indlaes", ...byteForms]);

const mostBytesOf = ({ target }: RequestFacts): number =>
  byteForms.has(pathOf(target)) ? maxFileBodyBytes : maxBodyBytes;

/** Forms for pages, JSON for the API, in UTF-8. A request without a body need not name a type. */
function hasFittingType(facts: RequestFacts, hasBody: boolean): boolean {
  const type = header(facts, "content-type");
  if (type === undefined) return !hasBody;
  const expected = isApi(facts.target) ? "application/json" : "application/x-www-form-urlencoded";
  const [essence = "", ...parameters] = type.toLowerCase().split(";");
  if (essence.trim() === "multipart/form-data") return fileForms.has(pathOf(facts.target));
  return (
    essence.trim() === expected &&
    parameters.every((parameter) => /^\s*charset="?utf-8"?\s*$/.test(parameter))
  );
}
