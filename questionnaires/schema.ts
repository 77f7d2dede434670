import * as v from "valibot";
import { condition, guideCondition } from "./condition-schema.ts";
import { questionSchema, scale } from "./question-schema.ts";
import { identifier, localized, position, sentence, share, wholeNumber } from "./schema-parts.ts";

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

/**
 * A mean score over scales and what counts as a change since the last time: Jacobson and Truax (1991), threshold
 * z * sqrt(2) * SD * sqrt(1 - r). The limits stand in the data; `basis` says what they were computed from.
 */
const measure = v.strictObject({
  items: v.pipe(v.array(identifier), v.minLength(1)),
  min_answered: position,
  /** The total is the mean of the answered items times this. */
  factor: position,
  rounding: v.literal("half_up"),
  change: v.strictObject({
    /** From the smallest change to the largest; the first starts at 0. */
    levels: v.pipe(
      v.array(v.strictObject({ id: identifier, min_abs: wholeNumber, name: localized })),
      v.minLength(1),
    ),
    item_levels: v.pipe(v.array(v.strictObject({ id: identifier, min_abs: wholeNumber })), v.minLength(1)),
    basis: sentence,
    sources: v.pipe(v.array(sentence), v.minLength(1)),
  }),
  never_use_for: v.array(localized),
});

/** Questions that are shown together after sending, such as wishes, beliefs and obstacles. */
const profileGroup = v.strictObject({
  id: identifier,
  name: localized,
  questions: v.pipe(v.array(identifier), v.minLength(1)),
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

const everybody = [{ id: "alle", label: { da: "Alle", en: "Everybody" } }];

/** The whole of one version of one questionnaire, as it lies in `definitions/<id>/<version>.json`. */
export const definitionSchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal("afsaet-questionnaire/2"),
  id: identifier,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/, "A version is three numbers, such as 1.0.0.")),
  status: sentence,
  languages: v.strictTuple([v.literal("da"), v.literal("en")]),
  title: localized,
  intro: v.array(localized),
  validity: v.optional(v.array(localized), []),
  skip_option: v.strictObject({ code: identifier, label: localized }),
  /** `anonymous`: the answers are never stored together with a person. */
  identity: v.optional(v.picklist(["citizen", "anonymous"]), "citizen"),
  /** `staff`: asked of those who work with citizens, so no citizen is offered it. Left out: asked of citizens. */
  audience: v.optional(v.literal("staff")),
  /** About how long it takes to answer. */
  minutes: v.optional(position),
  /** How often it is meant to be answered anew. */
  repeat: v.optional(v.strictObject({ every_weeks_min: position, every_weeks_max: position })),
  variants: v.optional(
    v.pipe(v.array(v.strictObject({ id: identifier, label: localized })), v.minLength(1)),
    everybody,
  ),
  sections: v.array(v.strictObject({ id: identifier, title: localized })),
  domains: v.optional(v.array(v.strictObject({ id: identifier, name: localized, max: position })), []),
  questions: v.pipe(v.array(questionSchema), v.minLength(1)),
  /** Questions that the caseworker answers beside the person's own answers; they count in no score. */
  staff_questions: v.optional(v.array(scale), []),
  /** Points by domain, and the level they lead to. */
  scoring: v.optional(scoring),
  measure: v.optional(measure),
  profile: v.optional(v.array(profileGroup), []),
  flags: v.optional(v.array(flag), []),
  tracks: v.optional(v.array(track), []),
  protective: v.optional(v.array(protectiveFactor), []),
  conversation: v.optional(v.array(conversationEntry), []),
  readability_exemptions: v.optional(v.array(v.strictObject({ pointer: sentence, reason: sentence })), []),
  never_used_as_predictor: v.optional(v.array(sentence), []),
  audit_only_variables: v.optional(v.array(sentence), []),
  references: v.optional(v.record(v.string(), reference), {}),
});

export type Definition = v.InferOutput<typeof definitionSchema>;
/** A definition that gives points. */
export type ScoredDefinition = Definition & { readonly scoring: Scoring };
export type Scoring = v.InferOutput<typeof scoring>;
export type Measure = v.InferOutput<typeof measure>;
