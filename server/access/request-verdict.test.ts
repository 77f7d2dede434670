import { describe, expect, test } from "vitest";
import { maxBodyBytes, type RequestFacts, verdict } from "#server/access/request-verdict.ts";

const rules = { origin: "https://afsaet.example", serverToServer: new Set(["/demo-login/token"]) };
type Headers = RequestFacts["headers"];
const form = { "content-type": "application/x-www-form-urlencoded", "content-length": "10" };
const json = { "content-type": "application/json", "content-length": "10" };
const own = { origin: rules.origin };

const judged = (method: string, target: string, headers: Headers = {}): string =>
  verdict({ method, target, headers }, rules)?.type ?? "ok";

describe("where an unsafe request comes from", () => {
  test.each<[string, Headers, string]>([
    ["our own origin", own, "ok"],
    ["our own origin, as the browser says", { "sec-fetch-site": "same-origin" }, "ok"],
    ["our own origin, typed by the user", { "sec-fetch-site": "none", ...own }, "ok"],
    ["typed by the user from nowhere", { "sec-fetch-site": "none" }, "foreign-origin"],
    ["nowhere", {}, "foreign-origin"],
    ["another origin", { origin: "https://evil.example" }, "foreign-origin"],
    ["another origin beginning as ours", { origin: `${rules.origin}.evil.example` }, "foreign-origin"],
    ["another port", { origin: `${rules.origin}:8443` }, "foreign-origin"],
    ["another scheme", { origin: "http://afsaet.example" }, "foreign-origin"],
    ["our host in capitals, as no browser writes it", { origin: "https://AFSAET.example" }, "foreign-origin"],
    ["an opaque origin", { origin: "null" }, "foreign-origin"],
    ["an empty origin", { origin: "" }, "foreign-origin"],
    ["two origins", { origin: [rules.origin, "https://evil.example"] }, "foreign-origin"],
    ["another site", { "sec-fetch-site": "cross-site" }, "foreign-origin"],
    ["another site that claims our origin", { "sec-fetch-site": "cross-site", ...own }, "foreign-origin"],
    ["a sister site", { "sec-fetch-site": "same-site", ...own }, "foreign-origin"],
    ["an unknown kind of site", { "sec-fetch-site": "same-planet", ...own }, "foreign-origin"],
    ["our address as referrer only", { referer: `${rules.origin}/min-side` }, "foreign-origin"],
    [
      "our host and forwarded headers only",
      {
        host: "afsaet.example",
        "x-forwarded-host": "afsaet.example",
        "x-forwarded-proto": "https",
      },
      "foreign-origin",
    ],
    [
      "another origin with ours in forwarded headers",
      {
        origin: "https://evil.example",
        host: "evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
      },
      "foreign-origin",
    ],
  ])("%s", (_from, headers, expected) => {
    expect(judged("POST", "/min-side", { ...form, ...headers })).toBe(expected);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(judged(method, "/api/responses/1", { ...json, ...headers })).toBe(expected);
    }
    expect(judged("GET", "/min-side", headers)).toBe("ok");
    expect(judged("HEAD", "/min-side", headers)).toBe("ok");
  });

  test("is not asked on the exact path that another server calls, and nowhere near it", () => {
    expect(judged("POST", "/demo-login/token", form)).toBe("ok");
    for (const target of [
      "/demo-login/token?x=1",
      "/demo-login/token/",
      "/demo-login/Token",
      "/demo-login/vaelg/1",
    ])
      expect(judged("POST", target, form)).toBe("foreign-origin");
    expect(judged("POST", "/demo-login/token", { ...form, "content-type": "text/plain" })).toBe(
      "wrong-content-type",
    );
  });
});

