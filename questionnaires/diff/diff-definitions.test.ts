import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { type Edit, edited, definition as published } from "#test/golden/spoil.ts";
import { definitionSchema } from "../schema.ts";
import { diffDefinitions } from "./diff-definitions.ts";

const read = (text: string) => v.parse(definitionSchema, JSON.parse(text));
const before = read(published);
const after = (version: string, ...edits: Edit[]) =>
  read(edited(published, [{ at: "/version", to: version }, ...edits]));
const diff = (version: string, ...edits: Edit[]) => diffDefinitions(before, after(version, ...edits));
const told = (...edits: Edit[]) =>
  diff("1.0.1", ...edits).changes.map(({ step, sentence }) => `${step}: ${sentence}`);

const at = (id: string) => before.questions.findIndex((question) => question.id === id);
const NEW_QUESTION = {
  id: "ny",
  kind: "text",
  section: "I",
  text: { da: "Hvad ellers?", en: "What else?" },
  required: false,
  skippable: true,
  sensitive: true,
  domain: null,
  construct: "open",
  max_length: 200,
};
const pain = (value: number) => ({ q: "smerte", op: "gte", value });

describe("each kind of change is told in words with its weight", () => {
  test.each<[string, Edit[], string]>([
    [
      "points of an answer",
      [{ at: "/questions/0/options/2/points", to: 4 }],
      'major: Question "sidst_i_job", answer "mdr_6_12": from 3 to 4 points.',
    ],
    [
      "points of a scale",
      [{ at: "/questions/7/bands/0/points", to: 6 }],
      'major: Question "egen_evne": points by answer from 0-2: 7, 3-4: 5, 5-6: 3, 7-8: 1, 9-10: 0 to 0-2: 6, 3-4: 5, 5-6: 3, 7-8: 1, 9-10: 0.',
    ],
    [
      "another wording",
      [{ at: "/questions/9/text/da", to: "Hvordan har du det?" }],
      'major: Question "helbred": wording in Danish from "Hvordan er dit helbred lige nu?" to "Hvordan har du det?".',
    ],
    [
      "a spelling fix",
      [{ at: "/questions/9/text/da", to: "Hvordan er dit hebred lige nu?" }],
      'patch: Question "helbred": spelling of the wording in Danish from "Hvordan er dit helbred lige nu?" to "Hvordan er dit hebred lige nu?".',
    ],
    [
      "an answer called otherwise",
      [{ at: "/questions/9/options/1/label/en", to: "Fine, thank you" }],
      'major: Question "helbred", answer "godt": wording in English from "Good" to "Fine, thank you".',
    ],
    [
      "a new help text",
      [{ at: "/questions/9/help", to: { da: "Tænk på i dag.", en: "Think of today." } }],
      'minor: Question "helbred": help text is new: "Tænk på i dag.".',
    ],
    [
      "a condition",
      [{ at: `/questions/${at("smerte_frygt")}/show_if`, to: pain(5) }],
      'major: Question "smerte_frygt": is shown when the answer to smerte is 5 or more; before when the answer to smerte is 4 or more.',
    ],
    [
      "a condition that is new",
      [{ at: `/questions/${at("krop")}/show_if`, to: pain(1) }],
      'major: Question "krop": is now only shown when the answer to smerte is 1 or more.',
    ],
    [
      "a condition that is gone",
      [{ at: `/questions/${at("smerte_frygt")}/show_if` }],
      'major: Question "smerte_frygt": is now always shown; before only when the answer to smerte is 4 or more.',
    ],
    [
      "a question that is gone",
      [{ at: `/questions/${at("krop")}` }],
      'major: Question "krop" is gone: "Hvor meget begrænser din krop dig i hverdagen?".',
    ],
    [
      "a new question without points",
      [{ at: "/questions/32", to: NEW_QUESTION }],
      'minor: Question "ny" is new: "Hvad ellers?".',
    ],
    [
      "a new question that must be answered",
      [{ at: "/questions/32", to: { ...NEW_QUESTION, required: true } }],
      'major: Question "ny" is new: "Hvad ellers?".',
    ],
    [
      "a question that moves",
      [
        { at: "/questions/30", to: before.questions[29] },
        { at: "/questions/29", to: before.questions[30] },
      ],
      'minor: Question "styrker" now comes after "hjaelp_oensker".',
    ],
    [
      "an answer that is gone",
      [{ at: "/questions/30/options/11" }],
      'major: Question "hjaelp_oensker", answer "intet" is gone: "Jeg har ikke brug for hjælp".',
    ],
    [
      "a limit between levels",
      [{ at: "/scoring/bands/1/from", to: 31 }],
      'major: Level "moderat": lower limit from 30 to 31.',
    ],
    [
      "what a level says to the citizen",
      [{ at: "/scoring/bands/1/citizen/da", to: "Det vil vi gerne tale med dig om." }],
      'minor: Level "moderat": text to the citizen in Danish from "Dine svar peger på ting, som kan gøre vejen længere. Det vil vi gerne tale med dig om." to "Det vil vi gerne tale med dig om.".',
    ],
    [
      "a flag's condition",
      [{ at: "/flags/4/when/value", to: "en_del" }],
      `major: Flag "F5_rusmidler": is used when the answer to rusmidler is “${optionLabel("rusmidler", "en_del")}”; before when the answer to rusmidler is “${optionLabel("rusmidler", "meget")}”.`,
    ],
    [
      "a flag's lift",
      [{ at: "/flags/4/min_band", to: "hoej" }],
      'major: Flag "F5_rusmidler": level it lifts towards from "moderat" to "hoej".',
    ],
    [
      "a track's signals",
      [{ at: "/tracks/6/signals/0/weight", to: 2 }],
      `major: Track "livsstil": no longer looks at: the answer to bevaegelse is “${optionLabel("bevaegelse", "ingen")}” (weight 1); now looks at: the answer to bevaegelse is “${optionLabel("bevaegelse", "ingen")}” (weight 2).`,
    ],
    [
      "a rule of scoring",
      [{ at: "/scoring/borderline_margin", to: 4 }],
      "major: Scoring borderline margin from 3 to 4.",
    ],
    [
      "a source",
      [{ at: "/references/jsci/status", to: "read" }],
      `patch: Source "jsci": status from "${before.references["jsci"]?.status}" to "read".`,
    ],
    [
      "an introduction",
      [{ at: "/intro/0/da", to: "Velkommen." }],
      `minor: Introduction, text 1: text in Danish from "${before.intro[0]?.da}" to "Velkommen.".`,
    ],
  ])("%s", (_, edits, expected) => expect(told(...edits)).toEqual([expected]));
});

