import * as v from "valibot";
import { condition, guideCondition } from "./condition-schema.ts";
import { identifier, localized, position, sentence, share, wholeNumber } from "./schema-parts.ts";

/** Longest list of answers a question may have: the engine keeps each answer as one bit of a 32-bit word. */
export const MAX_CHOICES = 31;

const band = v.strictObject({ from: wholeNumber, to: wholeNumber, points: wholeNumber });

const option = v.strictObject({
  code: identifier,
  label: localized,
  points: v.optional(wholeNumber),
  exclusive: v.optional(v.literal(true)),
});

const options = v.pipe(v.array(option), v.minLength(2), v.maxLength(MAX_CHOICES));

const common = {
  id: identifier,
  section: identifier,
  text: localized,
  text_by_variant: v.optional(v.record(identifier, localized)),
  help: v.optional(localized),
  help_box: v.optional(v.literal(true)),
  show_if: v.optional(condition),
  variants: v.pipe(v.array(identifier), v.minLength(1)),
  required: v.boolean(),
  skippable: v.boolean(),
  sensitive: v.boolean(),
  domain: v.nullable(identifier),
  max_points: wholeNumber,
  icf: v.array(sentence),
  tracks: v.array(identifier),
  construct: sentence,
  sources: v.array(sentence),
  explain: v.optional(localized),
};

const radio = v.strictObject({ ...common, kind: v.literal("radio"), options });

const checkboxes = v.strictObject({ ...common, kind: v.literal("checkboxes"), options });

const scale = v.strictObject({
  ...common,
  kind: v.literal("scale"),
  min: v.pipe(v.number(), v.integer()),
  max: v.pipe(v.number(), v.integer()),
  labels: v.strictTuple([localized, localized]),
  bands: v.optional(v.array(band)),
});

const date = v.strictObject({
  ...common,
  kind: v.literal("date"),
  max_weeks_back: wholeNumber,
  weeks_bands: v.optional(v.array(band)),
});

const text = v.strictObject({ ...common, kind: v.literal("text"), max_length: position });

/** A question is one of five kinds. A new kind is code in the engine, never an expression in the data. */
export const questionSchema = v.variant("kind", [radio, checkboxes, scale, date, text]);

const missingRules = v.strictObject({
  min_share_questions: share,
  min_share_points: share,
  max_unknown_domains: wholeNumber,
  never_both_unknown: v.array(identifier),
  unknown_result: identifier,
  notes: sentence,
});

const scoring = v.strictObject({
  rounding: v.literal("half_up"),
  bands: v.pipe(
    v.array(
      v.strictObject({
        id: identifier,
        from: wholeNumber,
        to: wholeNumber,
        name: localized,
        citizen: localized,
      }),
    ),
    v.minLength(1),
  ),
  cannot: localized,
  domain_levels: v.pipe(v.array(v.strictObject({ from_share: share, name: localized })), v.minLength(1)),
  max_lift: wholeNumber,
  borderline_margin: wholeNumber,
  missing: missingRules,
  domains_high_share: share,
  weeks_absent: v.optional(v.strictObject({ question: identifier })),
  date_rule: sentence,
  route: v.record(identifier, identifier),
  track_levels: v.pipe(
    v.array(v.strictObject({ id: identifier, min: position, name: localized })),
    v.minLength(1),
  ),
});

const flag = v.strictObject({ id: identifier, min_band: identifier, label: localized, when: condition });

const track = v.strictObject({
  id: identifier,
  nr: position,
  name: localized,
  signals: v.pipe(v.array(v.strictObject({ weight: position, when: condition })), v.minLength(1)),
});

const protectiveFactor = v.strictObject({ id: identifier, label: localized, when: condition });

const conversationEntry = v.strictObject({
  id: identifier,
  about: identifier,
  when: guideCondition,
  ask: localized,
  why: localized,
});

const reference = v.strictObject({ cite: sentence, status: sentence, url: sentence, fact: sentence });

/** The whole of one version of one questionnaire, as it lies in `definitions/<id>/<version>.json`. */
export const definitionSchema = v.strictObject({
  format: v.literal("afsaet-questionnaire/2"),
  id: identifier,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, "A version is three numbers, such as 1.0.0.")),
  status: sentence,
  languages: v.strictTuple([v.literal("da"), v.literal("en")]),
  title: localized,
  intro: v.array(localized),
  validity: v.array(localized),
  skip_option: v.strictObject({ code: identifier, label: localized }),
  variants: v.pipe(v.array(v.strictObject({ id: identifier, label: localized })), v.minLength(1)),
  sections: v.array(v.strictObject({ id: identifier, title: localized })),
  domains: v.array(v.strictObject({ id: identifier, name: localized, max: position })),
  questions: v.pipe(v.array(questionSchema), v.minLength(1)),
  scoring,
  flags: v.array(flag),
  tracks: v.array(track),
  protective: v.array(protectiveFactor),
  conversation: v.array(conversationEntry),
  readability_exemptions: v.array(v.strictObject({ pointer: sentence, reason: sentence })),
  never_used_as_predictor: v.array(sentence),
  audit_only_variables: v.array(sentence),
  references: v.record(v.string(), reference),
});

export type Definition = v.InferOutput<typeof definitionSchema>;
export type Question = v.InferOutput<typeof questionSchema>;
export type QuestionKind = Question["kind"];
export type PointsBand = v.InferOutput<typeof band>;
