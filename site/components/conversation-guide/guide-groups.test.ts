import { expect, test } from "vitest";
import { conversationGuide } from "#questionnaires/engine/conversation.ts";
import { instrument, personOf } from "#test/golden/instrument.ts";
import { groupGuide } from "./guide-groups.ts";

const { definition, questionnaire, cases } = instrument;

test.each(cases)("$id: every question of the guide stands once, under words and not codes", (example) => {
  const guide = conversationGuide(questionnaire, personOf(example));
  const codes = new Set([
    ...definition.domains.map(({ id }) => id),
    ...definition.questions.map(({ id }) => id),
    "resource",
  ]);
  for (const lang of ["da", "en"] as const) {
    const groups = groupGuide(guide, definition, lang);
    const shown = groups.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(shown.toSorted()).toEqual(guide.map(({ id }) => id).toSorted());
    expect(groups.filter(({ about }) => codes.has(about))).toEqual([]);
    expect(new Set(groups.map(({ about }) => about)).size).toBe(groups.length);
  }
});

test("what helps comes first", () => {
  const example = cases.find(({ id }) => id === "V01");
  if (example === undefined) throw new Error("There is no V01.");
  const [first] = groupGuide(conversationGuide(questionnaire, personOf(example)), definition, "da");
  expect(first?.about).toBe("Det, der hjælper");
});

test("a question without points stands with the other questions of its step", () => {
  const about = (id: string) =>
    groupGuide(
      [{ id: "x", about: id, ask: { da: "a", en: "a" }, why: { da: "b", en: "b" } }],
      definition,
      "da",
    )[0]?.about;
  expect(about("forklaring")).toBe("Helbred og arbejdsevne");
  expect(about("hjaelp_oensker")).toBe("Dine styrker og ønsker");
  expect(about("psykisk_sygdom")).toBe("Psykisk sygdom");
});
