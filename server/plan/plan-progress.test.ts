import { expect, test } from "vitest";
import type { CitizenId } from "#db/ports.ts";
import { planProgress } from "./plan-progress.ts";

const step = (id: string, dueOn: string, isDone = false) => ({
  id,
  citizenId: "c" as CitizenId,
  goalId: null,
  words: id,
  dueOn,
  doneAt: isDone ? new Date(0) : null,
  madeAt: new Date(0),
  remind: "never" as const,
  remindedOn: null,
});

test("what is due today is not late, and what is done is neither late nor next", () => {
  const steps = [step("a", "2026-11-01", true), step("b", "2026-11-25"), step("c", "2026-11-26")];
  expect(planProgress(steps, "2026-11-26")).toMatchObject({ done: 1, all: 3, late: 1, next: { id: "b" } });
  expect(planProgress([], "2026-11-26")).toEqual({ done: 0, all: 0, late: 0, next: null });
});
