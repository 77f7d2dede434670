import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "#test/documents/any-data-file.ts";
import { variableNames } from "./variable-names.ts";

test("a question id becomes a name that can be read", () => {
  expect(
    variableNames(["nytte-mentor", "Alder", "nytte.kursus", "ærligt_svar", "blåbærgrød", "résumé"]),
  ).toEqual(["nytte_mentor", "alder", "nytte_kursus", "aerligt_svar", "blaabaergroed", "resume"]);
});

test("words of the programs, digits in front and foreign letters get a letter in front", () => {
  expect(variableNames(["if", "str8", "TO", "_cons", "_n", "2a", "سؤال", ""])).toEqual([
    "v_if",
    "v_str8",
    "v_to",
    "cons",
    "n",
    "v_2a",
    "v",
    "v_2",
  ]);
});

test("ids that would have the same name get numbers, also when they are too long", () => {
  const long = "spoergsmaal-om-nytten-af-mentorordningen";
  expect(variableNames(["a-b", "a_b", "a.b", `${long}-1`, `${long}-2`])).toEqual([
    "a_b",
    "a_b_2",
    "a_b_3",
    "spoergsmaal_om_nytten_af_mentoro",
    "spoergsmaal_om_nytten_af_mento_2",
  ]);
});

test("any ids become names of small letters, digits and underscores, each once, and the same each time", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyText, fc.constantFrom("a", "A", "a_2", "a-2", "v", "v_2"))), (ids) => {
      const names = variableNames(ids);
      for (const name of names) expect(name).toMatch(/^(?=.{1,32}$)[a-z]([a-z0-9_]*[a-z0-9])?$/);
      expect(new Set(names).size).toBe(ids.length);
      expect(variableNames(ids)).toEqual(names);
      for (const name of names) expect(variableNames([name])).toEqual([name]);
    }),
  );
});
