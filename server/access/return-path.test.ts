import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { returnPath } from "#server/access/return-path.ts";

const attacks = [
  "",
  "x",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/%2f%2fevil.example",
  "/%2Fevil.example",
  "/%5cevil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/./evil",
  "/../evil",
  "/a//evil.example",
  "/a/..%2f..%2fevil",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "/javascript:alert(1)",
  "/\u0000",
  "/@evil.example",
  "/a@b",
  "//evil.example/%2e%2e",
  "/ evil",
  "/?a#b",
  "/#//evil",
  "/\u2215\u2215evil.example",
  "/．/evil",
  "/a;b",
  "/a:80",
  "/log-ud",
  "/forlad",
  "/log-ind",
  "/log-ind?til=/x",
  "/api/session",
  "/demo-login/auth",
  `/${"a".repeat(300)}`,
  "/%",
  "/<script>",
  "/skema\r\nSet-Cookie: a=b",
];

describe("the path to return to after log-in", () => {
  test.each(attacks)("is not %j", (attack) => {
    expect(returnPath(attack, "/min-side")).toBe("/min-side");
  });

  test.each([
    "/",
    "/min-side",
    "/skema/risikoscreening/3",
    "/sager?liste=alle&side=2",
    "/sager?q=%C3%A6ble",
    "/log-indsigt",
  ])("may be %s", (path) => expect(returnPath(path, "/min-side")).toBe(path));

  test("stays on this site and on the path that it says, whatever is asked", () => {
    const letters = fc.constantFrom(..."/\\.%2f5c@:?#&=a~-_\t\n ;é");
    fc.assert(
      fc.property(
        fc.array(letters).map((list) => `/${list.join("")}`),
        (asked) => {
          const path = returnPath(asked, "/min-side");
          const url = new URL(path, "https://afsaet.example");
          expect(url.origin).toBe("https://afsaet.example");
          expect(url.pathname + url.search).toBe(path.replace(/\?$/, ""));
        },
      ),
    );
  });
});
