import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { rawRequest } from "#test/security/raw-request.ts";
import { type Served, serve } from "#test/served.ts";

/** Stands in whatever is sent wrongly; no answer may hold it. */
const canary = "kanariefugl";

let served: Served;
let citizen: HttpPerson;
let caseworker: HttpPerson;
let draftId: string;

beforeAll(async () => {
  served = await serve();
  [citizen, caseworker] = [httpPerson(served), httpPerson(served)];
  await logIn(citizen, "laerke-bakkegaard", "borger");
  await logIn(caseworker, "omar-vestergaard", "medarbejder");
  const start = { questionnaire: "risikoscreening", benefit: "kontanthjaelp" };
  draftId = ((await (await citizen.json("POST", "/api/responses", start)).json()) as { id: string }).id;
});
afterAll(() => served.dispose());

const cookieOf = ({ cookies }: HttpPerson) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

/** Tells nothing of what was sent, nothing of the program's inside, and has the form of a problem. */
async function expectProblem(answer: Response, status: number, what: string): Promise<void> {
  const body = await answer.text();
  expect([answer.status, answer.headers.get("content-type")], `${what}: ${body}`).toEqual([
    status,
    "application/problem+json",
  ]);
  const problem = JSON.parse(body) as Record<string, unknown>;
  expect(problem).toMatchObject({ status, type: expect.stringMatching(/^urn:afsaet:problem:/) });
  expect(
    Object.keys(problem).every((key) => /^(type|title|status|instance|errors)$/.test(key)),
    what,
  ).toBe(true);
  expect(body, what).not.toMatch(/kanariefugl|node_modules|SQLITE|Error:|\bat /);
}

const answersPath = () => `/api/responses/${draftId}/answers`;

/** Bodies that no door takes, and the status that tells why. */
const bodies: readonly { what: string; body: string; status: number; type?: string }[] = [
  { what: "broken JSON", body: `{"answers": {"bolig": "${canary}`, status: 400 },
  { what: "no JSON at all", body: canary, status: 400 },
  { what: "nothing", body: "", status: 400 },
  { what: "null", body: "null", status: 400 },
  { what: "a list", body: `["${canary}"]`, status: 400 },
  { what: "a number", body: "1e999", status: 400 },
  { what: "an extra key", body: `{"answers":{},"ukendt":"${canary}"}`, status: 400 },
  { what: "__proto__ as a key", body: `{"answers":{},"__proto__":{"admin":"${canary}"}}`, status: 400 },
  { what: "__proto__ as a question", body: `{"answers":{"__proto__":"${canary}"}}`, status: 400 },
  { what: "constructor as a question", body: `{"answers":{"constructor":"${canary}"}}`, status: 400 },
  { what: "an unknown code", body: `{"answers":{"bolig":"${canary}"}}`, status: 422 },
  { what: "an object as an answer", body: `{"answers":{"bolig":{"a":"${canary}"}}}`, status: 422 },
  { what: "an object in an object", body: `{"answers":{"bolig":{"a":{"b":"${canary}"}}}}`, status: 400 },
  { what: "a number outside the scale", body: `{"answers":{"egen_evne":11}}`, status: 422 },
  { what: "a number that is not whole", body: `{"answers":{"egen_evne":3.5}}`, status: 422 },
  {
    what: "an answer to another variant's question",
    body: `{"answers":{"job_situation":"plan"}}`,
    status: 422,
  },
  { what: "a date that does not exist", body: `{"answers":{"foerste_sygedag":"2026-02-30"}}`, status: 422 },
  { what: "JSON 100 000 deep", body: `{"answers":${"[".repeat(1e5)}${"]".repeat(1e5)}}`, status: 400 },
  { what: "objects 30 000 deep", body: `${'{"a":'.repeat(30_000)}1${"}".repeat(30_000)}`, status: 400 },
  {
    what: "a form to the API",
    body: `answers=${canary}`,
    status: 415,
    type: "application/x-www-form-urlencoded",
  },
  { what: "plain text", body: `{"answers":{}}`, status: 415, type: "text/plain" },
  { what: "another alphabet", body: `{"answers":{}}`, status: 415, type: "application/json; charset=utf-16" },
  { what: "a type twice as long", body: `{"answers":{}}`, status: 415, type: "application/json, text/html" },
];

