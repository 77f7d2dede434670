import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { casesSchema } from "#questionnaires/cases-schema.ts";
import { answerOrMissingTest, answerTest, derivedTest } from "#questionnaires/condition-schema.ts";
import { definitionSchema } from "#questionnaires/schema.ts";
import { localized } from "#questionnaires/schema-parts.ts";
import { KEY_WORDS } from "#questionnaires/words/key-words.ts";

type Json = { [key: string]: unknown };
type Speech = "da" | "en";

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const plain = (schema: v.GenericSchema): Json => {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: "ignore", typeMode: "input" });
  return rest as Json;
};

const ref = (name: string): Json => ({ $ref: `#/$defs/${name}` });

/** The closed condition language, which calls itself: `all` of conditions, `any` of conditions. */
function conditionSchema(name: string, test: v.GenericSchema): Json {
  const parts: Json = { type: "array", minItems: 1, items: ref(name) };
  const joined = (properties: Json): Json => ({
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });
  return {
    anyOf: [
      plain(test),
      plain(derivedTest),
      joined({ all: parts }),
      joined({ any: parts }),
      joined({ count_gte: { type: "integer", minimum: 1 }, of: parts }),
    ],
  };
}

/** The words for a key: those of the key in its place go before those of the key alone. */
export const wordsFor = (parent: string, key: string) => KEY_WORDS[`${parent}.${key}`] ?? KEY_WORDS[key];

/** A condition stands wherever something is shown or used only sometimes. */
function conditionAt(parent: string, key: string): Json | undefined {
  if (key === "show_if") return ref("condition");
  if (key !== "when") return undefined;
  return ref(parent === "conversation" ? "guideCondition" : "condition");
}

const text = plain(localized);

/** A text in every language stands in many places; it is described once. */
const isText = (value: Json): boolean => JSON.stringify(value) === JSON.stringify(text);

/** Puts the words for every key beside its schema. Keys without words are handed to `onMissing`. */
export function described(
  schema: unknown,
  { parent, lang, onMissing }: { parent: string; lang: Speech; onMissing?: (key: string) => void },
): unknown {
  const inside = (value: unknown, name: string): unknown =>
    described(value, { parent: name, lang, ...(onMissing && { onMissing }) });
  if (Array.isArray(schema)) return schema.map((part) => inside(part, parent));
  if (!isJson(schema)) return schema;
  if (isText(schema) && parent !== "text") return ref("text");
  return Object.fromEntries(
    Object.entries(schema).map(([word, value]) => {
      if (word !== "properties" || !isJson(value)) return [word, inside(value, parent)];
      const properties = Object.entries(value).map(([key, part]): [string, unknown] => {
        const words = wordsFor(parent, key);
        if (!words) onMissing?.(`${parent}.${key}`);
        const content = conditionAt(parent, key) ?? inside(part, key);
        return [key, { ...(words && { description: words[lang] }), ...(content as Json) }];
      });
      return [word, Object.fromEntries(properties)];
    }),
  );
}

function editorSchema(schema: v.GenericSchema, lang: Speech): string {
  const $defs = {
    condition: conditionSchema("condition", answerTest),
    guideCondition: conditionSchema("guideCondition", answerOrMissingTest),
  };
  const parts = described({ ...plain(schema), $defs }, { parent: "", lang }) as Json;
  const whole = {
    ...parts,
    $defs: { ...(parts["$defs"] as Json), text: described(text, { parent: "text", lang }) },
  };
  return `${JSON.stringify({ $schema: "http://json-schema.org/draft-07/schema#", ...whole }, null, 1)}\n`;
}

/** The files that tell an editor which keys there are and what each means, by their names beside `definitions/`. */
export const editorSchemas = (): Readonly<Record<string, string>> => ({
  "definition.schema.json": editorSchema(definitionSchema, "en"),
  "definition.schema.da.json": editorSchema(definitionSchema, "da"),
  "cases.schema.json": editorSchema(casesSchema, "en"),
  "cases.schema.da.json": editorSchema(casesSchema, "da"),
});
