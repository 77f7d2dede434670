import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect } from "vitest";
import { openDatabase } from "#db/open.ts";
import type {
  CitizenId,
  Database,
  LegalBasis,
  Role,
  StaffId,
  StoredCase,
  StoredResponse,
} from "#db/ports.ts";
import type { CitizenActor, StaffActor, Visitor } from "#server/access/actor.ts";
import { parseCpr } from "#server/access/cpr.ts";
import { createDeviceKey } from "#server/access/device-key.ts";
import { createBox, tokenHash } from "#server/access/sealed-box.ts";
import { NotAllowed, NotLoggedIn } from "#server/errors/problem.ts";
import { loadPublished } from "#server/questionnaire-files.ts";
import type { Deps, Municipality } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { createLibrary } from "#server/use-cases/library.ts";
import { createPageCounts } from "#server/use-cases/surveys/page-counts.ts";
import { bindUseCases, type UseCases } from "#server/use-cases/use-cases.ts";
import { makeAudit, makeCitizen, makeStaff } from "./contract/fixtures.ts";
import { instrument } from "./golden/instrument.ts";

export const questionnaireId = "risikoscreening";

/** A morning of the day on which the worked examples were sent. */
export const morning = new Date("2026-11-02T08:00:00Z");

const municipality: Municipality = {
  name: "Eksempel Kommune",
  phone: "00 00 00 00",
  email: "hjaelp@kommune.example",
  doctor: undefined,
  units: [
    { code: "nord", name: "Team Nord" },
    { code: "syd", name: "Team Syd" },
  ],
  jobArea: undefined,
  barometerMonths: 6,
  exitSite: "https://www.dmi.dk/",
  deadlineDays: 7,
  draftDays: 90,
  retiredVersionDays: 30,
  surveyMonths: 24,
  ownViewFirst: true,
  sendsMail: true,
  paperTwice: false,
};

const validBasis: LegalBasis = {
  questionnaireId,
  basis: "LAB § 1",
  dpiaReference: "DPIA-1",
  owner: "Else Egeskov",
  expiresOn: "2027-12-31",
  enabled: true,
  demo: false,
  changedAt: morning,
  changedBy: "test",
};

type Example = (typeof instrument.cases)[number];

