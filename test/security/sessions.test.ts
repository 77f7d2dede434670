import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { rawRequest } from "#test/security/raw-request.ts";
import { freePort, type Served, serve } from "#test/served.ts";

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.dispose());

const withCookie = (cookie: string | undefined, path: string) =>
  fetch(served.url + path, { headers: { Cookie: `afsaet=${cookie}` }, redirect: "manual" });

/** Logs in by hand as far as the way back from the provider, and gives that address. */
async function wayBack(person: HttpPerson, key: string, query = "som=borger"): Promise<string> {
  let answer = await person.get(`/log-ind?${query}`);
  for (let step = 0; step < 12; step += 1) {
    const to = new URL(answer.headers.get("location") ?? "", served.url);
    const path = to.pathname + to.search;
    if (path.startsWith("/log-ind/retur")) return path;
    answer = path.startsWith("/demo-login/vaelg/")
      ? await person.post(path, { person: key })
      : await person.get(path);
  }
  throw new Error("The log-in never came back.");
}

describe("a session", () => {
  test("gets a new value at log-in, and the one from before is dead", async () => {
    const person = httpPerson(served);
    await logIn(person, "laerke-bakkegaard", "borger");
    const first = person.cookies.get("afsaet");
    await logIn(person, "amina-haugsted", "borger");
    expect(person.cookies.get("afsaet")).not.toBe(first);
    expect((await withCookie(first, "/api/me")).status).toBe(200);
    expect(await (await withCookie(first, "/api/me")).text()).not.toContain("Bakkegaard");
    expect((await withCookie(first, "/api/responses")).status).toBe(401);
    expect((await withCookie(person.cookies.get("afsaet"), "/api/responses")).status).toBe(200);
  });

  test("cannot be given to somebody beforehand", async () => {
    const person = httpPerson(served);
    const planted = "A".repeat(43);
    person.cookies.set("afsaet", planted);
    await logIn(person, "laerke-bakkegaard", "borger");
    expect(person.cookies.get("afsaet")).not.toBe(planted);
    expect((await withCookie(planted, "/api/responses")).status).toBe(401);
  });

  test("is dead everywhere after log-out, for the API, pages and saving", async () => {
    const person = httpPerson(served);
    await logIn(person, "jonas-lindeskov", "borger");
    const old = person.cookies.get("afsaet");
    expect((await withCookie(old, "/min-side")).status).toBe(200);
    const out = await person.post("/log-ud", {});
    expect(out.status).toBe(303);
    expect(out.headers.get("clear-site-data")).toContain("cache");
    expect(out.headers.getSetCookie().join()).toMatch(/afsaet=; Max-Age=0/);
    for (const path of ["/min-side", "/api/responses", "/min-side/adgang", "/skema/risikoscreening"])
      expect((await withCookie(old, path)).status, path).toBe(401);
    const saved = await fetch(`${served.url}/skema/risikoscreening/1`, {
      method: "POST",
      body: new URLSearchParams({ sidst_i_job: "aldrig" }),
      headers: { Cookie: `afsaet=${old}`, Origin: served.url },
    });
    expect(saved.status).toBe(401);
  });

  test.each([{ "Sec-Fetch-Site": "cross-site" }, { "Sec-Purpose": "prefetch" }])(
    "does not end by a quick exit that nobody here pressed: %o",
    async (headers) => {
      const person = httpPerson(served);
      await logIn(person, "sofie-elmelund", "borger");
      const away = await person.get("/forlad", { headers });
      expect([away.status, away.headers.get("set-cookie")]).toEqual([303, null]);
      expect((await person.get("/min-side")).status).toBe(200);
    },
  );

  test("is one of its own on each device, and a log-out ends only that one", async () => {
    const [phone, library] = [httpPerson(served), httpPerson(served)];
    for (const device of [phone, library]) await logIn(device, "peter-noerremark", "borger");
    await library.post("/log-ud", {});
    expect((await library.get("/min-side")).status).toBe(401);
    expect((await phone.get("/min-side")).status).toBe(200);
  });

  test.each(["", "x", "a".repeat(43), "a".repeat(5_000), "%00", "../../etc"])(
    "is not made by a guess: %s",
    async (value) => {
      expect(
        (await rawRequest(served, "/api/responses", { headers: { Cookie: `afsaet=${value}` } })).status,
      ).toBe(401);
    },
  );
});

