import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId, newReceiptNumber, readReceiptNumber } from "#server/use-cases/ids.ts";

const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });

test("an id is 26 letters and digits that nobody confuses, whatever the bytes", () => {
  fc.assert(
    fc.property(bytes(16), (chance) => {
      expect(newId(() => chance)).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/);
    }),
  );
});

test("other bytes give another id, and another receipt number", () => {
  fc.assert(
    fc.property(bytes(16), bytes(16), (a, b) => {
      expect(newId(() => a) === newId(() => b)).toBe(Buffer.compare(a, b) === 0);
      const [c, d] = [a.slice(0, 5), b.slice(0, 5)];
      expect(newReceiptNumber(() => c) === newReceiptNumber(() => d)).toBe(Buffer.compare(c, d) === 0);
    }),
  );
  const many = Array.from({ length: 20_000 }, () => newId(randomBytes));
  expect(new Set(many).size).toBe(many.length);
});

test("a receipt number is read back as it was, also as it may be heard or typed", () => {
  fc.assert(
    fc.property(bytes(5), (chance) => {
      const number = newReceiptNumber(() => chance);
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      const heard = number.toLowerCase().replaceAll("0", "o").replaceAll("1", "l");
      for (const typed of [number, heard, number.replace("-", " "), number.replace("-", "")])
        expect(readReceiptNumber(typed)).toBe(number);
    }),
  );
});

test.each(["", "7K2M", "7K2M-9QX", "7K2M--9QXC", "7K2M-9QXC-1", "7K2M-9QÅC", "x 7K2M-9QXC"])(
  "%j is no receipt number",
  (text) => expect(readReceiptNumber(text)).toBeNull(),
);
