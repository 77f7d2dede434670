import { randomBytes } from "node:crypto";
import { openDatabase } from "#db/open.ts";
import type { Database } from "#db/ports.ts";
import type { Actor } from "#server/access/actor.ts";
import { type Cookies, cookiesFor } from "#server/access/cookies.ts";
import { parseCpr } from "#server/access/cpr.ts";
import { createDeviceKey } from "#server/access/device-key.ts";
import { createKeptForms, type KeptForms } from "#server/access/kept-forms.ts";
import { createKioskRuns, type KioskRuns } from "#server/access/kiosk-runs.ts";
import { languageOf } from "#server/access/language.ts";
import { loopbackFetch } from "#server/access/loopback-fetch.ts";
import { masterKeyOf } from "#server/access/master-key.ts";
import { createRateLimit, type RateLimit } from "#server/access/rate-limit.ts";
import { cprPurpose, createBox, keyCheckOf, tokenHash } from "#server/access/sealed-box.ts";
import { secondsLeft } from "#server/access/session-rule.ts";
import { createSessionService, type SessionService } from "#server/access/sessions.ts";
import { createSignInService } from "#server/access/sign-in.ts";
import { createApi } from "#server/app.ts";
import type { Config } from "#server/config.ts";
import type { DemoProvider } from "#server/demo/demo-provider.ts";
import type { DemoPerson } from "#server/demo/persons.ts";
import type { Problem } from "#server/errors/problem.ts";
import { createProblemOf } from "#server/errors/problem-of.ts";
import { settleInstallation } from "#server/installation.ts";
import { createLog, type Log } from "#server/log.ts";
import { tellMissingVersions } from "#server/missing-versions.ts";
import { projectRoot } from "#server/project-root.ts";
import { folderNamed, loadPublished } from "#server/questionnaire-files.ts";
import { signInRoutes } from "#server/routes/sign-in.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps, Municipality } from "#server/use-cases/deps.ts";
import { createLibrary } from "#server/use-cases/library.ts";
import { createPageCounts } from "#server/use-cases/surveys/page-counts.ts";
import { bindUseCases, type UseCases } from "#server/use-cases/use-cases.ts";
import { versionsInForce } from "#server/versions-in-force.ts";

export interface Composed {
  readonly config: Config;
  readonly database: Database;
  readonly deps: Deps;
  readonly useCases: UseCases;
  readonly municipality: Municipality;
  readonly demo: boolean;
  readonly log: Log;
  readonly cookies: Cookies;
  readonly forms: KeptForms;
  /** Answers to anonymous surveys from one address; kept in memory for the minute, and nowhere else. */
  readonly surveyLimit: RateLimit;
  /** Turns of people at shared screens; kept in memory, and nowhere else. */
  readonly kioskRuns: KioskRuns;
  readonly sessions: {
    resolve(cookie: string | null): Promise<{ actor: Actor; secondsLeft: number } | null>;
    sweep(): Promise<void>;
  };
  readonly api: ReturnType<typeof createApi>;
  readonly signIn: ReturnType<typeof signInRoutes>;
  readonly demoProvider: DemoProvider | null;
  /** Everybody that the demonstration offers; empty in production. */
  readonly demoPeople: readonly DemoPerson[];
  /** Those to choose among for one log-in; null when it is unknown. */
  readonly demoPersons: (uid: string) => Promise<readonly DemoPerson[] | null>;
  readonly problemOf: (error: unknown, requestId: string) => Problem;
  readonly requestIdOf: (request: Request) => string;
}

const now = (): Date => new Date();

/** What letters with answers of surveys are sealed for. */
const letterPurpose = "survey letter";

/** What codes of invitations are sealed for. */
const invitationPurpose = "survey invitation";

/** Attempts to log in from one address in a minute; behind a proxy everybody shares one. */
const signInsPerMinute = 600;

/** Answers to surveys from one address in a minute; behind a proxy or in a library many share one. */
const surveysPerMinute = 120;

const requestIdOf = (request: Request): string => request.headers.get("x-request-id") ?? "";

