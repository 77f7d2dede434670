import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { instrument } from "#test/golden/instrument.ts";
import { type Edit, edited, definition as file } from "#test/golden/spoil.ts";
import { textIn } from "../text-in.ts";
import { isForCitizens, pointerTo, textsOf } from "../texts-of.ts";
import { translatedLangs, withTranslation } from "../translation.ts";
import { checkTranslation, readDefinition } from "./check-translation.ts";

const { definition, root } = instrument;
const read = (language: string) =>
  readFileSync(new URL(`definitions/risikoscreening/1.0.0.${language}.json`, root), "utf8");
const arabic = read("ar");
const sha256 = createHash("sha256").update(file).digest("hex");
const faults = (text: string, language = "ar") =>
  checkTranslation(text, { definition, sha256, language }).map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  );

test.each(translatedLangs)("the translation to %s has no fault", (language) => {
  expect(faults(read(language), language)).toEqual([]);
});

describe("a translation is refused", () => {
  test.each<[string, Edit, string]>([
    ["of another fingerprint", { at: "/of_sha256", to: "0".repeat(64) }, "/of_sha256: risikoscreening@1.0.0"],
    ["of another version", { at: "/of", to: "risikoscreening@2.0.0" }, "/of: This is the folder of"],
    ["into a language that the file is not named after", { at: "/language", to: "da" }, "/language: "],
    ["whose review is neither", { at: "/review/status", to: "perhaps" }, "/review/status: "],
    [
      "reviewed by nobody",
      { at: "/review", to: { status: "done", on: "2026-11-12" } },
      '/review/by: "by" is',
    ],
    ["with a key too many", { at: "/note", to: "x" }, '/note: "note" does not belong here.'],
  ])("%s", (_, edit, expected) => {
    expect(faults(edited(arabic, [edit]))).toContainEqual(expect.stringContaining(expected));
  });

  test("with each text that is missing, empty, or not in the definition, by its pointer", () => {
    const tree = JSON.parse(arabic);
    delete tree.texts["/questions/3/text"];
    tree.texts["/intro/0"] = "";
    tree.texts["/questions/99/text"] = "x";
    expect(faults(JSON.stringify(tree)).map((one) => one.split(":")[0])).toEqual([
      "/texts/~1intro~10",
      "/texts/~1questions~13~1text",
      "/texts/~1questions~199~1text",
    ]);
  });

  test("that is not JSON", () => {
    expect(faults("{")).toEqual([expect.stringContaining("The file is not JSON")]);
  });
});

test("a definition with faults is not translated before they are mended", () => {
  expect(readDefinition(file)).toEqual(definition);
  expect(readDefinition(edited(file, [{ at: "/questions/3/text/en" }]))).toBeUndefined();
});

test("a translated definition has the texts of all its languages, and the original is as it was", () => {
  const before = structuredClone(definition);
  const translation = JSON.parse(arabic);
  const merged = withTranslation(definition, translation);
  expect(definition).toEqual(before);
  for (const { at, text } of textsOf(merged).filter(isForCitizens)) {
    expect(textIn(text, "ar")).toBe(translation.texts[pointerTo(at)]);
    expect(textIn(text, "da")).not.toBe(textIn(text, "ar"));
  }
});

test("what only caseworkers read need not be translated, and is Danish then", () => {
  const guide = withTranslation(definition, JSON.parse(arabic)).conversation[0];
  expect(guide && textIn(guide.why, "ar")).toBe(definition.conversation[0]?.why.da);
});
