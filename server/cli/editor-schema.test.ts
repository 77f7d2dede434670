import { toJsonSchema } from "@valibot/to-json-schema";
import { expect, test } from "vitest";
import { casesSchema } from "#questionnaires/cases-schema.ts";
import { definitionSchema } from "#questionnaires/schema.ts";
import { KEY_WORDS } from "#questionnaires/words/key-words.ts";
import { described, editorSchemas } from "./editor-schema.ts";

test("every key of a definition and of cases is explained", () => {
  const missing: string[] = [];
  for (const schema of [definitionSchema, casesSchema]) {
    const plain = toJsonSchema(schema, { errorMode: "ignore", typeMode: "input" });
    described(plain, { parent: "", lang: "en", onMissing: (key) => missing.push(key) });
  }
  expect(missing).toEqual([]);
});

test("every explanation is used", () => {
  const { "definition.schema.json": english = "", "cases.schema.json": cases = "" } = editorSchemas();
  const unused = Object.entries(KEY_WORDS).filter(
    ([, { en }]) => !`${english}${cases}`.includes(JSON.stringify(en)),
  );
  expect(unused).toEqual([]);
});

test("conditions call themselves, and only the guide may ask for what is missing", () => {
  const { $defs } = JSON.parse(editorSchemas()["definition.schema.json"] ?? "{}");
  expect(JSON.stringify($defs.condition)).toContain('"$ref":"#/$defs/condition"');
  expect(JSON.stringify($defs.condition)).not.toContain('"missing"');
  expect(JSON.stringify($defs.guideCondition)).toContain('"missing"');
});

test("the same help is there in Danish", () => {
  expect(editorSchemas()["definition.schema.da.json"]).toContain("Spørgsmålene, i rækkefølge.");
});
