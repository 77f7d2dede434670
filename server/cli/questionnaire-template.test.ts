import { expect, test } from "vitest";
import { checkQuestionnaire } from "#questionnaires/check/check-questionnaire.ts";
import { aboutText, changeEntry, gapsIn } from "./about-template.ts";
import { newQuestionnaire } from "./questionnaire-template.ts";

test.each(["da", "en"] as const)(
  "a questionnaire that begins in %s has no fault and needs no advice",
  (lang) => {
    const { definition, cases, about } = newQuestionnaire("min_uge", lang);
    expect(checkQuestionnaire({ definition, cases })).toEqual({
      key: "min_uge@1.0.0",
      definition: [],
      cases: [],
      advice: [],
    });
    expect(about).toContain("# min_uge 1.0.0");
  },
);

test("the gaps of about.md are found until they are filled", () => {
  expect(gapsIn(aboutText("a", "da"))).toHaveLength(4);
  expect(gapsIn(aboutText("a", "en"))).toHaveLength(4);
  expect(gapsIn(changeEntry("1.1.0", "1.0.0", "da"))).toHaveLength(1);
  expect(gapsIn("Owner: Bente [who knows].")).toEqual([]);
});
