const plain = [
  "MODE",
  "PORT",
  "HOST",
  "DATA_DIR",
  "QUESTIONNAIRES_DIR",
  "DATABASE_URL",
  "BASE_URL",
  "MASTER_KEY",
  "LOG_LEVEL",
  "DEADLINE_DAYS",
  "DRAFT_DAYS",
  "RETIRED_VERSION_DAYS",
  "SURVEY_MONTHS",
  "OWN_VIEW_FIRST",
  "PAPER_TWICE",
  "MUNICIPALITY_NAME",
  "MUNICIPALITY_PHONE",
  "MUNICIPALITY_EMAIL",
  "MUNICIPALITY_UNITS",
  "MUNICIPALITY_JOB_AREA",
  "BAROMETER_MONTHS",
  "MUNICIPALITY_DOCTOR_NAME",
  "MUNICIPALITY_DOCTOR_PHONE",
  "MUNICIPALITY_EXIT_SITE",
  "MAIL_SMTP_URL",
  "MAIL_FROM",
  "MAIL_TEAM_ADDRESS",
];
const oidcParts = [
  "ISSUER",
  "CLIENT_ID",
  "CLIENT_SECRET",
  "SCOPE",
  "CLAIM_CPR",
  "CLAIM_NAME",
  "CLAIM_ASSURANCE",
  "CLAIM_ROLES",
  "CLAIM_UNIT",
];
const inFiles = [
  "MASTER_KEY",
  "DATABASE_URL",
  "MAIL_SMTP_URL",
  "CITIZEN_OIDC_CLIENT_SECRET",
  "STAFF_OIDC_CLIENT_SECRET",
];

const known: ReadonlySet<string> = new Set([
  ...plain,
  ...["CITIZEN_OIDC", "STAFF_OIDC"].flatMap((prefix) => oidcParts.map((part) => `${prefix}_${part}`)),
  ...inFiles.map((name) => `${name}_FILE`),
]);

const ours =
  /^(CITIZEN_OIDC|STAFF_OIDC|OIDC|MUNICIPALITY|MAIL|MASTER|BAROMETER|DEADLINE|DRAFT|RETIRED|OWN_VIEW|PAPER|SURVEY)_/;

/** Number of letters to add, drop or change to get from one name to the other (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Names in the environment that look like a setting of this program and are none, each with the nearest one. */
export function misspelledSettings(names: readonly string[]): { name: string; meant: string }[] {
  return names
    .filter((name) => !known.has(name))
    .map((name) => {
      const near = [...known]
        .map((meant) => ({ meant, away: distance(name, meant) }))
        .sort((a, b) => a.away - b.away)[0];
      return { name, meant: near?.meant ?? "", away: near?.away ?? Number.POSITIVE_INFINITY };
    })
    .filter(({ name, meant, away }) => ours.test(name) || (meant.length >= 7 && away <= 2))
    .map(({ name, meant }) => ({ name, meant }));
}