function optionLabel(id: string, code: string): string {
  const question = before.questions[at(id)];
  const options = question && "options" in question ? question.options : [];
  return options.find((option) => option.code === code)?.label.en ?? "";
}

describe("the version number", () => {
  const POINTS = { at: "/questions/0/options/2/points", to: 4 };
  const HELP = { at: "/questions/9/help", to: { da: "Tænk på i dag.", en: "Think of today." } };

  test.each<[string, Edit[], boolean, string]>([
    ["1.0.1", [POINTS], true, "2.0.0"],
    ["1.1.0", [POINTS], true, "2.0.0"],
    ["2.0.0", [POINTS], false, "2.0.0"],
    ["1.0.1", [HELP], true, "1.1.0"],
    ["1.1.0", [HELP], false, "1.1.0"],
    ["3.0.0", [HELP], false, "1.1.0"],
    ["0.9.0", [HELP], true, "1.1.0"],
    ["1.0.1", [], false, "1.0.0"],
  ])("%s after %j is too small: %s", (version, edits, isTooSmall, enough) => {
    expect(diff(version, ...edits)).toMatchObject({ isTooSmall, enough });
  });

  test("changes come from the weightiest to the lightest", () => {
    const steps = diff("2.0.0", { at: "/intro/0/da", to: "Velkommen." }, HELP, POINTS).changes;
    expect(steps.map(({ step }) => step)).toEqual(["major", "minor", "minor"]);
  });
});
