import type { Citizen, Ports } from "#db/ports.ts";
import type { Library } from "#server/use-cases/library.ts";
import type { PageCounts } from "#server/use-cases/surveys/page-counts.ts";

/** What a municipality decides for itself. */
export interface Municipality {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  /** The doctor on call where the municipality lies; without one, the help box names the person's own doctor. */
  readonly doctor: { readonly name: string; readonly phone: string } | undefined;
  /** The neutral public site that a quick exit leads to. */
  readonly exitSite: string;
  /** Where citizens get help: the choices of a select from the list `units`. */
  readonly units: readonly { readonly code: string; readonly name: string }[];
  /** The area of the job barometer that citizens here look for work in; undefined when its file has one alone. */
  readonly jobArea: string | undefined;
  /** Months after the period of a row of the job barometer in which it is still told. */
  readonly barometerMonths: number;
  /** Days from receipt to the date by which somebody must have talked with the citizen. */
  readonly deadlineDays: number;
  /** Days from the last save until a draft is deleted. */
  readonly draftDays: number;
  /** Days that a draft of an older version can still be sent after a newer one came into force here. */
  readonly retiredVersionDays: number;
  /** Months from the last day of a campaign until its answers, comments and codes are deleted. */
  readonly surveyMonths: number;
  /** On: points, level and flags are hidden until the caseworker has noted an own view. */
  readonly ownViewFirst: boolean;
  /** Whether there is a mail server through which citizens can be reminded. */
  readonly sendsMail: boolean;
  /** On: every paper is typed twice and compared before it is sent. */
  readonly paperTwice: boolean;
}

/** Everything a use-case may reach: the ports, the questionnaires, time and chance, handed in from outside. */
export interface Deps {
  readonly ports: Ports;
  readonly library: Library;
  /** When each version came into force in this installation, by `id@version`. */
  readonly inForceSince: ReadonlyMap<string, Date>;
  readonly municipality: Municipality;
  /** False in production: there a legal basis that is marked as demo does not count. */
  readonly demo: boolean;
  /** The index under which a person with this cpr number is found; null when it is not a cpr number. */
  readonly cprIndexOf: (text: string) => string | null;
  /** A cpr number as it is stored, sealed and indexed as a log-in does it; null when it is not a cpr number. */
  readonly sealedCprOf: (text: string) => Pick<Citizen, "cprIndex" | "cprSealed"> | null;
  /** Seals answers of surveys for the letterbox, and opens them; null for what was not sealed so. */
  readonly letterbox: { seal(text: string): string; open(sealed: string): string | null };
  /** How far people came in surveys, in memory until a job stores it. */
  readonly pageCounts: PageCounts;
  /** The same for codes that wait on the own page of a citizen who is invited to a survey. */
  readonly invitationBox: { seal(text: string): string; open(sealed: string): string | null };
  /** The hash under which a code of a survey is kept. */
  readonly codeHash: (code: string) => string;
  /** The key for what the browser of this session may keep of a draft; see `createDeviceKey`. */
  readonly deviceKey: (session: string, responseId: string) => string;
  readonly now: () => Date;
  /** Fresh random bytes from a cryptographic source. */
  readonly randomBytes: (count: number) => Uint8Array;
}
