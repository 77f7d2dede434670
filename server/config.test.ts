import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig, WrongSettings } from "#server/config.ts";

const key = randomBytes(32).toString("base64");
const production = {
  MODE: "production",
  BASE_URL: "https://afsaet.eksempel.dk",
  MASTER_KEY: key,
  MUNICIPALITY_NAME: "Eksempel Kommune",
  MUNICIPALITY_PHONE: "12 34 56 78",
  MUNICIPALITY_EMAIL: "hjaelp@eksempel.dk",
  CITIZEN_OIDC_ISSUER: "https://login.eksempel.dk",
  CITIZEN_OIDC_CLIENT_ID: "afsaet",
  CITIZEN_OIDC_CLIENT_SECRET: "a secret of some length",
  STAFF_OIDC_ISSUER: "https://idp.eksempel.dk",
  STAFF_OIDC_CLIENT_ID: "afsaet",
  STAFF_OIDC_CLIENT_SECRET: "a secret of some length",
};

/** The sentences with which the program stops; none when it starts. */
function faultsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.sentences;
    throw error;
  }
}

describe("without settings", () => {
  test("demo mode starts on port 4321, on this machine only, with a file database", () => {
    expect(readConfig({ MODE: "demo" })).toMatchObject({
      mode: "demo",
      port: 4321,
      host: "127.0.0.1",
      dataDir: resolve("./data"),
      questionnairesDir: undefined,
      databaseUrl: undefined,
      baseUrl: "http://localhost:4321",
      masterKey: undefined,
      mail: undefined,
      municipality: {
        deadlineDays: 7,
        ownViewFirst: true,
        sendsMail: false,
        paperTwice: false,
        doctor: undefined,
        exitSite: "https://www.dmi.dk/",
      },
    });
    expect(readConfig({ MODE: "demo", PORT: "5000" }).baseUrl).toBe("http://localhost:5000");
    expect(readConfig({ MODE: "demo", PORT: "", OWN_VIEW_FIRST: "off" })).toMatchObject({
      port: 4321,
      municipality: { ownViewFirst: false },
    });
  });

  test("it is production mode, which does not start", () => {
    expect(faultsOf({}).length).toBeGreaterThan(8);
  });
});

describe("malformed settings stop the start in either mode", () => {
  test.each([
    ["MODE", "test", "is neither demo nor production"],
    ["PORT", "0", "is below 1"],
    ["PORT", "65536", "is above 65535"],
    ["PORT", "80a", "is not a whole number"],
    ["PORT", "-1", "is not a whole number"],
    ["PORT", "4321.5", "is not a whole number"],
    ["DEADLINE_DAYS", "0", "is below 1"],
    ["DATABASE_URL", "mysql://x", "does not start with postgres://"],
    ["BASE_URL", "afsaet.eksempel.dk", "is not an address"],
    ["BASE_URL", "https://afsaet.eksempel.dk/sti", "is not an address"],
    ["BASE_URL", "https://navn:kode@afsaet.eksempel.dk", "is not an address"],
    ["BASE_URL", "https://afsaet.eksempel.dk:99999", "is not an address"],
    ["OWN_VIEW_FIRST", "true", "is neither on nor off"],
    ["LOG_LEVEL", "debug", "is not info, warn, error or silent"],
    ["MUNICIPALITY_EMAIL", "hjaelp", "is not an e-mail address"],
    ["MUNICIPALITY_EXIT_SITE", "www.dmi.dk", "is not an address"],
    ["MUNICIPALITY_EXIT_SITE", "http://www.dmi.dk/", "is not an address"],
    ["MUNICIPALITY_EXIT_SITE", "javascript:alert(1)", "is not an address"],
    ["MUNICIPALITY_EXIT_SITE", "https://navn:kode@www.dmi.dk/", "is not an address"],
    ["MUNICIPALITY_DOCTOR_PHONE", "lægevagten", "is not a number"],
    ["MASTER_KEY", "a2V5", "is not 32 bytes in base64"],
    ["CITIZEN_OIDC_ISSUER", "login", "is not an address"],
    ["STAFF_OIDC_ISSUER", "https://", "is not an address"],
  ])("%s=%s", (name, value, why) => {
    const told = faultsOf({ MODE: "demo", [name]: value });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(new RegExp(`^${name}: ${why}.*\\.$`));
  });

  test("mail needs all three of its settings", () => {
    const mail = { MAIL_SMTP_URL: "smtp://localhost", MAIL_FROM: "a@b.dk", MAIL_TEAM_ADDRESS: "c@d.dk" };
    expect(readConfig({ MODE: "demo", ...mail }).mail).toMatchObject({ from: "a@b.dk" });
    const { MAIL_FROM, ...two } = mail;
    expect(faultsOf({ MODE: "demo", ...two })).toEqual([expect.stringContaining("give all three, or none")]);
  });

  test("a doctor on call has a name and a number", () => {
    const doctor = { MUNICIPALITY_DOCTOR_NAME: "Lægevagten", MUNICIPALITY_DOCTOR_PHONE: "00 00 00 01" };
    const { municipality } = readConfig({ MODE: "demo", ...doctor });
    expect(municipality.doctor).toEqual({ name: "Lægevagten", phone: "00 00 00 01" });
    for (const [name, value] of Object.entries(doctor))
      expect(faultsOf({ MODE: "demo", [name]: value })).toEqual([
        expect.stringContaining("give both, or none"),
      ]);
  });

  test("all faults are told at once", () => {
    expect(faultsOf({ MODE: "demo", PORT: "x", LOG_LEVEL: "x" })).toHaveLength(2);
    expect(faultsOf({ MODE: "demo", MASTER_KEY: "x", STAFF_OIDC_ISSUER: "x" })).toHaveLength(2);
  });
});

