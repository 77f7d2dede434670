import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createDeviceKey } from "#server/access/device-key.ts";

test("each session, draft and installation has a key of its own, the same each time", () => {
  const [one, other] = [createDeviceKey(randomBytes(32)), createDeviceKey(randomBytes(32))];
  const key = one("session", "draft");
  expect(Buffer.from(key, "base64url")).toHaveLength(32);
  expect(one("session", "draft")).toBe(key);
  expect(new Set([key, one("session", "other"), one("next", "draft"), other("session", "draft")]).size).toBe(
    4,
  );
});
