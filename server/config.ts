import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as v from "valibot";
import { type OidcSettings, oidcSettings, standardClaims } from "#server/oidc-settings.ts";
import { misspelledSettings } from "#server/settings-names.ts";
import { exampleUnits, UnitList } from "#server/unit-list.ts";
import type { Municipality } from "#server/use-cases/deps.ts";

export type Mode = "demo" | "production";

/** Which claim of the broker carries what; brokers differ (`dk.cpr`, `nin`, `dk_ssn`). */
/** Mail to the team's shared mailbox when a case arrives; without it the team looks in the queue. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  readonly teamAddress: string;
}

/** The environment as the program understands it; read once at start. */
export interface Config {
  readonly mode: Mode;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Folder with `published.json` and `definitions/`; undefined: the one that comes with the program. */
  readonly questionnairesDir: string | undefined;
  readonly databaseUrl: string | undefined;
  /** Public address without a trailing slash. */
  readonly baseUrl: string;
  /** 32 bytes; undefined in demo mode, where the program makes a key file in the data folder. */
  readonly masterKey: Buffer | undefined;
  readonly citizenLogin: OidcSettings | undefined;
  readonly staffLogin: OidcSettings | undefined;
  readonly municipality: Municipality;
  readonly mail: MailSettings | undefined;
  readonly logLevel: "info" | "warn" | "error" | "silent";
}

/** Tells which settings are wrong and why; the program prints the sentences and stops. */
export class WrongSettings extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.sentences = sentences;
  }
}

type Env = Readonly<Record<string, string | undefined>>;

const whole = (from: number, to: number, otherwise: string) =>
  v.pipe(
    v.optional(v.string(), otherwise),
    v.regex(/^\d+$/, "is not a whole number"),
    v.transform(Number),
    v.minValue(from, `is below ${from}`),
    v.maxValue(to, `is above ${to}`),
  );

const isOnThisMachine = (origin: string): boolean =>
  /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);

const isSiteAddress = (text: string): boolean => /^https?:\/\/[^/?#@\s]+$/.test(text) && URL.canParse(text);

/** The weather says nothing about whoever looks at it. */
const neutralSite = "https://www.dmi.dk/";

const isPublicSite = (text: string): boolean => {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return false;
  return url.protocol === "https:" || isOnThisMachine(url.origin);
};

const Settings = v.object({
  MODE: v.optional(v.picklist(["demo", "production"], "is neither demo nor production"), "production"),
  PORT: whole(1, 65_535, "4321"),
  HOST: v.optional(v.string(), "127.0.0.1"),
  DATA_DIR: v.optional(v.string(), "./data"),
  QUESTIONNAIRES_DIR: v.optional(v.string()),
  LOG_LEVEL: v.optional(
    v.picklist(["info", "warn", "error", "silent"], "is not info, warn, error or silent"),
    "info",
  ),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, "does not start with postgres://")),
  ),
  BASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(isSiteAddress, "is not an address such as https://afsaet.example.dk, without a path"),
      // As browsers write it in Origin: lower case, no default port.
      v.transform((address) => new URL(address).origin),
    ),
  ),
  MASTER_KEY: v.optional(v.string()),
  MUNICIPALITY_NAME: v.optional(v.string(), "Eksempel Kommune"),
  MUNICIPALITY_PHONE: v.optional(v.string(), "00 00 00 00"),
  MUNICIPALITY_EMAIL: v.optional(
    v.pipe(v.string(), v.email("is not an e-mail address")),
    "hjaelp@kommune.example",
  ),
  MUNICIPALITY_DOCTOR_NAME: v.optional(v.string()),
  MUNICIPALITY_DOCTOR_PHONE: v.optional(v.pipe(v.string(), v.regex(/^\+?[\d ]{3,}$/, "is not a number"))),
  MUNICIPALITY_EXIT_SITE: v.pipe(
    v.optional(v.string(), neutralSite),
    v.check(isPublicSite, "is not an address such as https://www.dmi.dk/"),
  ),
  MUNICIPALITY_UNITS: v.optional(UnitList),
  MUNICIPALITY_JOB_AREA: v.optional(v.string()),
  BAROMETER_MONTHS: whole(0, 60, "6"),
  DEADLINE_DAYS: whole(1, 60, "7"),
  DRAFT_DAYS: whole(15, 3650, "90"),
  RETIRED_VERSION_DAYS: whole(0, 3650, "30"),
  SURVEY_MONTHS: whole(1, 120, "24"),
  OWN_VIEW_FIRST: v.optional(v.picklist(["on", "off"], "is neither on nor off"), "on"),
  PAPER_TWICE: v.optional(v.picklist(["on", "off"], "is neither on nor off"), "off"),
  MAIL_SMTP_URL: v.optional(
    v.pipe(v.string(), v.regex(/^smtps?:\/\//, "does not start with smtp:// or smtps://")),
  ),
  MAIL_FROM: v.optional(v.pipe(v.string(), v.email("is not an e-mail address"))),
  MAIL_TEAM_ADDRESS: v.optional(v.pipe(v.string(), v.email("is not an e-mail address"))),
});
type Settings = v.InferOutput<typeof Settings>;