/** A worked example of the instrument by its number, such as `V13`. */
export function example(id: string): Example {
  const found = instrument.cases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no example ${id}.`);
  return found;
}

export const library = createLibrary(
  loadPublished().map(({ hash, questionnaire, translations }) => ({
    instrument: { questionnaireId: questionnaire.id, version: questionnaire.version, hash },
    questionnaire,
    translations,
  })),
);

export type World = Awaited<ReturnType<typeof openWorld>>;

/**
 * Everything below the doors, for real: a database of its own, the published questionnaire, a clock to set.
 * @param databaseUrl an empty PostgreSQL database instead of SQLite; `raw` and `dump` read SQLite alone
 */
export async function openWorld({ databaseUrl }: { readonly databaseUrl?: string } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "afsaet-use-cases-"));
  const migrations = new URL("../db/migrations/", import.meta.url);
  const database = await openDatabase({ databaseUrl, dataDir, migrations });
  const clock = { now: morning };
  const box = createBox(randomBytes(32), randomBytes);
  const deps: Deps = {
    ports: database.ports,
    library,
    inForceSince: new Map(),
    municipality,
    demo: false,
    cprIndexOf: (text) => parseCpr(text) && `index-of-${parseCpr(text)}`,
    sealedCprOf: (text) => {
      const cpr = parseCpr(text);
      return cpr && { cprIndex: `index-of-${cpr}`, cprSealed: `sealed-${cpr}` };
    },
    letterbox: {
      seal: (text) => box.seal(text, "survey letter"),
      open: (sealed) => box.open(sealed, "survey letter"),
    },
    pageCounts: createPageCounts(),
    invitationBox: {
      seal: (text) => box.seal(text, "survey invitation"),
      open: (sealed) => box.open(sealed, "survey invitation"),
    },
    codeHash: tokenHash,
    deviceKey: createDeviceKey(randomBytes(32)),
    now: () => clock.now,
    randomBytes,
  };
  const useCases = bindUseCases(deps);
  await setBasis(database, {});
  return {
    dataDir,
    database,
    ports: database.ports,
    clock,
    deps,
    useCases,
    setBasis: (over: Partial<LegalBasis>) => setBasis(database, over),
    /** The same world where the municipality has decided something else. */
    decided: (over: Partial<Municipality>) =>
      bindUseCases({ ...deps, municipality: { ...municipality, ...over } }),
    ...operator(join(dataDir, "afsaet.sqlite")),
    ...people(database),
    ...journeys(useCases, database),
    async close() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const setBasis = (database: Database, over: Partial<LegalBasis>): Promise<void> =>
  database.ports.legalBases.put({ ...validBasis, ...over }, makeAudit({ subjectKind: "legal-basis" }));

/** What the one with the keys to the machine can do, past everything that the program guards. */
const operator = (file: string) => ({
  raw(statement: string): void {
    const connection = new Sqlite(file);
    connection.exec(statement);
    connection.close();
  },
  /** Every row of every table. */
  dump(): Readonly<Record<string, readonly unknown[]>> {
    const connection = new Sqlite(file, { readonly: true });
    const tables = connection
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all();
    const rows = tables.map((name) => [name, connection.prepare(`SELECT * FROM "${name}"`).all()] as const);
    connection.close();
    return Object.fromEntries(rows);
  },
});

function people({ ports }: Database) {
  return {
    async citizen(name = "Søren Ærø Åkjær", cpr?: string): Promise<CitizenActor> {
      const who = makeCitizen({ id: newId(randomBytes) as CitizenId, name });
      const { id } = await ports.people.rememberCitizen(
        cpr === undefined ? who : { ...who, cprIndex: `index-of-${cpr}` },
        morning,
      );
      return { kind: "citizen", id, name };
    },
    async staff(...roles: readonly Role[]): Promise<StaffActor> {
      const who = makeStaff({ id: newId(randomBytes) as StaffId, roles });
      const { id, name } = await ports.people.rememberStaff(who, morning);
      return { kind: "staff", id, name, roles };
    },
  };
}

function journeys(useCases: UseCases, { ports }: Database) {
  const started = async (citizen: CitizenActor, { variant, answers }: Example): Promise<StoredResponse> => {
    const start = { questionnaireId, variant, lang: "da" } as const;
    const { id } = await useCases.startResponse(citizen, start);
    const { response, problems } = await useCases.saveAnswers(citizen, { responseId: id, answers });
    expect(problems).toEqual([]);
    return response;
  };
  const sent = async (citizen: CitizenActor, answered: Example): Promise<StoredResponse> => {
    const { id } = await started(citizen, answered);
    return useCases.sendResponse(citizen, { responseId: id });
  };
  const caseOf = async (citizen: CitizenActor): Promise<StoredCase> => {
    const [found] = await ports.cases.casesOf(citizen.id);
    if (found === undefined) throw new Error("There is no case.");
    return found;
  };
  return {
    /** A draft with all the answers of an example. */
    started,
    /** A response that has been sent with the answers of an example. */
    sent,
    /** The newest case of a citizen. */
    caseOf,
    /** Sends an example, and hands over the case that came of it. */
    async arrived(citizen: CitizenActor, answered: Example): Promise<StoredCase> {
      await sent(citizen, answered);
      return caseOf(citizen);
    },
    /** The current draft or response of a citizen, as it is stored. */
    async stored(citizen: CitizenActor, { id }: Pick<StoredResponse, "id">): Promise<StoredResponse> {
      const found = await ports.responses.ownResponse(citizen.id, id);
      if (found === null) throw new Error("There is no such response.");
      return found;
    },
  };
}

/** Nobody is told to log in; everybody else who may not is refused, and both before anything is looked up. */
export async function expectRefused(
  act: (visitor: Visitor) => Promise<unknown>,
  others: readonly Visitor[],
): Promise<void> {
  await expect(act(null)).rejects.toThrow(NotLoggedIn);
  for (const visitor of others) await expect(act(visitor)).rejects.toThrow(NotAllowed);
}
