import * as v from "valibot";
import { expect, test } from "vitest";
import { definitionSchema } from "#questionnaires/schema.ts";
import { fhirFaults } from "#test/documents/fhir-faults.ts";
import { readForeign } from "./read-foreign.ts";
import { isOurs } from "./read-questionnaire.ts";
import type { FhirQuestionnaire } from "./resources.ts";

const core = "http://hl7.org/fhir/StructureDefinition";
const weight = (valueDecimal: number) => [{ url: `${core}/ordinalValue`, valueDecimal }];
const danish = (content: string) => ({
  extension: [
    {
      url: `${core}/translation`,
      extension: [
        { url: "lang", valueCode: "da" },
        { url: "content", valueString: content },
      ],
    },
  ],
});
const often = [
  { valueCoding: { code: "1", display: "Often" }, extension: weight(1) },
  { valueCoding: { code: "0", display: "Never" }, extension: weight(0) },
];
const table = [
  {
    url: `${core}/questionnaire-itemControl`,
    valueCodeableConcept: {
      coding: [{ system: "http://hl7.org/fhir/questionnaire-item-control", code: "htable" }],
    },
  },
];

const foreign = {
  resourceType: "Questionnaire",
  language: "en-GB",
  status: "active",
  url: "https://other.example/Questionnaire/sleep-2",
  version: "2.1",
  title: "How you sleep",
  _title: danish("Sådan sover du"),
  purpose: "To know.",
  description: "About your nights.",
  contained: [
    {
      resourceType: "ValueSet",
      id: "where",
      status: "active",
      compose: {
        include: [
          {
            concept: [
              { code: "home", display: "At home" },
              { code: "away", display: "Away" },
            ],
          },
        ],
      },
    },
  ],
  item: [
    { linkId: "hello", type: "display", text: "Please answer." },
    {
      linkId: "1",
      type: "boolean",
      text: "Do you sleep well?",
      _text: danish("Sover du godt?"),
      required: true,
    },
    {
      linkId: "2",
      type: "group",
      text: "At night",
      item: [
        {
          linkId: "2.1",
          type: "choice",
          text: "Do you wake up?",
          answerOption: often,
          enableWhen: [{ question: "1", operator: "=", answerBoolean: false }],
        },
        {
          linkId: "2.2",
          type: "integer",
          text: "How many times?",
          enableWhen: [{ question: "2.1", operator: "exists", answerBoolean: true }],
        },
        { linkId: "2.3", type: "choice", text: "Where do you sleep?", answerValueSet: "#where" },
        { linkId: "2.4", type: "attachment", text: "A picture of your bed" },
        {
          linkId: "2.5",
          type: "group",
          text: "How often",
          extension: table,
          item: ["a", "b"].map((row) => ({
            linkId: `2.5.${row}`,
            type: "choice",
            text: row,
            answerOption: often,
          })),
        },
        {
          linkId: "2.6",
          type: "group",
          repeats: true,
          text: "Medicine",
          item: [{ linkId: "2.6.1", type: "string", text: "Name", required: true }],
        },
        {
          linkId: "2.7",
          type: "open-choice",
          text: "Why?",
          answerOption: [{ valueString: "Noise" }, { valueString: "Light" }],
          enableWhen: [{ question: "2.5.b", operator: "=", answerCoding: { code: "1" } }],
        },
      ],
    },
  ],
};

test("the example is a valid questionnaire, and not one of ours", () => {
  expect(fhirFaults(foreign)).toEqual([]);
  expect(isOurs(foreign as FhirQuestionnaire)).toBe(false);
});

test("questions of another system become an unscored draft with the nearest kinds", () => {
  const { draft, faults } = readForeign(foreign);
  expect(faults).toEqual([]);
  expect(draft).toMatchObject({
    id: "sleep_2",
    version: "2.1.0",
    title: { da: "Sådan sover du", en: "How you sleep" },
    intro: [{ en: "About your nights." }, { en: "Please answer." }],
    sections: [{ title: { da: "Sådan sover du", en: "How you sleep" } }, { title: { en: "At night" } }],
    questions: [
      { id: "spm_1", kind: "radio", text: { da: "Sover du godt?" }, required: true, skippable: false },
      { kind: "radio", options: [{ code: "svar_1", label: { en: "Often" } }, { code: "svar_0" }] },
      { kind: "number", min: 0 },
      { kind: "radio", options: [{ code: "home" }, { code: "away" }] },
      { kind: "matrix", rows: [{ label: { en: "a" } }, { label: { en: "b" } }] },
      { kind: "list", entry_name: { en: "Medicine" }, fields: [{ kind: "text", required: true }] },
      { kind: "radio", options: [{ code: "Noise" }, { code: "Light" }] },
    ],
  });
  expect(JSON.stringify(draft)).not.toContain("points");
});

test("conditions come along where there are words for them", () => {
  const questions = readForeign(foreign).draft?.["questions"] as { show_if?: unknown }[];
  expect(questions.map(({ show_if }) => show_if)).toEqual([
    undefined,
    { q: "spm_1", op: "eq", value: "false" },
    undefined,
    undefined,
    undefined,
    undefined,
    { q: "spm_2_5", row: "linje_2_5_b", op: "eq", value: "svar_1" },
  ]);
});

test("everything that did not come along is told, with its place in the file", () => {
  const { dropped } = readForeign(foreign);
  expect(dropped.map(({ pointer }) => pointer).toSorted()).toEqual(
    [
      "/purpose",
      "/item/2/item/0",
      "/item/2/item/1/enableWhen",
      "/item/2/item/3",
      "/item/2/item/4",
      "/item/2/item/6",
    ].toSorted(),
  );
});

test("only missing translations keep the draft from being a definition", () => {
  const parsed = v.safeParse(definitionSchema, readForeign(foreign).draft);
  const places = parsed.issues?.map((issue) => issue.path?.at(-1)?.key);
  expect(new Set(places)).toEqual(new Set(["da"]));
});

test("a file that is no questionnaire is refused with a place", () => {
  expect(readForeign({ resourceType: "Patient" }).faults[0]?.pointer).toBe("/resourceType");
  expect(readForeign({ resourceType: "Questionnaire", status: "draft" }).faults[0]?.pointer).toBe("/item");
});
