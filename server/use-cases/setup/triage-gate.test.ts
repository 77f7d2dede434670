import fc from "fast-check";
import { expect, test } from "vitest";
import type { LegalBasis } from "#db/ports.ts";
import { gateState } from "#server/use-cases/setup/triage-gate.ts";

const valid: LegalBasis = {
  questionnaireId: "risikoscreening",
  basis: "LAB § 1",
  dpiaReference: "DPIA-1",
  owner: "Else Egeskov",
  expiresOn: "2026-11-02",
  enabled: true,
  demo: false,
  changedAt: new Date("2026-01-01T00:00:00Z"),
  changedBy: "test",
};
const facts = { today: "2026-11-02", demo: false };

test("is open with everything in place, to the end of the last day", () => {
  expect(gateState(valid, facts)).toBe("open");
  expect(gateState(valid, { ...facts, today: "2026-11-03" })).toBe("expired");
});

test.each([
  ["missing", null],
  ["switched-off", { ...valid, enabled: false }],
  ["demo-only", { ...valid, demo: true }],
  ["incomplete", { ...valid, basis: "" }],
  ["incomplete", { ...valid, owner: "\n " }],
  ["incomplete", { ...valid, expiresOn: "9999" }],
  ["incomplete", { ...valid, expiresOn: "aldrig" }],
  ["expired", { ...valid, expiresOn: "2026-11-01" }],
])("is %s with %j", (state, basis) => expect(gateState(basis, facts)).toBe(state));

test("a basis of the demonstration counts there, and must hold like any other", () => {
  const demo = { ...facts, demo: true };
  expect(gateState({ ...valid, demo: true }, demo)).toBe("open");
  expect(gateState({ ...valid, demo: true, dpiaReference: "" }, demo)).toBe("incomplete");
});

test("is closed unless every single condition holds", () => {
  const text = fc.constantFrom("", " ", "x");
  const basis = fc.record({
    ...Object.fromEntries(Object.entries(valid).map(([key, value]) => [key, fc.constant(value)])),
    basis: text,
    dpiaReference: text,
    owner: text,
    expiresOn: fc.oneof(fc.constantFrom("2026-11-01", "2026-11-02", "2030-01-01"), fc.string()),
    enabled: fc.boolean(),
    demo: fc.boolean(),
  }) as fc.Arbitrary<LegalBasis>;
  fc.assert(
    fc.property(basis, fc.boolean(), (one, demo) => {
      const holds =
        one.enabled &&
        (demo || !one.demo) &&
        [one.basis, one.dpiaReference, one.owner].every((words) => words === "x") &&
        ["2026-11-02", "2030-01-01"].includes(one.expiresOn);
      expect(gateState(one, { ...facts, demo }) === "open").toBe(holds);
    }),
    { numRuns: 2000 },
  );
});