const inFile = /^(MASTER_KEY|DATABASE_URL|MAIL_SMTP_URL|(CITIZEN|STAFF)_OIDC_CLIENT_SECRET)_FILE$/;

/** A setting may stand in a file named by `NAME_FILE`, so that secrets stay out of the environment. */
function withFiles(env: Env): Env {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== "");
  const read = Object.fromEntries(given.filter(([name]) => !inFile.test(name)));
  const faults: string[] = [];
  for (const [file, path = ""] of given.filter(([name]) => inFile.test(name))) {
    const name = file.slice(0, -"_FILE".length);
    if (read[name] !== undefined) faults.push(`${name} and ${file}: give one of them, not both.`);
    else {
      read[name] = readSecret(path);
      if (read[name] === undefined) faults.push(`${file}: the file cannot be read.`);
    }
  }
  if (faults.length > 0) throw new WrongSettings(faults);
  return read;
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return undefined; // told as a sentence that names the setting, not the path
  }
}

/** Settings that are well-formed, but too weak or missing for real citizens. */
function weakInProduction(settings: Settings, env: Env, key: Buffer | undefined): string[] {
  const faults = misspelledSettings(Object.keys(env)).map(
    ({ name, meant }) => `${name}: is not a setting of this program. Did you mean ${meant}?`,
  );
  if (settings.BASE_URL === undefined)
    faults.push("BASE_URL: is missing; log-in and the origin check need the public address.");
  else if (settings.BASE_URL.startsWith("http:") && !isOnThisMachine(settings.BASE_URL))
    faults.push("BASE_URL: must begin with https://, or cookies and answers travel unprotected.");
  if (key === undefined)
    faults.push(
      "MASTER_KEY: is missing; cpr numbers are encrypted with it. Make one with: openssl rand -base64 32",
    );
  else if (key.length === 32 && new Set(key).size < 16)
    faults.push("MASTER_KEY: is too regular to be random. Make one with: openssl rand -base64 32");
  for (const prefix of ["CITIZEN_OIDC", "STAFF_OIDC"]) {
    for (const part of ["ISSUER", "CLIENT_ID", "CLIENT_SECRET"]) {
      if (!env[`${prefix}_${part}`])
        faults.push(`${prefix}_${part}: is missing; nobody can log in without it.`);
    }
    const issuer = env[`${prefix}_ISSUER`];
    if (issuer && !issuer.startsWith("https://")) faults.push(`${prefix}_ISSUER: must begin with https://.`);
    if (issuer && URL.canParse(issuer) && new URL(issuer).origin === settings.BASE_URL)
      faults.push(
        `${prefix}_ISSUER: points at this program; the demonstration log-in never runs in production.`,
      );
    const secret = env[`${prefix}_CLIENT_SECRET`];
    if (secret && secret.length < 16) faults.push(`${prefix}_CLIENT_SECRET: is shorter than 16 characters.`);
  }
  if (env["MUNICIPALITY_NAME"] === undefined)
    faults.push("MUNICIPALITY_NAME: is missing; citizens must see who asks.");
  if (env["MUNICIPALITY_PHONE"] === undefined)
    faults.push("MUNICIPALITY_PHONE: is missing; citizens must be able to get help.");
  if (env["MUNICIPALITY_EMAIL"] === undefined)
    faults.push("MUNICIPALITY_EMAIL: is missing; citizens must be able to get help.");
  return faults;
}

