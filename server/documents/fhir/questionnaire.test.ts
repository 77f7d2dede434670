import { expect, test } from "vitest";
import { loadPublished } from "#server/questionnaire-files.ts";
import { everyKind } from "#test/documents/every-kind.ts";
import { fhirFaults } from "#test/documents/fhir-faults.ts";
import { namesOf } from "./names.ts";
import { readQuestionnaire } from "./read-questionnaire.ts";
import type { Item } from "./resources.ts";
import { writeQuestionnaire } from "./write-questionnaire.ts";

const names = namesOf("https://kommune.example/fhir");
const all = [...loadPublished().map(({ questionnaire }) => questionnaire.definition), everyKind];

/** As it is after a journey over the wire. */
const written = (definition = everyKind) =>
  JSON.parse(
    JSON.stringify(
      writeQuestionnaire(definition, { names, status: "active", publisher: "Eksempel Kommune" }),
    ),
  );

const itemsOf = (items: readonly Item[] = []): readonly Item[] =>
  items.flatMap((item) => [item, ...itemsOf(item.item)]);

const itemNamed = (linkId: string): Item => {
  const found = itemsOf(written().item).find((item) => item.linkId === linkId);
  if (found === undefined) throw new Error(`There is no item ${linkId}.`);
  return found;
};

test.each(all)("$id $version is the same after export and import", (definition) => {
  expect(readQuestionnaire(written(definition))).toEqual({ definition, faults: [] });
});

test.each(all)("$id $version is valid FHIR R4", (definition) => {
  expect(fhirFaults(written(definition))).toEqual([]);
});

test.each(all)("$id $version keeps the invariants that the validator does not look at", (definition) => {
  const items = itemsOf(written(definition).item);
  const ids = items.map(({ linkId }) => linkId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [place, item] of items.entries()) {
    if (item.type === "group") expect(item.item?.length).toBeGreaterThan(0);
    if (item.type === "display")
      expect([item.item, item.required, item.answerOption]).toEqual(Array(3).fill(undefined));
    if (item.answerOption) expect(item.type).toBe("choice");
    for (const { question } of item.enableWhen ?? []) expect(ids.slice(0, place)).toContain(question);
    expect(item.enableBehavior !== undefined).toBe((item.enableWhen ?? []).length > 1);
  }
});

test("questions keep their order even where sections take turns", () => {
  const [first, ...others] = everyKind.questions;
  if (first === undefined) throw new Error("There is no question.");
  const mixed = { ...everyKind, questions: [...others, first] };
  expect(readQuestionnaire(written(mixed)).definition).toEqual(mixed);
});

test("a condition is a list of tests where that says the same, otherwise an expression", () => {
  const answer = (code: string, question = "job") => ({
    question,
    operator: "=",
    answerCoding: { system: names.answers("alle_slags", question), code },
  });
  expect(itemNamed("betinget_1")).toMatchObject({
    enableWhen: [answer("maaske"), answer("nej")],
    enableBehavior: "any",
  });
  expect(itemNamed("betinget_4").enableWhen).toEqual([
    { question: "smerte", operator: "<", answerInteger: 4 },
    { question: "smerte", operator: ">", answerInteger: 4 },
  ]);
  expect(itemNamed("betinget_8").enableWhen).toEqual([answer("ja", "hjaelp")]);
  expect(itemNamed("betinget_0")).toMatchObject({ enableBehavior: "all" });
  const nested = itemNamed("betinget_16");
  expect(nested.enableWhen).toBeUndefined();
  expect(JSON.stringify(nested.extension)).toContain("%resource.item.item.where(linkId = 'job')");
});

test("further languages come along on every text", () => {
  const text = JSON.stringify(everyKind).replaceAll(/"en":"([^"]*)"/g, '"en":"$1","ar":"$1 ١"');
  const resource = written(JSON.parse(text));
  expect(JSON.stringify(resource)).toContain('"valueCode":"ar"');
  expect(readQuestionnaire(resource)).toEqual({ definition: JSON.parse(text), faults: [] });
});

test("points stand where Structured Data Capture and where R4 look for them", () => {
  const [, maybe] = itemNamed("job").answerOption ?? [];
  expect(maybe?.extension).toEqual([
    { url: "http://hl7.org/fhir/StructureDefinition/ordinalValue", valueDecimal: 1 },
  ]);
  expect(maybe?.valueCoding?.extension).toEqual([
    { url: "http://hl7.org/fhir/StructureDefinition/itemWeight", valueDecimal: 1 },
  ]);
});

test("a text changed in another program comes back changed", () => {
  const resource = written();
  const section = resource.item.find((item: Item) => item.linkId === "_section.A");
  section.item[0].text = "Har du et job?";
  const { definition } = readQuestionnaire(resource);
  expect(definition?.questions[0]?.text).toEqual({ da: "Har du et job?", en: "Question job?" });
});

test.each([
  [
    "/item/3/item/0/initial",
    (resource: ReturnType<typeof written>) => (resource.item[3].item[0].initial = []),
  ],
  ["/copyright", (resource: ReturnType<typeof written>) => (resource.copyright = "Somebody")],
  ["/url", (resource: ReturnType<typeof written>) => (resource.url = "urn:x")],
  ["/item/0/linkId", (resource: ReturnType<typeof written>) => (resource.item[0].linkId = 7)],
])("what would be lost is refused at %s", (pointer, change) => {
  const resource = written();
  change(resource);
  const { definition, faults } = readQuestionnaire(resource);
  expect(definition).toBeUndefined();
  expect(faults.map((fault) => fault.pointer)).toContain(pointer);
});

test("a condition changed in another program is refused while the exact one says something else", () => {
  const resource = written();
  const section = resource.item.find((item: Item) => item.linkId === "_section.D");
  section.item[0].enableWhen[0].answerCoding.code = "ja";
  const { faults } = readQuestionnaire(resource);
  expect(faults.map(({ pointer }) => pointer)).toContain("/item/6/item/0/enableWhen/0/answerCoding/code");
});
