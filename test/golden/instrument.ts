import { readFileSync } from "node:fs";
import * as v from "valibot";
import { type Case, casesSchema } from "#questionnaires/cases-schema.ts";
import { compile, isScored } from "#questionnaires/engine/compile.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import { definitionSchema } from "#questionnaires/schema.ts";

const root = new URL("../../questionnaires/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const definition = v.parse(definitionSchema, read("definitions/risikoscreening/1.0.0.json"));
const examples = v.parse(casesSchema, read("definitions/risikoscreening/1.0.0.cases.json")).cases;

const questionnaire = compile(definition);
if (!isScored(questionnaire)) throw new Error("The screening gives points.");
const cases = examples.map(({ expected, ...example }) => {
  if (expected === undefined) throw new Error(`${example.id} expects no result.`);
  return { ...example, expected };
});

/** The real instrument and its cases, as they lie on disk. */
export const instrument = { root, definition: questionnaire.definition, questionnaire, cases };

export const personOf = ({ variant, submitted_on, answers }: Case): Person => ({
  variant,
  submittedOn: submitted_on,
  answers,
});