/** Settings that are wrong together or in a way that no form shows, in either mode. */
function unusable(settings: Settings, env: Env, key: Buffer | undefined): string[] {
  const faults: string[] = [];
  if (key !== undefined && key.length !== 32) faults.push("MASTER_KEY: is not 32 bytes in base64.");
  const mail = [settings.MAIL_SMTP_URL, settings.MAIL_FROM, settings.MAIL_TEAM_ADDRESS];
  if (mail.includes(undefined) && mail.some((part) => part !== undefined))
    faults.push("MAIL_SMTP_URL, MAIL_FROM and MAIL_TEAM_ADDRESS: give all three, or none.");
  if (
    (settings.MUNICIPALITY_DOCTOR_NAME === undefined) !==
    (settings.MUNICIPALITY_DOCTOR_PHONE === undefined)
  )
    faults.push("MUNICIPALITY_DOCTOR_NAME and MUNICIPALITY_DOCTOR_PHONE: give both, or none.");
  for (const name of ["CITIZEN_OIDC_ISSUER", "STAFF_OIDC_ISSUER"]) {
    const issuer = env[name];
    if (issuer !== undefined && !(/^https?:\/\//.test(issuer) && URL.canParse(issuer)))
      faults.push(`${name}: is not an address such as https://login.example.dk.`);
  }
  return faults;
}

function mailSettings(settings: Settings): MailSettings | undefined {
  const { MAIL_SMTP_URL: smtpUrl, MAIL_FROM: from, MAIL_TEAM_ADDRESS: teamAddress } = settings;
  if (smtpUrl === undefined || from === undefined || teamAddress === undefined) return undefined;
  return { smtpUrl, from, teamAddress };
}

function municipalityOf(settings: Settings): Municipality {
  const { MUNICIPALITY_DOCTOR_NAME: doctor, MUNICIPALITY_DOCTOR_PHONE: phone } = settings;
  return {
    name: settings.MUNICIPALITY_NAME,
    phone: settings.MUNICIPALITY_PHONE,
    email: settings.MUNICIPALITY_EMAIL,
    doctor: doctor === undefined || phone === undefined ? undefined : { name: doctor, phone },
    exitSite: settings.MUNICIPALITY_EXIT_SITE,
    units: settings.MUNICIPALITY_UNITS ?? (settings.MODE === "demo" ? exampleUnits : []),
    jobArea: settings.MUNICIPALITY_JOB_AREA,
    barometerMonths: settings.BAROMETER_MONTHS,
    deadlineDays: settings.DEADLINE_DAYS,
    draftDays: settings.DRAFT_DAYS,
    retiredVersionDays: settings.RETIRED_VERSION_DAYS,
    surveyMonths: settings.SURVEY_MONTHS,
    ownViewFirst: settings.OWN_VIEW_FIRST === "on",
    sendsMail: mailSettings(settings) !== undefined,
    paperTwice: settings.PAPER_TWICE === "on",
  };
}

/**
 * Reads and checks the environment.
 * @throws WrongSettings with a sentence for every setting that is unknown, malformed or too weak.
 */
export function readConfig(environment: Env): Config {
  const env = withFiles(environment);
  const parsed = v.safeParse(Settings, env);
  if (!parsed.success) {
    throw new WrongSettings(parsed.issues.map((issue) => `${v.getDotPath(issue) ?? "?"}: ${issue.message}.`));
  }
  const settings = parsed.output;
  const { MASTER_KEY: written } = settings;
  const key = written === undefined ? undefined : Buffer.from(written, "base64");
  const weak = settings.MODE === "production" ? weakInProduction(settings, env, key) : [];
  const faults = [...unusable(settings, env, key), ...weak];
  if (faults.length > 0) throw new WrongSettings(faults);
  return {
    mode: settings.MODE,
    port: settings.PORT,
    host: settings.HOST,
    dataDir: resolve(settings.DATA_DIR),
    questionnairesDir: settings.QUESTIONNAIRES_DIR && resolve(settings.QUESTIONNAIRES_DIR),
    databaseUrl: settings.DATABASE_URL,
    baseUrl: settings.BASE_URL ?? `http://localhost:${settings.PORT}`,
    masterKey: key,
    citizenLogin: oidcSettings(env, "CITIZEN_OIDC", standardClaims),
    staffLogin: oidcSettings(env, "STAFF_OIDC", standardClaims),
    municipality: municipalityOf(settings),
    mail: mailSettings(settings),
    logLevel: settings.LOG_LEVEL,
  };
}
