import * as v from "valibot";
import { condition } from "./condition-schema.ts";
import { identifier, localized, position, sentence, wholeNumber } from "./schema-parts.ts";

/** Longest list of answers a question may have: the engine keeps each answer as one bit of a 32-bit word. */
export const MAX_CHOICES = 31;

const whole = v.pipe(v.number(), v.integer(), v.minValue(-1_000_000), v.maxValue(1_000_000));

const band = v.strictObject({ from: wholeNumber, to: wholeNumber, points: wholeNumber });

const option = v.strictObject({
  code: identifier,
  label: localized,
  points: v.optional(wholeNumber),
  exclusive: v.optional(v.literal(true)),
});

const options = v.pipe(v.array(option), v.minLength(2), v.maxLength(MAX_CHOICES));

/** `scale_value` is the step on a scale of five that the mean of a group is made of; never points of a person. */
const step = v.strictObject({ ...option.entries, scale_value: v.optional(v.picklist([1, 2, 3, 4, 5])) });
const steps = v.pipe(v.array(step), v.minLength(2), v.maxLength(MAX_CHOICES));

const choice = v.strictObject({ code: identifier, label: localized });
const choices = v.pipe(v.array(choice), v.minLength(2), v.maxLength(MAX_CHOICES));

const common = {
  id: identifier,
  section: identifier,
  text: localized,
  text_by_variant: v.optional(v.record(identifier, localized)),
  help: v.optional(localized),
  help_box: v.optional(v.literal(true)),
  show_if: v.optional(condition),
  /** Left out or empty: asked in every variant. */
  variants: v.optional(v.array(identifier), []),
  required: v.optional(v.boolean(), false),
  skippable: v.optional(v.boolean(), true),
  sensitive: v.optional(v.boolean(), false),
  domain: v.optional(v.nullable(identifier), null),
  max_points: v.optional(wholeNumber, 0),
  icf: v.optional(v.array(sentence), []),
  tracks: v.optional(v.array(identifier), []),
  construct: sentence,
  sources: v.optional(v.array(sentence), []),
  explain: v.optional(localized),
};

const radio = v.strictObject({ ...common, kind: v.literal("radio"), options: steps });

const checkboxes = v.strictObject({ ...common, kind: v.literal("checkboxes"), options });

export const scale = v.strictObject({
  ...common,
  kind: v.literal("scale"),
  min: whole,
  max: whole,
  labels: v.strictTuple([localized, localized]),
  bands: v.optional(v.array(band)),
});

/** A whole number that is typed, such as hours a week. */
const number = v.strictObject({
  ...common,
  kind: v.literal("number"),
  min: whole,
  max: whole,
  unit: v.optional(localized),
  bands: v.optional(v.array(band)),
});

const date = v.strictObject({
  ...common,
  kind: v.literal("date"),
  max_weeks_back: wholeNumber,
  weeks_bands: v.optional(v.array(band)),
});

const text = v.strictObject({ ...common, kind: v.literal("text"), max_length: position });

/** One choice from a long list: written out, or kept by the municipality under the name in `options_from`. */
const select = v.strictObject({
  ...common,
  kind: v.literal("select"),
  options: v.optional(v.pipe(v.array(option), v.maxLength(MAX_CHOICES)), []),
  options_from: v.optional(v.picklist(["units"])),
});

/** The same choices for several rows. The answer is an object from row code to option code. */
const matrix = v.strictObject({
  ...common,
  kind: v.literal("matrix"),
  rows: v.pipe(v.array(choice), v.minLength(1), v.maxLength(MAX_CHOICES)),
  options: choices,
});

const fieldCommon = {
  id: identifier,
  text: localized,
  help: v.optional(localized),
  required: v.optional(v.boolean(), false),
};

/** One field of each entry of a list. */
const listField = v.variant("kind", [
  v.strictObject({ ...fieldCommon, kind: v.literal("radio"), options: choices }),
  v.strictObject({ ...fieldCommon, kind: v.literal("select"), options: choices }),
  v.strictObject({
    ...fieldCommon,
    kind: v.literal("number"),
    min: whole,
    max: whole,
    unit: v.optional(localized),
  }),
  v.strictObject({ ...fieldCommon, kind: v.literal("date") }),
  v.strictObject({ ...fieldCommon, kind: v.literal("text"), max_length: position }),
]);

/** Any number of entries of the same shape, such as courses. The answer is a list of objects. */
const list = v.strictObject({
  ...common,
  kind: v.literal("list"),
  /** What one entry is called, such as "Kursus". */
  entry_name: localized,
  max_entries: v.pipe(position, v.maxValue(200)),
  fields: v.pipe(v.array(listField), v.minLength(1)),
});

/** A question is one of nine kinds. A new kind is code in the engine, never an expression in the data. */
export const questionSchema = v.variant("kind", [
  radio,
  checkboxes,
  scale,
  number,
  date,
  text,
  select,
  matrix,
  list,
]);

export type Question = v.InferOutput<typeof questionSchema>;
export type QuestionKind = Question["kind"];
export type NumberQuestion = v.InferOutput<typeof number>;
export type MatrixQuestion = v.InferOutput<typeof matrix>;
export type RadioQuestion = v.InferOutput<typeof radio>;
export type ListQuestion = v.InferOutput<typeof list>;
export type ListField = v.InferOutput<typeof listField>;
export type PointsBand = v.InferOutput<typeof band>;
