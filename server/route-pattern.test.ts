import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { routePattern } from "#server/route-pattern.ts";

describe("an address in the log", () => {
  test.each([
    ["/", "/"],
    ["", "/"],
    ["/sager/7k2m9qxc", "/sager/[id]"],
    ["/skema/risikoscreening/12", "/skema/risikoscreening/[n]"],
    ["/api/cases/abc/own-view", "/api/cases/[id]/own-view"],
    ["/sager/140392-4124", "/sager/[id]"],
    ["/S%C3%B8ren", "/[id]"],
    ["//evil", "//[id]"],
    [`/${"a/".repeat(50)}`, "/[id]/[id]/[id]/[id]/[id]/[id]/[id]"],
  ])("%s is written %s", (path, pattern) => expect(routePattern(path)).toBe(pattern));

  test("never lets a word through that the site does not consist of", () => {
    const known = fc.constantFrom("sager", "api", "skema", "12", "");
    const typed = fc
      .oneof(fc.string(), fc.string({ unit: "binary" }), fc.webSegment())
      .map((text) => `§${text}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(known, typed), { maxLength: 12 }), (parts) => {
        expect(routePattern(`/${parts.join("/")}`)).toMatch(/^\/?((\[id\]|\[n\]|[a-z.-]*)\/?)*$/);
        expect(routePattern(`/${parts.join("/")}`)).not.toContain("§");
      }),
    );
  });

  test("keeps the number of a page, and no number that may be of a person", () => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        expect(routePattern(`/x/${number}`)).toBe(number < 1000 ? "/[id]/[n]" : "/[id]/[id]");
      }),
    );
  });

  test("names every page of the site", () => {
    const pages = new URL("../site/pages/", import.meta.url);
    const files = readdirSync(pages, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const words = files
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(pages.pathname.length - 1))
      .map((path) => path.replace(/\.(astro|ts)$/, "").replace(/\/index$/, ""))
      .flatMap((path) => path.split("/"))
      .filter((word) => word !== "" && !word.startsWith("[") && !/^\d+$/.test(word));
    expect(words.length).toBeGreaterThan(10);
    expect([...new Set(words)].filter((word) => routePattern(`/${word}`) === "/[id]")).toEqual([]);
  });
});
