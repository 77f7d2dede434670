import { describe, expect, test } from "vitest";
import { cases, definition, type Edit, faultsAfter } from "#test/golden/spoil.ts";
import { checkQuestionnaire } from "./check-questionnaire.ts";

const PAIN = { q: "smerte", op: "gte", value: 4 };

describe("each kind of fault is told at its place", () => {
  test.each<[string, Edit, string]>([
    ["an unknown key", { at: "/questions/3/hint", to: 1 }, '/questions/3/hint: "hint" does not belong here.'],
    ["a missing key", { at: "/questions/3/construct" }, '/questions/3/construct: "construct" is missing.'],
    ["a kind that is not known", { at: "/questions/3/kind", to: "slider" }, "/questions/3/kind: "],
    [
      "a missing translation",
      { at: "/questions/3/text/en" },
      '/questions/3/text/en: The text is missing in language "en".',
    ],
    ["an empty text", { at: "/intro/0/da", to: "" }, "/intro/0/da: Text is empty"],
    ["a text that is not text", { at: "/intro/0/da", to: 5 }, "/intro/0/da: "],
    ["points as text", { at: "/questions/0/options/0/points", to: "0" }, "/questions/0/options/0/points: "],
    [
      "a share above one",
      { at: "/scoring/domains_high_share", to: [4, 3] },
      "/scoring/domains_high_share: A share",
    ],
    ["a name no object may have", { at: "/questions/31/id", to: "constructor" }, "/questions/31/id: A name"],
    ["an operation outside the language", { at: "/flags/4/when/op", to: "matches" }, "/flags/4/when/op: "],
    [
      "missing used in scoring",
      { at: "/flags/4/when", to: { q: "bolig", op: "missing" } },
      "/flags/4/when/op: ",
    ],
    [
      "a question id used twice",
      { at: "/questions/31/id", to: "styrker" },
      '/questions/31/id: "styrker" is used twice.',
    ],
    [
      "a code used twice",
      { at: "/questions/9/options/1/code", to: "meget_godt" },
      '/questions/9/options/1/code: "meget_godt" is used twice.',
    ],
    [
      "an unknown section",
      { at: "/questions/5/section", to: "Z" },
      '/questions/5/section: There is no section "Z".',
    ],
    [
      "questions out of order",
      { at: "/questions/5/section", to: "I" },
      "/questions/6/section: Questions stand in the order",
    ],
    [
      "an unknown domain",
      { at: "/questions/5/domain", to: "D9" },
      '/questions/5/domain: There is no domain "D9".',
    ],
    [
      "an unknown variant",
      { at: "/questions/5/variants/0", to: "su" },
      '/questions/5/variants/0: There is no variant "su".',
    ],
    [
      "an unknown source",
      { at: "/questions/5/sources/0", to: "me" },
      '/questions/5/sources/0: There is no source "me".',
    ],
    [
      "an unknown track",
      { at: "/questions/14/tracks/0", to: "x" },
      '/questions/14/tracks/0: There is no track "x".',
    ],
    ["an unknown band", { at: "/flags/0/min_band", to: "x" }, '/flags/0/min_band: There is no band "x".'],
    ["a missing route", { at: "/scoring/route/lav" }, '/scoring/route: The result "lav" has no route.'],
    [
      "an unknown topic",
      { at: "/conversation/0/about", to: "x" },
      '/conversation/0/about: There is no topic "x".',
    ],
    [
      "an unknown question in a condition",
      { at: "/flags/4/when/q", to: "x" },
      '/flags/4/when/q: There is no question "x".',
    ],
    [
      "an unknown code in a condition",
      { at: "/flags/4/when/value", to: "x" },
      '/flags/4/when/value: "x" is not an answer to "rusmidler".',
    ],
    [
      "a value off the scale",
      { at: "/protective/0/when/value", to: 11 },
      '/protective/0/when/value: "11" is not an answer',
    ],
    [
      "an operation of another kind",
      { at: "/protective/0/when/q", to: "helbred" },
      '/protective/0/when/op: "gte" cannot be asked of "helbred"',
    ],
    [
      "a condition on a later question",
      { at: "/questions/0/show_if", to: PAIN },
      '/questions/0/show_if: "smerte" does not come before',
    ],
    [
      "a condition on the other variant",
      { at: "/questions/12/show_if", to: { q: "jobsoegning", op: "eq", value: "nej" } },
      '/questions/12/show_if: "jobsoegning" is never asked in the variant "sygedagpenge".',
    ],
    [
      "a condition on points",
      { at: "/questions/15/show_if", to: { derived: "domains_high", op: "gte", value: 1 } },
      "/questions/15/show_if: What is asked may not depend on points.",
    ],
    [
      "a contradictory condition",
      { at: "/questions/14/show_if", to: { all: [PAIN, { q: "smerte", op: "lte", value: 3 }] } },
      '/questions/14/show_if: No answers can make "smerte_frygt" shown.',
    ],
    [
      "a gap in a scale",
      { at: "/questions/7/bands/1/from", to: 4 },
      "/questions/7/bands/1: Nothing covers 3 to 3.",
    ],
    [
      "an overlap in a scale",
      { at: "/questions/7/bands/0/to", to: 3 },
      "/questions/7/bands/1: 3 lies outside or in two bands.",
    ],
    [
      "a scale that ends too early",
      { at: "/questions/7/bands/4/to", to: 9 },
      "/questions/7/bands: Nothing covers 10 to 10.",
    ],
    [
      "a gap in weeks",
      { at: "/questions/3/weeks_bands/2/from", to: 9 },
      "/questions/3/weeks_bands/2: Nothing covers 8 to 8.",
    ],
    [
      "a gap between bands",
      { at: "/scoring/bands/1/from", to: 31 },
      "/scoring/bands/1: Nothing covers 30 to 30.",
    ],
    [
      "an overlap of bands",
      { at: "/scoring/bands/1/to", to: 60 },
      "/scoring/bands/2: 55 lies outside or in two bands.",
    ],
    [
      "a maximum no answer gives",
      { at: "/questions/9/max_points", to: 7 },
      "/questions/9/max_points: The answers give 6 points at most, not 7.",
    ],
    [
      "a domain that does not add up",
      { at: "/domains/3/max", to: 11 },
      '/domains/3/max: In the variant "kontanthjaelp" the questions give 10 points, not 11.',
    ],
    [
      "domains that are not 100",
      { at: "/domains/3/max", to: 11 },
      "/domains: The domains give 101 points together, not 100.",
    ],
    [
      "an option without points",
      { at: "/questions/9/options/0/points" },
      '/questions/9/options/0: "meget_godt" has no points.',
    ],
    ["points without a domain", { at: "/questions/9/domain", to: null }, "/questions/9/max_points: "],
    [
      "points without a source",
      { at: "/questions/9/sources", to: [] },
      "/questions/9/sources: Points need a source.",
    ],
    ["points without an explanation", { at: "/questions/9/explain" }, '/questions/9: "explain" is missing'],
    [
      "two exclusive options",
      { at: "/questions/19/options/0/exclusive", to: true },
      "/questions/19/options: Only checkboxes",
    ],
    [
      "a track no question names",
      { at: "/questions/28/tracks", to: [] },
      '/questions/28/tracks: The track "livsstil" looks at',
    ],
    [
      "a track without its signal",
      { at: "/questions/9/tracks", to: ["social"] },
      '/questions/9/tracks: No signal of the track "social" looks at "helbred".',
    ],
    [
      "a long sentence",
      { at: "/questions/9/help", to: { da: `${"ord ".repeat(21)}her.`, en: "x" } },
      "/questions/9/help/da: A sentence has more than 20 words.",
    ],
    [
      "hard Danish",
      {
        at: "/intro",
        to: Array.from({ length: 9 }, () => ({
          da: "Kommunalbestyrelsens sagsbehandlingsprocedurer forudsætter dokumentation gennem ansøgningsskemaer.",
          en: "x",
        })),
      },
      "/intro: The Danish intro have LIX",
    ],
    [
      "the word jobcenter",
      { at: "/questions/9/help", to: { da: "Spørg på jobcentret.", en: "x" } },
      '/questions/9/help/da: Write "kommune"',
    ],
    [
      "an exemption nobody needs",
      { at: "/readability_exemptions/0/pointer", to: "/title/da" },
      "/readability_exemptions/0: /title/da needs no exemption.",
    ],
    [
      "a flag no case reaches",
      { at: "/flags/4/when", to: { all: [PAIN, { q: "smerte", op: "lte", value: 3 }] } },
      '/flags/4: No case reaches this flag "F5_rusmidler".',
    ],
    [
      "levels that do not rise",
      { at: "/scoring/domain_levels/2/from_share", to: [1, 10] },
      "/scoring/domain_levels/2: Levels start at 0",
    ],
  ])("%s", (_, edit, expected) => {
    expect(faultsAfter(edit)).toContainEqual(expect.stringContaining(expected));
  });

  test("points of a typed number that no case reaches", () => {
    const question = JSON.parse(definition).questions[10];
    const { labels, ...number } = { ...question, kind: "number", max: 12 };
    const asNumber = (bands: object[]) => faultsAfter({ at: "/questions/10", to: { ...number, bands } });
    expect(asNumber([...question.bands.slice(0, 3), { from: 8, to: 12, points: 0 }])).not.toContainEqual(
      expect.stringContaining("No case reaches"),
    );
    expect(asNumber([...question.bands, { from: 11, to: 12, points: 0 }])).toContainEqual(
      expect.stringContaining("/questions/10/bands/4: No case reaches this answer"),
    );
  });

  test("the skip code as an option", () => {
    const code = { at: "/questions/9/options/4/code", to: "vil_ikke_svare" };
    expect(faultsAfter(code)).toContainEqual(
      "/questions/9/options/4/code: This code is kept for skipping the question.",
    );
  });

  test("a file that is not JSON", () => {
    const [fault] = checkQuestionnaire({ definition: "{", cases }).definition;
    expect(fault).toMatchObject({ pointer: "", message: expect.stringContaining("The file is not JSON") });
  });
});
