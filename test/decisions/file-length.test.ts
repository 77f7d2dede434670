import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const longest = 300;
const sources = globSync("{site,server,db,questionnaires}/**/*.{ts,tsx,astro,mjs,cjs,css}", {
  cwd: root,
}).filter((path) => !/^(questionnaires\/definitions|db\/migrations|site\/public)\//.test(path));

test("no source file is longer than 300 lines", () => {
  expect(sources.length).toBeGreaterThan(200);
  const lines = (path: string): number => readFileSync(join(root, path), "utf8").trimEnd().split("\n").length;
  expect(sources.filter((path) => lines(path) > longest)).toEqual([]);
});
