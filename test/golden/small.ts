import * as v from "valibot";
import { compile, isScored, type ScoredQuestionnaire } from "#questionnaires/engine/compile.ts";
import { type Definition, definitionSchema } from "#questionnaires/schema.ts";
import { instrument } from "./instrument.ts";

type More = Readonly<Record<string, unknown>>;

const words = { da: "x", en: "x" };
const asked = { section: "A", text: words, construct: "made up for tests" };
const choices = (codes: readonly string[]) => codes.map((code) => ({ code, label: words }));

/** Questions with as little as a question can have; `more` is laid over it. */
export const ask = {
  radio: (id: string, more: More = {}) => ({
    ...asked,
    id,
    kind: "radio",
    options: choices(["a", "b", "c"]),
    ...more,
  }),
  checkboxes: (id: string, more: More = {}) => ({
    ...asked,
    id,
    kind: "checkboxes",
    options: choices(["a", "b", "c"]),
    ...more,
  }),
  scale: (id: string, more: More = {}) => ({
    ...asked,
    id,
    kind: "scale",
    min: 0,
    max: 10,
    labels: [words, words],
    ...more,
  }),
  number: (id: string, more: More = {}) => ({ ...asked, id, kind: "number", min: 0, max: 60, ...more }),
  date: (id: string, more: More = {}) => ({ ...asked, id, kind: "date", max_weeks_back: 100, ...more }),
  text: (id: string, more: More = {}) => ({ ...asked, id, kind: "text", max_length: 50, ...more }),
  select: (id: string, more: More = {}) => ({
    ...asked,
    id,
    kind: "select",
    options: choices(["a", "b"]),
    ...more,
  }),
  matrix: (id: string, rows: readonly string[], more: More = {}) => ({
    ...asked,
    id,
    kind: "matrix",
    rows: choices(rows),
    options: choices(["little", "much"]),
    ...more,
  }),
  list: (id: string, more: More = {}) => ({
    ...asked,
    id,
    kind: "list",
    entry_name: words,
    max_entries: 3,
    fields: [{ id: "name", kind: "text", text: words, max_length: 10 }],
    ...more,
  }),
};

/** Choices that give points: the first code none, the next one, and so on. */
export const pointed = (...points: readonly number[]) =>
  points.map((one, at) => ({ code: "abcdef"[at], label: words, points: one }));

/** A definition with these questions and nothing else but what `more` says. */
export const small = (questions: readonly object[], more: More = {}): Definition =>
  v.parse(definitionSchema, {
    format: "afsaet-questionnaire/2",
    id: "small",
    version: "1.0.0",
    status: "made up for tests",
    languages: ["da", "en"],
    title: words,
    intro: [],
    skip_option: { code: "skip", label: words },
    sections: [{ id: "A", title: words }],
    questions,
    ...more,
  });

/** The rules of scoring of the real instrument, with what `more` says instead. */
export const scoringWith = (more: More = {}) => ({ ...instrument.definition.scoring, ...more });

/** A compiled questionnaire that gives points, with domains `D` and `E` unless `more` says otherwise. */
export function smallScored(questions: readonly object[], more: More = {}): ScoredQuestionnaire {
  const domains = ["D", "E"].map((id) => ({ id, name: words, max: 10 }));
  const compiled = compile(small(questions, { domains, scoring: scoringWith(), ...more }));
  if (!isScored(compiled)) throw new Error("It gives no points.");
  return compiled;
}

/** Somebody who answers on a day in November 2026. */
export const answering = (answers: Readonly<Record<string, unknown>>, more: More = {}) => ({
  variant: "alle",
  submittedOn: "2026-11-02",
  answers,
  ...more,
});