/** The only place where ports meet adapters, and where time, chance and the network come in. */
export async function compose(config: Config): Promise<Composed> {
  const root = projectRoot();
  const log = createLog({ level: config.logLevel });
  const masterKey = masterKeyOf(config, randomBytes);
  const box = createBox(masterKey, randomBytes);
  const { questionnairesDir } = config;
  const questionnaires =
    questionnairesDir === undefined ? new URL("questionnaires/", root) : folderNamed(questionnairesDir);
  const library = createLibrary(loadPublished(questionnaires).map(installed));
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    migrations: new URL("db/migrations/", root),
  });
  const { ports } = database;
  await settleInstallation({ ports, mode: config.mode, keyCheck: keyCheckOf(masterKey) });
  await tellMissingVersions(log, { ...ports, library, today: civilDate(now()) });
  const demo = config.mode === "demo";
  const sealedCprOf = (text: string) => {
    const cpr = parseCpr(text);
    if (cpr === null) return null;
    const cprIndex = box.cprIndex(cpr);
    return { cprIndex, cprSealed: box.seal(cpr, cprPurpose(cprIndex)) };
  };
  const cprIndexOf = (text: string): string | null => {
    const cpr = parseCpr(text);
    return cpr === null ? null : box.cprIndex(cpr);
  };
  const deps: Deps = {
    ports,
    library,
    inForceSince: await versionsInForce(ports.installation, { library, now }),
    municipality: config.municipality,
    demo,
    cprIndexOf,
    sealedCprOf,
    letterbox: {
      seal: (text) => box.seal(text, letterPurpose),
      open: (sealed) => box.open(sealed, letterPurpose),
    },
    pageCounts: createPageCounts(),
    invitationBox: {
      seal: (text) => box.seal(text, invitationPurpose),
      open: (sealed) => box.open(sealed, invitationPurpose),
    },
    codeHash: tokenHash,
    deviceKey: createDeviceKey(masterKey),
    now,
    randomBytes,
  };
  const useCases = bindUseCases(deps);
  const sessions = createSessionService({ ports, box, now, randomBytes });
  const cookies = cookiesFor(config.baseUrl);
  const problemOf = createProblemOf(log);
  const demoParts = demo ? await composeDemo(config, log) : null;
  if (demoParts) {
    const rememberedAs = (cpr: string) => {
      const cprIndex = box.cprIndex(cpr);
      return { cprIndex, cprSealed: box.seal(cpr, cprPurpose(cprIndex)) };
    };
    await demoParts.seedDemo({ deps, baseUrl: config.baseUrl, questionnaires, rememberedAs });
  }
  const signIn = createSignInService({
    sessions: ports.sessions,
    sessionService: sessions,
    logins: {
      citizen: config.citizenLogin ?? demoParts?.provider.citizenLogin,
      staff: config.staffLogin ?? demoParts?.provider.staffLogin,
    },
    baseUrl: config.baseUrl,
    allowHttp: demo,
    fetch: demo ? loopbackFetch(config.baseUrl, config.port, fetch) : fetch,
    now,
    randomBytes,
    onProviderFault: (error) => log.fault("provider-fault", error),
  });
  return {
    config,
    database,
    deps,
    useCases,
    municipality: config.municipality,
    demo,
    log,
    cookies,
    forms: createKeptForms({ sessions: ports.sessions, box, now }),
    surveyLimit: createRateLimit({ perMinute: surveysPerMinute, now }),
    kioskRuns: createKioskRuns({ now, randomBytes }),
    sessions: withSecondsLeft(sessions),
    api: createApi({
      useCases,
      library,
      municipality: config.municipality,
      baseUrl: config.baseUrl,
      ping: () => database.ping(),
      visitorOf: async (request) =>
        (await sessions.resolve(cookies.session(request.headers.get("cookie"))))?.actor ?? null,
      sessionOf: ({ headers }) => tokenHash(cookies.session(headers.get("cookie")) ?? ""),
      langOf: ({ headers }) =>
        languageOf({ cookie: headers.get("cookie"), acceptLanguage: headers.get("accept-language") }),
      requestIdOf,
      problemOf,
    }),
    signIn: signInRoutes({
      signIn,
      cookies,
      rateLimit: createRateLimit({ perMinute: signInsPerMinute, now }),
      exitSite: config.municipality.exitSite,
      onRefused: (reason, cause) => log.event("sign-in-refused", { code: reason, error: cause }),
      problemOf,
    }),
    demoProvider: demoParts?.provider ?? null,
    demoPeople: demoParts ? [...demoParts.personsOf("citizen"), ...demoParts.personsOf("staff")] : [],
    demoPersons: async (uid) => {
      const kind = (await demoParts?.provider.interactionKind(uid)) ?? null;
      return kind === null ? null : (demoParts?.personsOf(kind) ?? null);
    },
    problemOf,
    requestIdOf,
  };
}

type Published = ReturnType<typeof loadPublished>[number];

const installed = ({ hash, questionnaire, translations }: Published) => ({
  instrument: { questionnaireId: questionnaire.id, version: questionnaire.version, hash },
  questionnaire,
  translations,
});

/** Loaded in demo mode only: production never even reads the code of the demonstration log-in. */
async function composeDemo(config: Config, log: Log) {
  const { createDemoProvider } = await import("#server/demo/demo-provider.ts");
  const { demoPersonsOf } = await import("#server/demo/persons.ts");
  const { seedDemo } = await import("#server/demo/seed.ts");
  const { mode, baseUrl, dataDir } = config;
  const onFault = (error: unknown) => log.fault("demo-provider-fault", error);
  const provider = await createDemoProvider({ mode, baseUrl, dataDir, now, randomBytes, onFault });
  return { provider, seedDemo, personsOf: demoPersonsOf };
}

const withSecondsLeft = (service: SessionService): Composed["sessions"] => ({
  async resolve(cookie) {
    const signedIn = await service.resolve(cookie);
    return signedIn && { actor: signedIn.actor, secondsLeft: secondsLeft(signedIn.session, now()) };
  },
  sweep: () => service.sweep(),
});
