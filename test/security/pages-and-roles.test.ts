import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#db/ports.ts";
import { type HttpPerson, httpPerson } from "#test/http-person.ts";
import type { PageRow } from "#test/security/page-row.ts";
import { pageRows } from "#test/security/page-table.ts";
import { allowed, peopleOfRoles, roles } from "#test/security/people-of-roles.ts";
import { type Served, serve } from "#test/served.ts";

const pages = fileURLToPath(new URL("../../site/pages/", import.meta.url));
/** Shown by the program itself when something goes wrong, to whoever it happens to. */
const faults: readonly string[] = ["404.astro", "500.astro", "fejl.astro"];

let served: Served;
let personWith: (role: Role) => HttpPerson;
beforeAll(async () => {
  served = await serve();
  personWith = await peopleOfRoles(served);
});
afterAll(() => served.dispose());

const call = (person: HttpPerson, { method, path, form = {} }: PageRow): Promise<Response> =>
  method === "GET" ? person.get(path) : person.post(path, form);

const files = readdirSync(pages, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(?:astro|ts)$/.test(file) && !faults.includes(file));

test("every page has a row, and every row is a page", () => {
  expect([...new Set(pageRows.map(({ file }) => file))].sort()).toEqual(files.sort());
});

test("every page that reads a form has a row for it", () => {
  const reading = files.filter((file) =>
    /\bform\b[^=\n]*=\s*Astro\.locals|takePressed|(?:Request|answerSurvey)\(Astro\.locals|const POST/.test(
      readFileSync(pages + file, "utf8"),
    ),
  );
  const posted = new Set(pageRows.filter(({ method }) => method === "POST").map(({ file }) => file));
  expect([...posted].sort()).toEqual(reading.sort());
});

describe.each(pageRows)("$method $path ($gate)", (row) => {
  test("asks nobody in who is not logged in, unless it is for anybody", async () => {
    const { status } = await call(httpPerson(served), row);
    if (row.gate === "anybody") expect([200, 303, 404]).toContain(status);
    else expect(status).toBe(401);
  });

  test.each(roles)("asks the table about %s", async (role) => {
    const { status } = await call(personWith(role), row);
    if (allowed(row.gate, role)) expect([200, 303, 404, 422]).toContain(status);
    else expect(status).toBe(403);
  });
});

test("what anybody may open is shown to anybody", async () => {
  for (const path of ["/", "/privatliv", "/was", "/logget-ud", "/log-ind/afvist"])
    expect((await httpPerson(served).get(path)).status, path).toBe(200);
});
