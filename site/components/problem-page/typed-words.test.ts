import { expect, test } from "vitest";
import { maySendAgain, typedWords } from "./typed-words.ts";

const form = { ejer: ["k1. x"], fri_tekst: ["To ord\nog en linje"], bolig: ["fast"] };

test("a form may be sent again when the fault passes and it holds something", () => {
  expect(maySendAgain("unavailable", form)).toBe(true);
  expect(maySendAgain("unexpected", form)).toBe(true);
  expect(maySendAgain("not-found", form)).toBe(false);
  expect(maySendAgain("unavailable", { ejer: ["x"] })).toBe(false);
  expect(maySendAgain("unavailable", null)).toBe(false);
});

test("only what a person wrote is shown as words", () => {
  expect(typedWords(form)).toEqual(["To ord\nog en linje"]);
});
