import { expect, test } from "vitest";
import { languageReturn } from "./return-path.ts";

test("a page of this site is returned to, with its query", () => {
  for (const path of [
    "/",
    "/min-side",
    "/skema/risikoscreening/3?ret=1",
    "/demo-login/vaelg/a_B-9",
    "/min-side?gemt=1",
  ]) {
    expect(languageReturn(path)).toBe(path);
  }
});

test("anything that could lead elsewhere becomes the front page", () => {
  const elsewhere = [
    "//evil.example",
    "/\\evil",
    "\\evil",
    "https://evil.example",
    "evil",
    "",
    "/%2f%2fevil",
    "/a//b",
    "/a\n",
    "/..",
    "/@evil",
    `/${"a".repeat(400)}`,
  ];
  for (const path of elsewhere) expect(languageReturn(path)).toBe("/");
  expect(languageReturn(undefined)).toBe("/");
});
