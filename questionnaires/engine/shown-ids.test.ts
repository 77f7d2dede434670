import { expect, test } from "vitest";
import { allKinds } from "#test/golden/all-kinds.ts";
import { shownIds } from "./shown-ids.ts";

const shown = (answers: Record<string, unknown>, variant = "alle") =>
  shownIds(allKinds.questionnaire, { variant, submittedOn: "2026-11-02", answers });

test("the ids of what is asked, in order; a follow-up only when its condition holds", () => {
  const ids = allKinds.definition.questions.map(({ id }) => id);
  const asked = shown({ timer: 20 });
  expect(asked).toEqual(ids.filter((id) => asked.includes(id)));
  expect(asked).toContain("flere_timer");
  expect(shown({ timer: 60 }).length).toBeGreaterThan(5);
  expect(shown({})).not.toContain("flere_timer");
});

test("wrong answers hide nothing of the rest, and a benefit that there is not is asked nothing", () => {
  expect(shown({ timer: "mange" })).toContain("timer");
  expect(shown({}, "findes-ikke")).toEqual([]);
});
