import { readFileSync } from "node:fs";
import * as v from "valibot";
import { casesSchema } from "#questionnaires/cases-schema.ts";
import { compile } from "#questionnaires/engine/compile.ts";
import { definitionSchema } from "#questionnaires/schema.ts";

const root = new URL("../questionnaires/", import.meta.url);
const text = (file: string): string => readFileSync(new URL(`definitions/alle_slags/${file}`, root), "utf8");
const texts = { definition: text("1.0.0.json"), cases: text("1.0.0.cases.json") };
const definition = v.parse(definitionSchema, JSON.parse(texts.definition));
const { cases } = v.parse(casesSchema, JSON.parse(texts.cases));

/** A made-up questionnaire with a question of every kind, in a folder of its own. */
export const allKinds = { root, texts, definition, questionnaire: compile(definition), cases };
