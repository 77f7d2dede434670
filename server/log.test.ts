import { beforeEach, describe, expect, test } from "vitest";
import { createLog, type LogFields } from "#server/log.ts";

let lines: string[] = [];
const log = createLog({ level: "info", write: (line) => lines.push(line) });
const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? "{}");

const canaries = ["1403924124", "140392-4124", "Lærke Bakkegaard", "Jeg kan ikke sove", "laerke@example.dk"];

beforeEach(() => {
  lines = [];
});

describe("a line of the log", () => {
  test("carries the listed fields", () => {
    const fields = {
      requestId: "0b3c9d1e-7a52-4f7e-9c0d-3f1f5a1b2c3d",
      method: "POST",
      route: "/skema/[id]/[page]",
      status: 303,
      ms: 12.5,
      actorKind: "citizen",
      code: "SQLITE_BUSY",
      count: 3,
    } as const;
    log.event("request", fields);
    expect(last()).toMatchObject({ event: "request", ...fields });
    expect(Object.keys(last()).sort()).toEqual(["event", "level", "time", ...Object.keys(fields)].sort());
  });

  test("drops what is not listed and what does not look as it should", () => {
    for (const canary of canaries) {
      const fields = {
        name: canary,
        cpr: canary,
        nested: { canary },
        route: `/sager/${canary}`,
        method: canary,
      };
      const more = { requestId: canary, code: canary, status: canary, actorKind: canary, ms: canary };
      log.event(canary, { ...fields, ...more } as unknown as LogFields);
      log.event("request", { route: `/sager?q=${canary}` });
      log.fault(canary, new Error(canary), canary);
    }
    for (const canary of canaries.filter((text) => !/^Jeg/.test(text)))
      expect(lines.join("")).not.toContain(canary);
    expect(lines.join("")).not.toContain("sove");
  });

  test("is not written below the level", () => {
    createLog({ level: "silent", write: (line) => lines.push(line) }).fault("unexpected", new Error("x"));
    createLog({ level: "error", write: (line) => lines.push(line) }).event("request");
    expect(lines).toEqual([]);
  });
});

describe("an error in the log", () => {
  test("is its name, its code and the places in code, without the message", () => {
    const error = Object.assign(new RangeError("Bad value 1403924124 for Lærke"), { code: "ERR_X" });
    log.fault("unexpected", error);
    expect(last()).toMatchObject({ event: "unexpected", errorName: "RangeError", errorCode: "ERR_X" });
    expect(JSON.stringify(last()["places"])).toContain("log.test.ts");
    expect(lines.join("")).not.toMatch(/Bad value|1403924124|Lærke/);
  });

  test("lets nothing through in lines of its message, its name, its code or its cause", () => {
    for (const canary of canaries) {
      const message = `first\n    at ${canary} (/x/${canary}.ts:1:2)\n${canary}\n    at /x/${canary}:1:2`;
      const cause = Object.assign(new Error(message), { name: canary, code: canary, detail: canary });
      const error = Object.assign(new Error(message, { cause }), { query: canary, params: [canary] });
      log.fault("unexpected", error);
      log.event("sign-in-refused", { code: "provider", error });
      // A message that was changed after the stack was made.
      log.fault("unexpected", Object.assign(new Error(message), { message: "other" }));
      log.fault("unexpected", canary);
      log.fault("unexpected", { canary });
      log.fault("unexpected", new Error("x", { cause: canary }));
    }
    for (const canary of canaries) expect(lines.join("")).not.toContain(canary);
  });

  test("may be its own cause", () => {
    const error = new Error("x");
    error.cause = error;
    log.fault("unexpected", error);
    expect(lines).toHaveLength(1);
  });

  test("may be anything that was thrown", () => {
    for (const thrown of [undefined, null, 3, "text", Symbol("x"), Object.create(null)])
      log.fault("unexpected", thrown);
    expect(lines).toHaveLength(6);
  });
});