describe("a log-in", () => {
  test("sets cookies that scripts and other sites do not get", async () => {
    const person = httpPerson(served);
    const begun = await person.get("/log-ind?som=borger");
    const back = await person.get(await wayBack(person, "laerke-bakkegaard"));
    const lines = [...begun.headers.getSetCookie(), ...back.headers.getSetCookie()];
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const line of lines) expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const language = await person.post("/sprog", { sprog: "en", retur: "/" });
    expect(language.headers.getSetCookie().join()).toMatch(/sprog=en;.*HttpOnly.*SameSite=Lax/i);
  });

  test("is refused below Substantial, with a page that helps, and leaves no session", async () => {
    const person = httpPerson(served);
    const refused = await logIn(person, "karsten-dalby", "borger");
    expect(refused.headers.get("location")).toBe("/log-ind/afvist?grund=assurance");
    expect(person.cookies.has("afsaet")).toBe(false);
    const page = await (await person.get("/log-ind/afvist?grund=assurance")).text();
    expect(page).toContain("ikke sikker nok");
    expect(page).toContain("tel:");
    expect((await person.get("/api/responses")).status).toBe(401);
  });

  test("is used once: the same way back a second time is refused", async () => {
    const person = httpPerson(served);
    const back = await wayBack(person, "laerke-bakkegaard");
    const cookies = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    expect((await person.get(back)).headers.get("location")).toBe("/min-side");
    const again = await rawRequest(served, back, { headers: { Cookie: cookies } });
    expect(again.headers.location).toBe("/log-ind/afvist?grund=expired");
    expect(again.headers["set-cookie"] ?? []).toEqual([]);
  });

  test("cannot be finished in another browser, nor with another state or code", async () => {
    const person = httpPerson(served);
    const back = await wayBack(person, "laerke-bakkegaard");
    const thief = httpPerson(served);
    await thief.get("/log-ind?som=borger");
    for (const [who, path] of [
      [thief, back],
      [person, back.replace(/state=[^&]+/, "state=x")],
      [person, back.replace(/code=[^&]+/, "code=x")],
      [person, "/log-ind/retur"],
      [person, "/log-ind/retur?error=access_denied"],
    ] as const) {
      const answer = await who.get(path);
      expect(answer.headers.get("location"), path.slice(0, 40)).toMatch(/^\/log-ind\/afvist\?grund=/);
      expect(who.cookies.has("afsaet")).toBe(false);
    }
  });
});

const elsewhere = [
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/%2f%2fevil.example",
  "/%5cevil.example",
  "///evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/\tevil.example",
  "/min-side\r\nSet-Cookie: a=b",
  "http:evil.example",
  "@evil.example",
  "/log-ud",
  "/forlad",
  "/api/me",
];

describe("an address to go on to", () => {
  test.each(elsewhere)("never leads away after log-in: %j", async (to) => {
    const person = httpPerson(served);
    const back = await wayBack(person, "laerke-bakkegaard", `som=borger&til=${encodeURIComponent(to)}`);
    expect((await person.get(back)).headers.get("location")).toBe("/min-side");
  });

  test.each(elsewhere.slice(0, -3))("never leads away after a change of language: %j", async (to) => {
    const answer = await httpPerson(served).post("/sprog", { sprog: "en", retur: to });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
  });

  test("leads back to a page of this site", async () => {
    const person = httpPerson(served);
    const back = await wayBack(person, "laerke-bakkegaard", "som=borger&til=%2Fmin-side%2Fadgang");
    expect((await person.get(back)).headers.get("location")).toBe("/min-side/adgang");
    expect((await person.post("/sprog", { sprog: "da", retur: "/privatliv" })).headers.get("location")).toBe(
      "/privatliv",
    );
  });

  test("is not taken from Host or forwarded headers", async () => {
    const headers = {
      Host: "evil.example",
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "https",
    };
    for (const path of ["/log-ind?som=borger", "/", "/api/openapi.json", "/min-side"]) {
      const answer = await rawRequest(served, path, { headers });
      expect(`${answer.headers.location} ${answer.body}`, path).not.toContain("evil.example");
    }
  });
});

test("on https every cookie is Secure and begins with __Host-, and the browser is told to stay on https", async () => {
  const port = await freePort();
  const secure = await serve({ port, env: { BASE_URL: "https://afsaet.example.dk" } });
  try {
    const answer = await rawRequest(secure, "/log-ind?som=borger");
    const [line = "", ...others] = answer.headers["set-cookie"] ?? [];
    expect(others).toEqual([]);
    expect(line).toMatch(/^__Host-afsaet-log-ind=[\w-]{43};/);
    for (const part of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"]) expect(line).toContain(part);
    expect(line).not.toContain("Domain");
    expect(answer.headers["strict-transport-security"]).toContain("max-age=63072000");
    const out = await rawRequest(secure, "/log-ud", {
      method: "POST",
      headers: { Origin: "https://afsaet.example.dk", "Content-Length": "0" },
    });
    expect(out.headers["set-cookie"]?.join()).toMatch(/^__Host-afsaet=; Max-Age=0;.*Secure/);
    const foreign = { Origin: `http://localhost:${port}`, "Content-Length": "0" };
    expect((await rawRequest(secure, "/log-ud", { method: "POST", headers: foreign })).status).toBe(403);
  } finally {
    await secure.dispose();
  }
});