describe("the API", () => {
  test.each(bodies)("answers $what with a problem ($status)", async ({ what, body, status, type }) => {
    const headers = type === undefined ? {} : { "Content-Type": type };
    await expectProblem(await citizen.json("PUT", answersPath(), body, headers), status, what);
  });

  test.each(["missing", "empty"])("wants a content type (%s)", async (kind) => {
    const headers: Record<string, string> = { Origin: served.url, Cookie: cookieOf(citizen) };
    if (kind === "empty") headers["Content-Type"] = "";
    const body = `{"answers":{}}`;
    headers["Content-Length"] = String(body.length);
    const answer = await rawRequest(served, answersPath(), { method: "PUT", headers, body: [body] });
    expect(answer.status).toBe(415);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
  });

  test("tells each wrong answer by its pointer, and saves the others", async () => {
    const body = { answers: { bolig: canary, netvaerk: "flere" } };
    const answer = await citizen.json("PUT", answersPath(), body);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { errors: { pointer: string }[] }).errors).toEqual([
      { pointer: "/answers/bolig", code: "unknown-code" },
    ]);
    const [draft] = (await (await citizen.get("/api/responses")).json()) as {
      answers: Record<string, string>;
    }[];
    expect(draft?.answers["netvaerk"]).toBe("flere");
    expect(draft?.answers["bolig"]).toBeUndefined();
  });

  test.each([
    "?list=hemmelig",
    "?page=0",
    "?page=-1",
    "?page=1e3",
    "?assigned=",
    `?${canary}=1`,
    "?list=low&list=queue",
  ])("refuses the query %s, or reads it as it stands", async (query) => {
    const answer = await caseworker.get(`/api/cases${query}`);
    if (answer.status !== 200) await expectProblem(answer, 400, query);
    else expect(query).toBe("?list=low&list=queue");
  });

  test.each(["da", "en"])("tells its problems in the chosen language: %s", async (lang) => {
    const answer = await fetch(`${served.url}/api/cases`, { headers: { Cookie: `sprog=${lang}` } });
    const { title } = (await answer.json()) as { title: string };
    expect(title).toBe(lang === "da" ? "Du er ikke logget ind." : "You are not logged in.");
  });

  test.each(["/api", "/api/", "/api/ukendt", "/api/cases/x/y/z", "/api/openapi.json/x"])(
    "answers the unknown route %s with a problem",
    async (path) => {
      const answer = await citizen.get(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain("<pre");
    },
  );

  test("keeps free text without NUL and control characters, and a text that is too long is refused", async () => {
    const saved = await citizen.json("PUT", answersPath(), {
      answers: { fri_tekst: "a\u0000b\u0007c <b>æ</b>" },
    });
    expect(saved.status).toBe(200);
    expect(((await saved.json()) as { answers: Record<string, string> }).answers["fri_tekst"]).toBe(
      "abc <b>æ</b>",
    );
    const long = { answers: { fri_tekst: canary.repeat(1_000) } };
    await expectProblem(await citizen.json("PUT", answersPath(), long), 400, "11 000 characters");
  });

  test("refuses a reason of 5 000 characters", async () => {
    const { rows } = (await (await caseworker.get("/api/cases")).json()) as { rows: { id: string }[] };
    const path = `/api/cases/${rows.at(-1)?.id}`;
    await caseworker.json("POST", `${path}/take`, {});
    await caseworker.json("POST", `${path}/own-view`, { view: "lav" });
    const reason = `${canary} `.repeat(450).slice(0, 5_000);
    const made = { view: "hoej", reason: reason.padEnd(5_000, "x") };
    await expectProblem(await caseworker.json("POST", `${path}/assessments`, made), 400, "reason");
    const page = await caseworker.post(path.replace("/api/cases", "/sager"), {
      handling: "assessment",
      vurdering: "hoej",
      begrundelse: made.reason,
    });
    expect(page.status).toBe(422);
    expect(await page.text(), "the page keeps what was typed").toContain(made.reason.slice(0, 500));
  });
});