describe("production", () => {
  test("starts with all that it needs", () => {
    const config = readConfig(production);
    expect(config).toMatchObject({ mode: "production", baseUrl: production.BASE_URL });
    expect(config.masterKey?.toString("base64")).toBe(key);
    expect(config.citizenLogin?.claims).toEqual({
      cpr: "dk.cpr",
      name: "name",
      assurance: "loa",
      roles: "roles",
      unit: "unit",
    });
    expect(readConfig({ ...production, STAFF_OIDC_CLAIM_ROLES: "grupper" }).staffLogin?.claims.roles).toBe(
      "grupper",
    );
  });

  test.each(Object.keys(production).filter((name) => name !== "MODE"))("stops without %s", (name) => {
    const told = faultsOf({ ...production, [name]: undefined });
    expect(told).toEqual([expect.stringMatching(new RegExp(`^${name}: is missing; .+\\.?`))]);
    expect(faultsOf({ ...production, [name]: "" })).toEqual(told);
  });

  test.each([
    ["BASE_URL", "http://afsaet.eksempel.dk", "must begin with https://"],
    ["MASTER_KEY", Buffer.alloc(32, 7).toString("base64"), "too regular"],
    ["CITIZEN_OIDC_ISSUER", "http://login.eksempel.dk", "must begin with https://"],
    ["STAFF_OIDC_ISSUER", "https://afsaet.eksempel.dk/demo-login", "never runs in production"],
    ["STAFF_OIDC_CLIENT_SECRET", "kort", "shorter than 16"],
    ["MUNICIPALTY_NAME", "x", "Did you mean MUNICIPALITY_NAME?"],
    ["CITIZEN_OIDC_SECRET", "x", "is not a setting of this program"],
  ])("stops for %s=%s", (name, value, why) => {
    expect(faultsOf({ ...production, [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: .*${why.replaceAll("?", "\\?")}`)),
    ]);
  });

  test("takes a provider whose name begins like the site's", () => {
    const issuer = `${production.BASE_URL}.login.eksempel.dk`;
    expect(faultsOf({ ...production, CITIZEN_OIDC_ISSUER: issuer })).toEqual([]);
  });

  test("may be tried on this machine without https", () => {
    expect(faultsOf({ ...production, BASE_URL: "http://localhost:4321" })).toEqual([]);
  });

  test("writes the public address as browsers do", () => {
    expect(readConfig({ ...production, BASE_URL: "https://Afsaet.Eksempel.DK:443" }).baseUrl).toBe(
      "https://afsaet.eksempel.dk",
    );
  });

  test("tells no secret in any sentence", () => {
    const secret = "hemmeligt";
    const told = faultsOf({ ...production, MASTER_KEY: secret, STAFF_OIDC_CLIENT_SECRET: secret });
    expect(told).toHaveLength(2);
    expect(told.join()).not.toContain(secret);
  });
});

describe("a secret in a file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "afsaet-config-"));
    writeFileSync(join(folder, "key"), `${key}\n`);
    writeFileSync(join(folder, "secret"), "one more secret, longer\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is read without its last line end", () => {
    const { MASTER_KEY, STAFF_OIDC_CLIENT_SECRET, ...rest } = production;
    const files = {
      MASTER_KEY_FILE: join(folder, "key"),
      STAFF_OIDC_CLIENT_SECRET_FILE: join(folder, "secret"),
    };
    const config = readConfig({ ...rest, ...files });
    expect(config.masterKey?.toString("base64")).toBe(key);
    expect(config.staffLogin?.clientSecret).toBe("one more secret, longer");
  });

  test("that cannot be read stops the start, and so does giving it twice", () => {
    const { MASTER_KEY, ...rest } = production;
    const gone = faultsOf({ ...rest, MASTER_KEY_FILE: join(folder, "gone") });
    expect(gone).toEqual(["MASTER_KEY_FILE: the file cannot be read."]);
    expect(faultsOf({ ...production, MASTER_KEY_FILE: join(folder, "key") })).toEqual([
      "MASTER_KEY and MASTER_KEY_FILE: give one of them, not both.",
    ]);
  });
});
