import { describe, expect, test } from "vitest";
import { misspelledSettings } from "#server/settings-names.ts";

describe("a name in the environment", () => {
  test.each([
    ["BASE_ULR", "BASE_URL"],
    ["BASEURL", "BASE_URL"],
    ["DATABASE_URI", "DATABASE_URL"],
    ["DATADIR", "DATA_DIR"],
    ["MASTER_KEYS", "MASTER_KEY"],
    ["MASTER_KEY_FIL", "MASTER_KEY_FILE"],
    ["MUNICIPALITY_MAIL", "MUNICIPALITY_EMAIL"],
    ["CITIZEN_OIDC_CLIENTID", "CITIZEN_OIDC_CLIENT_ID"],
    ["STAFF_OIDC_CLAIM_ROLE", "STAFF_OIDC_CLAIM_ROLES"],
    ["OWN_VIEW_FRIST", "OWN_VIEW_FIRST"],
    ["DEADLINE_DAY", "DEADLINE_DAYS"],
    ["QUESTIONNAIRE_DIR", "QUESTIONNAIRES_DIR"],
  ])("%s means %s", (name, meant) => expect(misspelledSettings([name])).toEqual([{ name, meant }]));

  test.each(["PATH", "HOME", "HOSTNAME", "PORTS", "SHELL", "LANG", "NODE_ENV", "XDG_DATA_DIRS", "PGHOST"])(
    "%s is somebody else's",
    (name) => expect(misspelledSettings([name])).toEqual([]),
  );

  test("that is a setting is no misspelling", () => {
    const names = ["PORT", "BASE_URL", "MASTER_KEY_FILE", "STAFF_OIDC_CLAIM_ROLES", "MAIL_FROM"];
    expect(misspelledSettings(names)).toEqual([]);
  });
});
