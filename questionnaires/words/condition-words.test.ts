import { expect, test } from "vitest";
import { instrument } from "#test/golden/instrument.ts";
import type { GuideCondition } from "../condition-schema.ts";
import { conditionClause, conditionWords } from "./condition-words.ts";

const { definition } = instrument;
const say = (condition: GuideCondition, lang: "da" | "en" = "da") =>
  conditionClause({ definition, lang, nameOf: ({ id }) => id }, condition);

test.each<[GuideCondition, string, string]>([
  [
    { q: "helbred", op: "eq", value: "godt" },
    "svaret på helbred er »Godt«",
    "the answer to helbred is “Good”",
  ],
  [
    { q: "mestring", op: "neq", value: "ingen_gener" },
    "svaret på mestring er et andet end »Jeg har ingen gener«",
    "the answer to mestring is other than “I have no complaints”",
  ],
  [
    { q: "smerte", op: "gte", value: 4 },
    "svaret på smerte er 4 eller mere",
    "the answer to smerte is 4 or more",
  ],
  [
    { q: "smerte", op: "lte", value: 3 },
    "svaret på smerte er 3 eller mindre",
    "the answer to smerte is 3 or less",
  ],
  [
    { q: "styrker", op: "has", value: "fritid" },
    "der er sat kryds ved »Jeg har en hobby eller er frivillig« i styrker",
    "“I have a hobby or do voluntary work” is ticked in styrker",
  ],
  [{ q: "bolig", op: "missing" }, "bolig er sprunget over", "bolig is left out"],
  [
    { derived: "weeks_absent", op: "gte", value: 13 },
    "der er gået 13 uger eller mere siden datoen i foerste_sygedag",
    "it is 13 weeks or more since the date in foerste_sygedag",
  ],
  [
    { derived: "domains_high", op: "gte", value: 3 },
    "3 eller flere områder ligger højt",
    "3 or more domains lie high",
  ],
  [
    {
      all: [
        { q: "smerte", op: "gte", value: 4 },
        {
          any: [
            { q: "bolig", op: "in", value: ["usikker", "ingen"] },
            { q: "netvaerk", op: "eq", value: "nej" },
          ],
        },
      ],
    },
    "svaret på smerte er 4 eller mere og enten svaret på bolig er »Jeg bor midlertidigt, eller jeg kan miste mit hjem« eller »Jeg har ikke noget sted at bo« eller svaret på netvaerk er »Nej«",
    "the answer to smerte is 4 or more and either the answer to bolig is “I live somewhere for a short time, or I may lose my home” or “I have nowhere to live” or the answer to netvaerk is “No”",
  ],
  [
    {
      count_gte: 2,
      of: [
        { q: "smerte", op: "gte", value: 4 },
        { q: "netvaerk", op: "eq", value: "nej" },
        { q: "bolig", op: "missing" },
      ],
    },
    "mindst 2 af disse passer: svaret på smerte er 4 eller mere; svaret på netvaerk er »Nej«; bolig er sprunget over",
    "at least 2 of these are true: the answer to smerte is 4 or more; the answer to netvaerk is “No”; bolig is left out",
  ],
])("%j is said in Danish and English", (condition, danish, english) => {
  expect(say(condition)).toBe(danish);
  expect(say(condition, "en")).toBe(english);
});

test("without names of one's own, questions are called by their text", () => {
  expect(conditionWords(definition, { q: "smerte", op: "gte", value: 4 }, "en")).toBe(
    `the answer to “${definition.questions.find(({ id }) => id === "smerte")?.text.en}” is 4 or more`,
  );
});
