import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#db/ports.ts";
import { compose } from "#server/compose.ts";
import { readConfig } from "#server/config.ts";
import { type HttpPerson, httpPerson } from "#test/http-person.ts";
import { allowed, peopleOfRoles, roles } from "#test/security/people-of-roles.ts";
import { apiRows, type Row } from "#test/security/route-table.ts";
import { type Served, serve } from "#test/served.ts";

const unknownId = "00000000000000000000000000";

let served: Served;
let personWith: (role: Role) => HttpPerson;

beforeAll(async () => {
  served = await serve();
  personWith = await peopleOfRoles(served);
});
afterAll(() => served.dispose());

const call = (person: HttpPerson, row: Row, id = unknownId): Promise<Response> => {
  const path = row.at ?? row.path.replace(":id", id);
  return row.body === undefined && row.method === "GET"
    ? person.get(path)
    : person.json(row.method, path, row.method === "DELETE" ? "" : (row.body ?? {}));
};

test("every route of the API has a row, and every row is a route", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "afsaet-routes-"));
  const composed = await compose(readConfig({ MODE: "demo", DATA_DIR: dataDir, LOG_LEVEL: "silent" }));
  const real = composed.api.routes
    .filter(({ method, path }) => method !== "ALL" && !path.endsWith("*"))
    .map(({ method, path }) => `${method} ${path}`);
  await composed.database.close();
  rmSync(dataDir, { recursive: true });
  expect([...new Set(real)].sort()).toEqual(apiRows.map(({ method, path }) => `${method} ${path}`).sort());
});

test("the description names every route", async () => {
  const { paths } = (await (await fetch(`${served.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
  );
  const asked = apiRows.filter(({ path }) => path !== "/api/openapi.json");
  expect(told.sort()).toEqual(asked.map(({ method, path }) => `${method} ${path}`).sort());
});

describe.each(apiRows)("$method $path", (row) => {
  test("lets in nobody who is not logged in, unless it is for anybody", async () => {
    const { status } = await call(httpPerson(served), row);
    if (row.gate === "anybody") expect(status).toBe(200);
    else expect(status).toBe(401);
  });

  test.each(roles)("asks the table about %s", async (role) => {
    const { status } = await call(personWith(role), row);
    if (allowed(row.gate, role)) expect([200, 204, 404, 409]).toContain(status);
    else expect(status).toBe(403);
  });

  test("refuses an extra key", async () => {
    const role = roles.find((candidate) => row.gate !== "anybody" && allowed(row.gate, candidate));
    if (row.body === undefined || role === undefined) return;
    for (const key of ["score", "role", "status", "__proto__", "constructor"]) {
      const body = `${JSON.stringify(row.body).slice(0, -1)}${Object.keys(row.body).length > 0 ? "," : ""}"${key}":1}`;
      const { status } = await personWith(role).json(row.method, row.path.replace(":id", unknownId), body);
      expect(status, key).toBe(400);
    }
    expect(Object.hasOwn(Object.prototype, "score")).toBe(false);
  });
});
