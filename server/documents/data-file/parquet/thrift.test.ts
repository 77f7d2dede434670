import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteChunks } from "../byte-chunks.ts";
import { thriftBytes, writeVarint } from "./thrift.ts";

test("a number of any size comes back from its groups of seven bits", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const out = new ByteChunks();
      writeVarint(value, out);
      const bytes = [...out.take()];
      expect(bytes.reduceRight((sum, byte) => sum * 128n + BigInt(byte & 127), 0n)).toBe(BigInt(value));
      expect(bytes.map((byte) => byte >> 7)).toEqual(bytes.map((_, at) => (at < bytes.length - 1 ? 1 : 0)));
    }),
  );
});

test("a struct has its fields by difference, lists short and long, and an end", () => {
  const list = Array.from({ length: 15 }, () => ({ int: -1 }));
  const bytes = thriftBytes([
    [1, { int: 3 }],
    [4, { text: "æ" }],
    [5, { list: [{ long: 200 }] }],
    [6, { list }],
    [7, { list: [] }],
    [8, { struct: [[2, { int: 0 }]] }],
    [9, { written: thriftBytes([[2, { int: 0 }]]) }],
  ]);
  expect(Buffer.from(bytes).toString("hex")).toBe(
    ["1506", "3802c3a6", "19169003", `19f50f${"01".repeat(15)}`, "190c", "1c2500", "001c2500", "0000"].join(
      "",
    ),
  );
});
