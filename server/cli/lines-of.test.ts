import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "./lines-of.ts";

async function linesIn(bytes: Uint8Array, size: number): Promise<string[]> {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
  }
  const lines: string[] = [];
  for await (const line of linesOf(chunks())) lines.push(line);
  return lines;
}

test.each([
  ["a\nb\n", ["a", "b"]],
  ["a\r\nb", ["a", "b"]],
  ["\uFEFFa\n\nb", ["a", "", "b"]],
  ["æ\u2028ø\n", ["æ\u2028ø"]],
  ["", []],
  ["\n", [""]],
])("%j", async (text, lines) => {
  const bytes = new TextEncoder().encode(text);
  for (const size of [1, 2, 3, 1000]) expect(await linesIn(bytes, size)).toEqual(lines);
});

test("where the chunks are cut does not matter", async () => {
  const text = fc.array(fc.string({ unit: "binary" }).filter((line) => !/[\r\n\uFEFF]/.test(line)));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
      expect(await linesIn(bytes, size)).toEqual(lines);
    }),
  );
});
