import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBox, tokenHash } from "#server/access/sealed-box.ts";

const box = createBox(randomBytes(32), randomBytes);

describe("the sealed box", () => {
  test("gives back any text for the same purpose, and never holds it readably", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.string(), (text, purpose) => {
        const sealed = box.seal(text, purpose);
        expect(box.open(sealed, purpose)).toBe(text.toWellFormed());
        expect(sealed).toMatch(/^k1\.[A-Za-z0-9_-]+$/);
      }),
    );
  });

  test("seals the same text differently each time", () => {
    expect(box.seal("1206805555", "cpr")).not.toBe(box.seal("1206805555", "cpr"));
  });

  test("does not open for another purpose, with another key, or without its key's name", () => {
    const sealed = box.seal("hemmeligt", "a");
    expect(box.open(sealed, "b")).toBeNull();
    expect(createBox(randomBytes(32), randomBytes).open(sealed, "a")).toBeNull();
    expect(box.open(sealed.slice(3), "a")).toBeNull();
    expect(box.open("k2.AAAA", "a")).toBeNull();
    expect(box.open("", "a")).toBeNull();
    expect(box.open("k1.", "a")).toBeNull();
  });

  test("notices any changed byte and any shortening", () => {
    const bytes = Buffer.from(box.seal("hemmeligt", "a").slice(3), "base64url");
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(box.open(`k1.${changed.toString("base64url")}`, "a")).toBeNull();
      expect(box.open(`k1.${bytes.subarray(0, i).toString("base64url")}`, "a")).toBeNull();
    }
  });

  test("indexes the same number to the same value under one key only", () => {
    expect(box.cprIndex("1206805555")).toBe(box.cprIndex("1206805555"));
    expect(box.cprIndex("1206805555")).toMatch(/^[0-9a-f]{64}$/);
    expect(box.cprIndex("1206805555")).not.toBe(box.cprIndex("1206805556"));
    expect(createBox(randomBytes(32), randomBytes).cprIndex("1206805555")).not.toBe(
      box.cprIndex("1206805555"),
    );
    expect(box.cprIndex("1206805555")).not.toBe(tokenHash("1206805555"));
  });
});
