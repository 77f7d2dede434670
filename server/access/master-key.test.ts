import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { masterKeyOf } from "#server/access/master-key.ts";
import { WrongSettings } from "#server/config.ts";

const emptyFolder = () => join(mkdtempSync(join(tmpdir(), "afsaet-key-")), "data");
const demo = (dataDir: string) => ({ mode: "demo", masterKey: undefined, dataDir }) as const;

describe("the master key", () => {
  test("is made once in demo mode, in a file that only its owner may read", () => {
    const dataDir = emptyFolder();
    const key = masterKeyOf(demo(dataDir), randomBytes);
    expect(key).toHaveLength(32);
    expect(masterKeyOf(demo(dataDir), randomBytes)).toEqual(key);
    expect(statSync(join(dataDir, "demo.key")).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(["demo.key"]);
  });

  test("is refused when others may read its file", () => {
    const dataDir = emptyFolder();
    masterKeyOf(demo(dataDir), randomBytes);
    chmodSync(join(dataDir, "demo.key"), 0o644);
    expect(() => masterKeyOf(demo(dataDir), randomBytes)).toThrow(WrongSettings);
  });

  test("is refused when its file is damaged, never replaced", () => {
    const dataDir = emptyFolder();
    masterKeyOf(demo(dataDir), randomBytes);
    truncateSync(join(dataDir, "demo.key"), 5);
    expect(() => masterKeyOf(demo(dataDir), randomBytes)).toThrow(WrongSettings);
  });

  test("is never made in production", () => {
    const dataDir = emptyFolder();
    expect(() => masterKeyOf({ mode: "production", masterKey: undefined, dataDir }, randomBytes)).toThrow(
      WrongSettings,
    );
  });
});