describe("the type of a body", () => {
  test.each<[string, string, Headers, string]>([
    ["POST", "/min-side", form, "ok"],
    [
      "POST",
      "/min-side",
      { ...form, "content-type": "application/x-www-form-urlencoded; charset=UTF-8" },
      "ok",
    ],
    ["POST", "/cv/indlaes", { ...form, "content-type": "multipart/form-data; boundary=x" }, "ok"],
    ["POST", "/cv/billede", { ...form, "content-type": "multipart/form-data; boundary=x" }, "ok"],
    ["POST", "/min-side", json, "wrong-content-type"],
    [
      "POST",
      "/min-side",
      { ...form, "content-type": "multipart/form-data; boundary=x" },
      "wrong-content-type",
    ],
    ["POST", "/min-side", { ...form, "content-type": "text/plain" }, "wrong-content-type"],
    [
      "POST",
      "/min-side",
      { ...form, "content-type": "application/x-www-form-urlencoded, text/plain" },
      "wrong-content-type",
    ],
    ["POST", "/min-side", { ...form, "content-type": "" }, "wrong-content-type"],
    ["POST", "/min-side", { "content-length": "10" }, "wrong-content-type"],
    ["POST", "/log-ud", {}, "ok"],
    ["POST", "/log-ud", { "content-length": "0" }, "ok"],
    ["POST", "/log-ud", { "content-length": "0", "content-type": "text/plain" }, "wrong-content-type"],
    ["PUT", "/api/responses/1", json, "ok"],
    ["PUT", "/api/responses/1", { ...json, "content-type": "application/json;charset=utf-8" }, "ok"],
    [
      "PUT",
      "/api/responses/1",
      { ...json, "content-type": "application/json; charset=utf-16" },
      "wrong-content-type",
    ],
    ["PUT", "/api/responses/1", form, "wrong-content-type"],
    ["PUT", "/api/responses/1", { ...json, "content-type": "text/plain" }, "wrong-content-type"],
    ["POST", "/apixx", json, "wrong-content-type"],
    ["DELETE", "/api/responses/1", {}, "ok"],
  ])("%s %s %j: %s", (method, target, headers, expected) => {
    expect(judged(method, target, { ...headers, ...own })).toBe(expected);
  });
});

describe("the size of a request", () => {
  test.each<[Headers, string]>([
    [{ "content-length": String(maxBodyBytes) }, "ok"],
    [{ "content-length": String(maxBodyBytes + 1) }, "too-large"],
    [{ "content-length": "99999999999999999999" }, "too-large"],
    [{ "content-length": "-1" }, "too-large"],
    [{ "content-length": "1e2" }, "too-large"],
    [{ "transfer-encoding": "chunked" }, "too-large"],
    [{ "content-length": "1", "transfer-encoding": "chunked" }, "too-large"],
  ])("of the body, as announced: %j", (headers, expected) => {
    expect(judged("POST", "/min-side", { "content-type": form["content-type"], ...own, ...headers })).toBe(
      expected,
    );
    expect(judged("GET", "/min-side", headers)).toBe(expected);
  });

  test("of the address", () => {
    expect(judged("GET", `/${"a".repeat(8_191)}`)).toBe("ok");
    expect(judged("GET", `/${"a".repeat(8_192)}`)).toBe("address-too-long");
  });
});

test.each(["OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "", "GETT"])(
  "the method %j is not allowed",
  (method) => {
    expect(judged(method, "/")).toBe("wrong-method");
  },
);

describe("an address", () => {
  test.each(["/", "/min-side", "/skema/a/3?x=%C3%A6&y=%2F%2F", "/s%C3%B8g", "/.well-known/x", "/a/../b"])(
    "may be %s",
    (target) => {
      expect(judged("GET", target)).toBe("ok");
    },
  );

  test.each([
    "",
    "*",
    "x",
    "//evil.example",
    "/\\evil",
    "/a\\b",
    "/%2f%2fevil",
    "/%5Cevil",
    "/%00",
    "/%0d%0aX:1",
    "/%",
    "/%zz",
    "/%ff",
    "http://evil.example/",
    "/a b",
    "/æ",
    "/a#b",
    "/\u0000",
    "/?\\",
    "/%7f",
  ])("may not be %j", (target) => {
    expect(judged("GET", target)).toBe("wrong-address");
  });
});

test.each(["PUT", "PATCH", "DELETE"])("%s is for the API; pages and files do not take it", (method) => {
  for (const target of ["/", "/min-side", "/apix", "/log-ud"])
    expect(judged(method, target, { ...form, ...own }), target).toBe("wrong-method");
  expect(judged(method, "/api/responses/1", { ...json, ...own })).toBe("ok");
});
