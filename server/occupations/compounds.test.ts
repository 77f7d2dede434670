import fc from "fast-check";
import { expect, test } from "vitest";
import { endingsOf, partsOf } from "./compounds.ts";

const known = new Set(["lastbil", "chauffoer", "rengoering", "assistent", "hund", "kat", "kran"]);

test.each([
  ["lastbilchauffoer", ["lastbil", "chauffoer"]],
  ["rengoeringsassistent", ["rengoering", "assistent"]],
  ["hundekat", ["hund", "kat"]],
  ["rengoeringsdame", ["rengoering"]],
  ["dyreassistent", ["assistent"]],
  ["advokat", []],
  ["kat", []],
  ["", []],
])("%s is made of %j", (word, parts) => {
  expect(partsOf(word, known)).toEqual(parts);
});

test("the last part is found by the words of the list, also when only the first is one", () => {
  expect(endingsOf("lastbilchauffoer", known)).toEqual(["chauffoer"]);
  expect(endingsOf("kranfoerer", known)).toEqual(["foerer"]);
  expect(endingsOf("advokat", known)).toEqual([]);
});

test("parts are parts", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...known, "s", "e", "x"), { maxLength: 5 }), (pieces) => {
      const word = pieces.join("");
      for (const part of partsOf(word, known)) expect(word).toContain(part);
      for (const ending of endingsOf(word, known)) expect(word.endsWith(ending)).toBe(true);
    }),
  );
});
