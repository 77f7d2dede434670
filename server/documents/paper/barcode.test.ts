import { expect, test } from "vitest";
import { barcode } from "./barcode.ts";

/** Widths of bars and spaces in turn, read off the bars as a scanner does. */
function widths(text: string): number[] {
  const { bars, width } = barcode(text);
  return bars.flatMap((bar, at) => {
    const next = bars[at + 1]?.x ?? width;
    const gap = next - bar.x - bar.width;
    return gap > 0 ? [bar.width, gap] : [bar.width];
  });
}

test("begins and ends with the start sign, in narrow and wide elements only", () => {
  const star = [1, 3, 1, 1, 3, 1, 3, 1, 1];
  const read = widths("7K2M-9QXC");
  expect(read.slice(0, 9)).toEqual(star);
  expect(read.slice(-9)).toEqual(star);
  expect(new Set(read)).toEqual(new Set([1, 3]));
});

test("every sign has three wide elements of nine, and no two look the same", () => {
  const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
  const drawn = [...signs].map((sign) => widths(sign).slice(10, 19));
  for (const elements of drawn) {
    expect(elements).toHaveLength(9);
    expect(elements.filter((width) => width === 3)).toHaveLength(3);
  }
  expect(new Set(drawn.map((elements) => elements.join(""))).size).toBe(signs.length);
});

test("a sign that the code does not have is refused", () => {
  expect(() => barcode("æ")).toThrow(RangeError);
});
