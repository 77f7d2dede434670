import { describe, expect, test } from "vitest";
import { cases, definition, type Edit, edited, faultsAfter } from "#test/golden/spoil.ts";
import { checkQuestionnaire } from "./check-questionnaire.ts";

const place = (id: string): string => {
  const { questions } = JSON.parse(definition) as { questions: { id: string }[] };
  return `/questions/${questions.findIndex((question) => question.id === id)}`;
};
const pain = (op: string, value: number) => ({ q: "smerte", op, value });
const health = (value: string) => ({ q: "helbred", op: "eq", value });

describe("contradictory conditions are told with their reason", () => {
  test.each<[string, Edit, string]>([
    [
      "a question that is never shown, with the two parts that exclude each other",
      { at: `${place("smerte_frygt")}/show_if`, to: { all: [pain("gte", 7), pain("lte", 3)] } },
      `${place("smerte_frygt")}/show_if: No answers can make "smerte_frygt" shown. "smerte is at least 7" and "smerte is at most 3" exclude each other.`,
    ],
    [
      "a flag that never holds",
      { at: "/flags/4/when", to: { all: [health("godt"), health("daarligt")] } },
      '/flags/4/when: No answers can make this true. "helbred is godt" and "helbred is daarligt" exclude each other.',
    ],
    [
      "one part of several that never holds",
      { at: "/flags/4/when", to: { any: [health("godt"), { all: [pain("gte", 7), pain("lte", 3)] }] } },
      "/flags/4/when/any/1: No answers can make this part true.",
    ],
    [
      "a condition that fights with the condition of the question it looks at",
      { at: "/flags/4/when", to: { all: [pain("lte", 3), { q: "smerte_frygt", op: "gte", value: 4 }] } },
      '/flags/4/when: No answers can make this true. "smerte is at most 3" and "smerte_frygt is at least 4" exclude each other.',
    ],
    [
      "a condition of a question that fights with its parent's own condition",
      {
        at: `${place("krop")}/show_if`,
        to: { all: [{ q: "smerte_frygt", op: "gte", value: 1 }, pain("eq", 2)] },
      },
      `${place("krop")}/show_if: No answers can make "krop" shown.`,
    ],
    [
      "a test that every answer passes",
      { at: `${place("smerte_frygt")}/show_if`, to: pain("gte", 0) },
      `${place("smerte_frygt")}/show_if: Every answer makes this true: "smerte is at least 0".`,
    ],
    [
      "all answers of a question named one by one",
      {
        at: "/flags/4/when",
        to: {
          any: [
            { q: "netvaerk", op: "neq", value: "nej" },
            { q: "netvaerk", op: "eq", value: "nej" },
          ],
        },
      },
      "/flags/4/when: Every answer makes this true:",
    ],
    [
      "a part that every answer passes",
      { at: "/flags/4/when", to: { all: [pain("lte", 10), health("godt")] } },
      '/flags/4/when/all/0: Every answer makes this part true: "smerte is at most 10".',
    ],
    [
      "a count above the length of its list",
      { at: "/flags/4/when", to: { count_gte: 3, of: [pain("gte", 1), health("godt")] } },
      "/flags/4/when/count_gte: 3 of 2 parts can never be true.",
    ],
    [
      "weeks that cannot be",
      {
        at: "/flags/4/when",
        to: {
          all: [
            { derived: "weeks_absent", op: "gte", value: 20 },
            { derived: "weeks_absent", op: "lte", value: 10 },
          ],
        },
      },
      '/flags/4/when: No answers can make this true. "weeks_absent is at least 20" and "weeks_absent is at most 10"',
    ],
    [
      "ticks that cannot go together",
      {
        at: "/flags/4/when",
        to: {
          all: [
            { q: "diagnoser", op: "has", value: "intet" },
            { q: "diagnoser", op: "has", value: "venter" },
          ],
        },
      },
      '/flags/4/when: No answers can make this true. "diagnoser has intet" and "diagnoser has venter" exclude',
    ],
    [
      "what must be answered, asked for as missing",
      { at: "/conversation/0/when", to: { q: "uddannelse", op: "missing" } },
      '/conversation/0/when: "uddannelse" must be answered before sending, so it is never missing.',
    ],
  ])("%s", (_, edit, expected) => {
    expect(faultsAfter(edit)).toContainEqual(expect.stringContaining(expected));
  });

  test("a condition with a fault of its own is not called impossible too", () => {
    const faults = faultsAfter({ at: `${place("smerte_frygt")}/show_if/q`, to: "x" });
    expect(faults.filter((told) => told.includes("No answers can make"))).toEqual([]);
  });
});

