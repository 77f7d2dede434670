import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Visitor } from "#server/access/actor.ts";
import { createApi } from "#server/app.ts";
import { createProblemOf } from "#server/errors/problem-of.ts";
import { createLog } from "#server/log.ts";
import { example, openWorld, type World } from "#test/use-case-fixture.ts";

let world: World;
let api: ReturnType<typeof createApi>;
let visitor: Visitor = null;
beforeAll(async () => {
  world = await openWorld();
  api = createApi({
    useCases: world.useCases,
    library: world.deps.library,
    municipality: world.deps.municipality,
    baseUrl: "http://localhost:4321",
    ping: () => world.database.ping(),
    visitorOf: async () => visitor,
    sessionOf: () => "session",
    langOf: () => "da",
    requestIdOf: () => "request",
    problemOf: createProblemOf(createLog({ level: "silent" })),
  });
});
afterAll(() => world.close());

async function ask(method: string, path: string, body?: unknown) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await api.request(path, {
    method,
    ...(body !== undefined && { body: text, headers: { "Content-Type": "application/json" } }),
  });
  const answer = await response.text();
  return {
    status: response.status,
    type: response.headers.get("Content-Type"),
    json: answer === "" ? null : JSON.parse(answer),
  };
}

describe("the API", () => {
  test("overwrites nothing that was changed after the revision that the caller has seen", async () => {
    visitor = await world.citizen();
    const begin = { questionnaire: "risikoscreening", benefit: "kontanthjaelp" };
    const { json: draft } = await ask("POST", "/api/responses", begin);
    const path = `/api/responses/${draft.id}`;
    await ask("PUT", `${path}/answers`, { answers: { bolig: "fast" } });
    const late = { answers: { bolig: "ingen", netvaerk: "en" }, revision: draft.revision };
    expect(await ask("PUT", `${path}/answers`, late)).toMatchObject({
      status: 409,
      type: "application/problem+json",
      json: {
        type: "urn:afsaet:problem:answers-changed",
        errors: [{ pointer: "/answers/bolig", code: "changed-elsewhere" }],
        current: { revision: 2, answers: { bolig: "fast" } },
      },
    });
    expect(await ask("POST", `${path}/send`, { revision: 1 })).toMatchObject({
      status: 409,
      json: { errors: [{ pointer: "/answers/netvaerk", code: "changed-elsewhere" }] },
    });
    expect(await ask("PUT", `${path}/answers`, { ...late, revision: 2 })).toMatchObject({
      status: 200,
      json: { answers: { bolig: "ingen" } },
    });
    for (const revision of [-1, 1.5, "2"])
      expect((await ask("PUT", `${path}/answers`, { ...late, revision })).status).toBe(400);
  });

  test("saves the well-formed answers and points at the wrong ones", async () => {
    visitor = await world.citizen();
    const begin = { questionnaire: "risikoscreening", benefit: "kontanthjaelp" };
    const { json: draft } = await ask("POST", "/api/responses", begin);
    const answers = { bolig: "fast", smerte: 11, "a/b": "x" };
    expect(await ask("PUT", `/api/responses/${draft.id}/answers`, { answers })).toMatchObject({
      status: 422,
      type: "application/problem+json",
      json: {
        errors: [
          { pointer: "/answers/smerte", code: "out-of-scale" },
          { pointer: "/answers/a~1b", code: "unknown-question" },
        ],
      },
    });
    expect((await ask("GET", "/api/responses")).json).toMatchObject([{ answers: { bolig: "fast" } }]);
    expect(await ask("POST", `/api/responses/${draft.id}/send`, {})).toMatchObject({
      status: 422,
      json: { errors: expect.arrayContaining([{ pointer: "/answers/sidst_i_job", code: "required" }]) },
    });
  });

  test.each([["{"], ["[]"], ['"x"'], ["null"], ['{"answers":{"a":{"b":[]}}}'], ['{"answers":{},"x":1}']])(
    "refuses the body %s",
    async (body) => {
      visitor = await world.citizen();
      expect(await ask("PUT", "/api/responses/x/answers", body)).toMatchObject({ status: 400 });
    },
  );

  test("shows neither result nor earlier assessments of a case before the own view", async () => {
    const { id } = await world.arrived(await world.citizen(), example("V16"));
    visitor = await world.staff("caseworker");
    expect((await ask("GET", `/api/cases/${id}`)).json).toMatchObject({ kind: "closed-door", mayTake: true });
    await ask("POST", `/api/cases/${id}/take`, {});
    const { json: before } = await ask("GET", `/api/cases/${id}`);
    expect(before).toMatchObject({ kind: "open", result: null, recognition: null, assessments: [] });
    expect(await ask("POST", `/api/cases/${id}/assessments`, { view: "hoej" })).toMatchObject({
      status: 409,
    });
    await ask("POST", `/api/cases/${id}/own-view`, { view: "lav" });
    expect((await ask("GET", `/api/cases/${id}`)).json.result).toMatchObject(example("V16").expected);
    expect(await ask("POST", `/api/cases/${id}/assessments`, { view: "lav" })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/reason", code: "required" }] },
    });
  });

  test("tells the gate, who is asking, and who has read", async () => {
    visitor = await world.staff("administrator");
    expect((await ask("GET", "/api/legal-bases")).json).toMatchObject([{ gate: "open" }]);
    expect((await ask("GET", "/api/me")).json).toEqual({ kind: "staff", roles: ["administrator"] });
    visitor = await world.citizen();
    expect((await ask("GET", "/api/access-log")).json).toEqual([]);
    visitor = null;
    expect((await ask("GET", "/api/me")).json).toEqual({ kind: "nobody", roles: [] });
    expect(await ask("GET", "/api/nothing")).toMatchObject({ status: 404, type: "application/problem+json" });
  });
});

test("the description tells how one logs in, and what is too large or of a wrong type", async () => {
  const { json } = await ask("GET", "/api/openapi.json");
  expect(json.components.securitySchemes).toEqual({
    session: { type: "apiKey", in: "cookie", name: "afsaet" },
  });
  type Route = { responses: object; security?: unknown };
  for (const [path, methods] of Object.entries<Record<string, Route>>(json.paths)) {
    for (const [method, { responses, security }] of Object.entries(methods)) {
      const what = `${method} ${path}`;
      const isUnsafe = method !== "get";
      expect(
        ["413", "415"].map((status) => status in responses),
        what,
      ).toEqual([isUnsafe, isUnsafe]);
      expect(
        Object.keys(responses).some((status) => /^20[04]$/.test(status)),
        what,
      ).toBe(true);
      expect(security, what).toEqual("401" in responses ? [{ session: [] }] : undefined);
    }
  }
});
