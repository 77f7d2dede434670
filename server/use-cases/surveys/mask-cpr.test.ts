import fc from "fast-check";
import { expect, test } from "vitest";
import { maskCpr } from "./mask-cpr.ts";

test.each([
  "0102031234",
  "010203-1234",
  "010203 1234",
  "010203 - 1234",
  "010203\u20131234",
  "010203\u20111234",
  "01.02.03-1234",
  "01/02/03 1234",
  "01 02 03 1234",
  "010203\n1234",
  "610203-1234",
  "911203-1234",
])("%j is masked, and the words around it stay", (number) => {
  expect(maskCpr(`Jeg er ${number}. Tak.`)).toBe("Jeg er [cpr]. Tak.");
});

test.each([
  "12345678",
  "320203-1234",
  "011303-1234",
  "10102031234",
  "01020312345",
  "Ring 12 34 56 78",
  "2.000.000",
])("%j is no cpr number and stays", (text) => {
  expect(maskCpr(text)).toBe(text);
});

test("however it is written, no ten digits of a day and a month are left in one piece", () => {
  const two = (least: number, most: number) =>
    fc.integer({ min: least, max: most }).map((one) => String(one).padStart(2, "0"));
  const gap = fc.constantFrom("", " ", ".", "-", " - ", "\u2013", "\u2212".replace("\u2212", "\u2014"), "/");
  const words = fc.string().map((text) => text.replaceAll(/\d/g, "x"));
  fc.assert(
    fc.property(
      words,
      two(1, 31),
      two(1, 12),
      two(0, 99),
      two(0, 99),
      two(0, 99),
      gap,
      gap,
      words,
      (...parts) => {
        const [before, day, month, year, first, last, one, other, after] = parts;
        const masked = maskCpr(`${before}${day}${one}${month}${one}${year}${other}${first}${last}${after}`);
        expect(masked).toBe(`${before}[cpr]${after}`);
      },
    ),
  );
});
