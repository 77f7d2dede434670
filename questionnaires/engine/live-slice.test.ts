import { describe, expect, test } from "vitest";
import { answering, ask, scoringWith, small } from "#test/golden/small.ts";
import { compile } from "./compile.ts";
import { liveSlice } from "./live-slice.ts";

const scoring = scoringWith({ weeks_absent: { question: "sick" } });
const questionnaire = compile(
  small(
    [
      ask.date("sick"),
      ask.radio("first"),
      ask.radio("beside"),
      ask.radio("follow", {
        show_if: { q: "first", op: "eq", value: "a" },
        help: { da: "Ord", en: "Words" },
      }),
      ask.radio("long", { show_if: { derived: "weeks_absent", op: "gte", value: 4 } }),
      ask.radio("last", { show_if: { q: "follow", op: "eq", value: "a" } }),
    ],
    {
      scoring,
      domains: [{ id: "D", name: { da: "Ord", en: "Words" }, max: 1 }],
      validity: [{ da: "Ord", en: "Words" }],
      never_used_as_predictor: ["alder"],
      audit_only_variables: ["alder"],
      references: { one: { cite: "x", status: "x", url: "x", fact: "x" } },
      flags: [
        {
          id: "flag",
          min_band: "moderat",
          label: { da: "Ord", en: "Words" },
          when: { q: "first", op: "eq", value: "a" },
        },
      ],
      protective: [
        { id: "good", label: { da: "Ord", en: "Words" }, when: { q: "first", op: "eq", value: "a" } },
      ],
      profile: [{ id: "group", name: { da: "Ord", en: "Words" }, questions: ["first"] }],
    },
  ),
);
const answers = { sick: "2026-10-01", first: "a", beside: "b", follow: "a" };
const cut = (...ids: string[]) => liveSlice(questionnaire, answering(answers), ids);

describe("the slice of a page", () => {
  test("has the questions of the page and all that they wait for, however far back, in their order", () => {
    const idsOf = (...ids: string[]) => cut(...ids).definition.questions.map(({ id }) => id);
    expect(idsOf("beside")).toEqual(["beside"]);
    expect(idsOf("last")).toEqual(["first", "follow", "last"]);
    expect(idsOf("long")).toEqual(["sick", "long"]);
  });

  test("has the answers that stand elsewhere, and none of those on the page", () => {
    expect(cut("last").person.answers).toEqual({ first: "a", follow: "a" });
    expect(cut("first", "follow").person.answers).toEqual({});
    expect(cut("long").person).toEqual(answering({ sick: "2026-10-01" }));
  });

  test("has the rules of scoring only where weeks of absence are looked at, and no words of them", () => {
    expect(cut("beside", "follow").definition).not.toHaveProperty("scoring");
    expect(cut("sick").definition).not.toHaveProperty("scoring");
    const { scoring: kept } = cut("beside", "long").definition;
    expect(kept?.weeks_absent).toEqual({ question: "sick" });
    expect(JSON.stringify(kept)).not.toMatch(/"(?:name|citizen|cannot|notes|date_rule)"/);
    const unscored = compile(small(questionnaire.definition.questions));
    const slice = liveSlice(unscored, answering({}), ["long"]).definition;
    expect("scoring" in slice).toBe(false);
  });

  test("has nothing else that a definition holds", () => {
    const { questions, ...rest } = cut("follow").definition;
    expect(JSON.stringify(questions)).not.toContain("Ord");
    expect(rest).toEqual({
      format: "afsaet-questionnaire/2",
      id: "small",
      version: "1.0.0",
      status: "made up for tests",
      languages: ["da", "en"],
      title: { da: "x", en: "x" },
      identity: "citizen",
      skip_option: { code: "skip", label: { da: "x", en: "x" } },
      variants: [{ id: "alle", label: { da: "Alle", en: "Everybody" } }],
      intro: [],
      validity: [],
      sections: [],
      domains: [],
      staff_questions: [],
      profile: [],
      flags: [],
      tracks: [],
      protective: [],
      conversation: [],
      readability_exemptions: [],
      never_used_as_predictor: [],
      audit_only_variables: [],
      references: {},
    });
  });
});
