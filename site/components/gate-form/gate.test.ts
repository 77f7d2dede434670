import { afterAll, beforeAll, expect, test } from "vitest";
import type { BasisRow } from "#server/use-cases/setup/legal-basis.ts";
import { openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";
import { type GateFields, readGate } from "./gate-fields.ts";
import { answerGateRequest } from "./gate-request.ts";
import { basisRows, gateWords } from "./gate-words.ts";

type Locals = Parameters<typeof answerGateRequest>[0];

const today = "2026-11-22";
const whole: GateFields = {
  hjemmel: "Lov § 1",
  dpia: "2026-17",
  ansvarlig: "Else Egeskov",
  day: "1",
  month: "3",
  year: "2027",
  kontakt: "ja",
};
const faultsOf = (over: Partial<GateFields>) =>
  (readGate({ ...whole, ...over }, today).faults ?? []).map(({ message }) => message);

let world: World;
let gitte: Locals["visitor"];
beforeAll(async () => {
  world = await openWorld();
  gitte = await world.staff("administrator");
});
afterAll(() => world.close());

const ask = (form: Record<string, string> | null, kept: Locals["form"] = null) =>
  answerGateRequest(
    {
      useCases: world.useCases,
      visitor: gitte,
      form: form && Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value]])),
      keptForm: () => Promise.resolve(kept),
    },
    new Date(`${today}T09:00:00Z`),
  );

const posted = {
  skema: questionnaireId,
  hjemmel: "Lov § 2",
  dpia: "2026-18",
  ansvarlig: "Else Egeskov",
  "udloeb-day": "5",
  "udloeb-month": "6",
  "udloeb-year": "2027",
  kontakt: "nej",
};

test("a whole form is read as it was typed", () => {
  expect(readGate(whole, today)).toEqual({
    entered: {
      basis: "Lov § 1",
      dpiaReference: "2026-17",
      owner: "Else Egeskov",
      expiresOn: "2027-03-01",
      enabled: true,
    },
  });
});

test("an empty form has every fault at once, in the order of the page", () => {
  const empty = Object.fromEntries(Object.keys(whole).map((name) => [name, ""])) as unknown as GateFields;
  expect(readGate(empty, today).faults?.map(({ field }) => field)).toEqual([
    "hjemmel",
    "dpia",
    "ansvarlig",
    "udloeb",
    "kontakt",
  ]);
});

test("a date must exist, and must not have passed when the switch is on", () => {
  expect(faultsOf({ day: "31", month: "2" })).toEqual(["staff.gate.dateWrong"]);
  expect(faultsOf({ year: "27" })).toEqual(["staff.gate.dateWrong"]);
  expect(faultsOf({ month: "" })).toEqual(["staff.gate.dateWrong"]);
  expect(faultsOf({ year: "2025" })).toEqual(["staff.gate.datePast"]);
  expect(faultsOf({ year: "2025", kontakt: "nej" })).toEqual([]);
  expect(faultsOf({ day: "22", month: "11", year: "2026" })).toEqual([]);
});

test("a text that is too long is refused", () => {
  expect(faultsOf({ hjemmel: "x".repeat(501) })).toEqual(["staff.gate.tooLong"]);
});

test("a good form is saved, and the page then shows it", async () => {
  expect(await ask(posted)).toEqual({ kind: "saved" });
  const answer = await ask(null);
  expect(answer).toMatchObject({
    isKept: false,
    gates: [
      {
        fields: { hjemmel: "Lov § 2", day: "5", kontakt: "nej" },
        row: { gate: "switched-off" },
        faults: [],
      },
    ],
  });
});

test("a wrong form saves nothing and comes back as typed", async () => {
  const answer = await ask({ ...posted, hjemmel: "", "udloeb-day": "41", kontakt: "ja" });
  expect(answer).toMatchObject({
    gates: [{ fields: { hjemmel: "", day: "41" }, faults: [{ field: "hjemmel" }, { field: "udloeb" }] }],
  });
  expect(await ask(null)).toMatchObject({ gates: [{ row: { gate: "switched-off" } }] });
});

test("a change of language saves nothing and keeps what was typed", async () => {
  const answer = await ask({ ...posted, hjemmel: "Halvt", sprog: "en" });
  expect(answer).toMatchObject({ isKept: false, gates: [{ fields: { hjemmel: "Halvt" }, faults: [] }] });
});

test("what was typed before the log-in ended is shown again", async () => {
  const answer = await ask(null, { skema: [questionnaireId], hjemmel: ["Halvt"] });
  expect(answer).toMatchObject({ isKept: true, gates: [{ fields: { hjemmel: "Halvt" } }] });
});

test("every state of the gate is said in words, and only the open one says that points are made", () => {
  const basis = { expiresOn: "2027-03-01" } as NonNullable<BasisRow["basis"]>;
  const states = ["open", "missing", "switched-off", "expired", "demo-only", "incomplete"] as const;
  const names = states.map((gate) => gateWords({ questionnaireId, basis, gate }, "da").name);
  expect(new Set(names).size).toBe(states.length);
  expect(names.filter((name) => !name.includes("ikke"))).toEqual(["Åben: der regnes point"]);
  expect(basisRows({ questionnaireId, basis: null, gate: "missing" }, "da")).toEqual([]);
});