describe("any door", () => {
  const form = "application/x-www-form-urlencoded";
  const ten = 10 * 1024 * 1024;
  const mebibyte = "a".repeat(1024 * 1024);

  test.each([
    ["/api/cases/search", "application/json"],
    ["/skema/risikoscreening/1", form],
    ["/log-ud", form],
    ["/demo-login/vaelg/x", form],
  ])("refuses 10 MB at %s, by length and in pieces, and stays small", async (path, type) => {
    const headers = { Origin: served.url, "Content-Type": type, Cookie: cookieOf(citizen) };
    const body = Array.from({ length: 10 }, () => mebibyte);
    const length = { ...headers, "Content-Length": String(ten) };
    const told = await rawRequest(served, path, { method: "POST", headers: length, body });
    const chunked = await rawRequest(served, path, { method: "POST", headers, body });
    expect([told.status, chunked.status]).toEqual([413, 413]);
    const plain = path.startsWith("/api/") ? "application/problem+json" : "text/html; charset=utf-8";
    expect([told.headers["content-type"], chunked.headers["content-type"]]).toEqual([plain, plain]);
  });

  test.each([
    ["OPTIONS", 405],
    ["TRACE", 405],
    ["PROPFIND", 405],
  ])("%s is not allowed, and the answer says what is", async (method, status) => {
    for (const path of ["/", "/api/health", "/sager"]) {
      const answer = await rawRequest(served, path, { method });
      expect(answer.status, path).toBe(status);
      expect(answer.headers["allow"], path).toContain("GET, HEAD, POST");
    }
  });

  test("HEAD answers like GET without a body", async () => {
    for (const path of ["/", "/api/health", "/fonts/ibm-plex-sans-400.woff2", "/findes-ikke"]) {
      const [head, get] = [
        await rawRequest(served, path, { method: "HEAD" }),
        await fetch(served.url + path),
      ];
      expect([head.status, head.body], path).toEqual([get.status, ""]);
    }
  });

  test.each([
    "/%",
    "/sager/%zz",
    "/%c3%28",
    "/a%00b",
    "/sager/..%2f..%2fetc%2fpasswd",
    "/..%5c..%5cwindows",
    "//evil.example/",
    "/\\evil.example",
    "/sager/%0d%0aSet-Cookie:x=1",
    "/_astro/../../package.json",
    "/fonts/%2e%2e/%2e%2e/package.json",
  ])("answers the address %s with a plain page", async (path) => {
    const answer = await rawRequest(served, path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toMatch(/"dependencies"|root:|Error|node_modules/);
    expect(answer.headers["set-cookie"] ?? []).toEqual([]);
  });

  test("an address of 9 000 characters is too long", async () => {
    expect((await rawRequest(served, `/${"a".repeat(9_000)}`)).status).toBe(414);
  });

  test.each([
    "/skema/risikoscreening/0",
    "/skema/risikoscreening/999",
    "/skema/risikoscreening/1x",
    "/skema/ukendt/1",
  ])("the page %s does not exist, in the chosen language", async (path) => {
    const answer = await citizen.get(path);
    expect([303, 404]).toContain(answer.status);
    if (answer.status === 404) expect(await answer.text()).toContain("Siden findes ikke");
  });

  test.each([
    ["/skema/risikoscreening/1", { sidst_i_job: "under_6_mdr", score: "1" }, 400],
    ["/skema/risikoscreening/1", { sidst_i_job: "under_6_mdr", ejer: ["a", "b"] }, 400],
    ["/skema/risikoscreening/1", { sidst_i_job: ["under_6_mdr", "mdr_6_12"] }, 422],
    ["/skema/risikoscreening/gennemse", { besvarelse: ["a", "b"] }, 400],
    ["/skema/risikoscreening", { ydelse: "kontanthjaelp", constructor: "1" }, 400],
    ["/was", { a: "1" }, 405],
    ["/findes-ikke", { a: "1" }, 404],
  ])("%s refuses a form that it cannot have sent: %j", async (path, fields, status) => {
    expect((await citizen.post(path, fields)).status).toBe(status);
  });

  test("a page takes markup and control characters, and none becomes markup", async () => {
    const fields = { fri_tekst: `<script>${canary}</script>\u0000\u001b[31m`, efter: "ukendt" };
    const saved = await citizen.post("/skema/risikoscreening/29", fields);
    expect(saved.status).toBe(303);
    const html = await (await citizen.get("/skema/risikoscreening/29")).text();
    expect(html).not.toContain(`<script>${canary}`);
    expect(html).not.toContain("\u0000");
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("__proto__ as a name in a form does no harm", async () => {
    for (const name of ["__proto__", "__proto__[polluted]", "constructor.prototype.polluted"]) {
      const answer = await citizen.post("/skema/risikoscreening/1", { [name]: "x" });
      expect(answer.status, name).toBe(400);
    }
    expect((await citizen.get("/min-side")).status).toBe(200);
  });
});

test("after all this the same process answers at once, with little memory, and has logged no fault", async () => {
  const started = performance.now();
  expect((await fetch(`${served.url}/api/health`)).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(served.process.exitCode).toBeNull();
  if (process.platform === "linux") {
    const status = readFileSync(`/proc/${served.process.pid}/status`, "utf8");
    expect(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024, "MB of memory").toBeLessThan(400);
  }
  expect(served.output()).not.toContain('"unexpected"');
  expect(served.output()).not.toContain(canary);
});
