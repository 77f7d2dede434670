import { expect, test } from "vitest";
import type { Receipt } from "#server/use-cases/answering/show-receipt.ts";
import { instrument } from "#test/golden/instrument.ts";
import { receiptSteps } from "./receipt-steps.ts";

const at = new Date("2026-11-05T09:00:00Z");
const response = { sentAt: at } as Receipt["response"];
const installed = { questionnaire: instrument.questionnaire } as Receipt["installed"];
const nothing = { firstRead: null, assessedAt: null };
const firstRead = { at, role: "caseworker", action: "case.read-answers", purpose: null } as const;
const states = (receipt: Parameters<typeof receiptSteps>[0]) =>
  receiptSteps(receipt, "da").map(({ state }) => state);

test("a scored response says what happens next and by when", () => {
  const steps = receiptSteps(
    { response, installed, scored: true, contactBy: "2026-11-12", progress: nothing },
    "da",
  );
  expect(steps.map(({ state }) => state)).toEqual(["done", "now", "later", "later"]);
  expect(steps.at(-1)?.when).toBe("senest 12. november 2026");
});

test("what has happened is told as happened", () => {
  const receipt = { response, installed, scored: true, contactBy: "2026-11-12" };
  expect(states({ ...receipt, progress: { firstRead, assessedAt: null } })).toEqual([
    "done",
    "now",
    "done",
    "later",
  ]);
  expect(states({ ...receipt, progress: { firstRead, assessedAt: at } }).at(-1)).toBe("done");
});

test("without points there is no case, so no date is promised", () => {
  const receipt = { response, installed, scored: false, contactBy: "2026-11-12", progress: nothing };
  expect(receiptSteps(receipt, "da").map(({ when }) => when)).toEqual(["5. november 2026", undefined]);
});