describe("what an author easily gets wrong in a question", () => {
  test.each<[string, Edit, string]>([
    [
      "sensitive without a way round",
      { at: `${place("humoer")}/skippable`, to: false },
      `${place("humoer")}/skippable: "humoer" is sensitive, so it must be possible to skip it.`,
    ],
    [
      "required and skippable at once",
      { at: `${place("helbred")}/required`, to: true },
      `${place("helbred")}/required: "helbred" is required and may be skipped`,
    ],
    [
      "mental health without the help box",
      { at: `${place("humoer")}/help_box` },
      `${place("humoer")}: "humoer" is about mental health: add "help_box": true`,
    ],
    [
      "two answers called the same",
      { at: `${place("helbred")}/options/1/label/da`, to: "Meget godt" },
      `${place("helbred")}/options/1/label/da: "Meget godt" can be chosen twice.`,
    ],
    [
      "two ends called the same",
      { at: `${place("smerte")}/labels/1`, to: { da: "Slet ikke ondt", en: "x" } },
      `${place("smerte")}/labels: Both ends of the scale are called the same.`,
    ],
    [
      "the same question twice",
      { at: `${place("uro")}/text/da`, to: "Hvordan er dit helbred lige nu?" },
      `${place("uro")}/text/da: "helbred" asks exactly the same.`,
    ],
    [
      "points for what may never give points",
      { at: `${place("uddannelse")}/text/da`, to: "Hvad er din alder?" },
      `${place("uddannelse")}/domain: "alder" may never give points`,
    ],
    [
      "a date that cannot be answered",
      { at: `${place("foerste_sygedag")}/max_weeks_back`, to: 0 },
      `${place("foerste_sygedag")}/max_weeks_back: Only today can be answered`,
    ],
    [
      "a long word",
      { at: `${place("helbred")}/help`, to: { da: "Tænk på din beskæftigelsesindsats.", en: "x" } },
      `${place("helbred")}/help/da: "beskæftigelsesindsats" has 21 letters`,
    ],
    [
      "a text that was not translated",
      { at: "/intro/0", to: { da: "Vi vil gerne høre fra dig.", en: "Vi vil gerne høre fra dig." } },
      "/intro/0/en: The English text is the Danish one: translate it.",
    ],
    [
      "a section without questions",
      { at: "/sections/9", to: { id: "J", title: { da: "Slut", en: "End" } } },
      '/sections/9: Nothing uses "J"',
    ],
    [
      "a variant that asks nothing",
      { at: "/variants/2", to: { id: "su", label: { da: "SU", en: "Grant" } } },
      "/variants/2: ",
    ],
    [
      "a flag that changes nothing",
      { at: "/flags/4/min_band", to: "lav" },
      '/flags/4/min_band: "F5_rusmidler" changes nothing: every result is at least "lav".',
    ],
    ["flags without a lift", { at: "/scoring/max_lift", to: 0 }, "/flags/0: "],
    ["tracks without points", { at: "/scoring" }, '/tracks: Without "scoring" nothing is counted'],
  ])("%s", (_, edit, expected) => {
    expect(faultsAfter(edit)).toContainEqual(expect.stringContaining(expected));
  });

  test("a help box that not everybody comes by is not enough", () => {
    const faults = faultsAfter(
      { at: `${place("humoer")}/help_box` },
      { at: `${place("soevn")}/construct`, to: "low mood" },
      { at: `${place("uro")}/help_box`, to: true },
      { at: `${place("uro")}/show_if`, to: pain("gte", 4) },
    );
    expect(faults).toContainEqual(expect.stringContaining('"humoer" is about mental health'));
  });

  test("an exemption covers a long word", () => {
    const help = { da: "Tænk på din beskæftigelsesindsats.", en: "x" };
    const pointer = `${place("helbred")}/help/da`;
    const faults = faultsAfter(
      { at: `${place("helbred")}/help`, to: help },
      { at: "/readability_exemptions/1", to: { pointer, reason: "The name of the effort." } },
    );
    expect(faults.filter((told) => told.startsWith(pointer) || told.includes("readability"))).toEqual([]);
  });
});

describe("advice tells what is allowed and could be better", () => {
  const advice = (...edits: Edit[]) =>
    checkQuestionnaire({ definition: edited(definition, edits), cases }).advice.map(
      ({ pointer, message }) => `${pointer}: ${message}`,
    );

  test.each<[string, Edit, string]>([
    [
      "a source nobody uses",
      { at: "/references/ny", to: { cite: "a", status: "b", url: "c", fact: "d" } },
      '/references/ny: No question rests on the source "ny".',
    ],
    [
      "none of these that can be ticked with others",
      { at: `${place("diagnoser")}/options/5/exclusive` },
      `${place("diagnoser")}/options/5: "Nej, intet af det" can be ticked together with others.`,
    ],
    [
      "free text without a warning",
      { at: `${place("fri_tekst")}/help` },
      `${place("fri_tekst")}/help: Say in the help text not to write cpr numbers.`,
    ],
    [
      "Danish that is harder than it should be",
      {
        at: "/intro",
        to: Array.from({ length: 4 }, () => ({
          da: "Vi beder dig svare på nogle spørgsmål om arbejde og helbred i dag.",
          en: "x",
        })),
      },
      "/intro: The Danish intro have LIX",
    ],
  ])("%s", (_, edit, expected) => {
    expect(advice(edit)).toContainEqual(expect.stringContaining(expected));
  });
});
