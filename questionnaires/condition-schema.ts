import * as v from "valibot";
import { identifier, position, wholeNumber } from "./schema-parts.ts";

const codeOrNumber = v.union(
  [identifier, v.pipe(v.number(), v.integer())],
  "Expected a code or a whole number.",
);
const q = identifier;
const value = codeOrNumber;
const several = v.pipe(v.array(codeOrNumber), v.minLength(1));
const whole = v.pipe(v.number(), v.integer());

/** The row of a matrix whose answer is tested; a test of any other kind has none. */
const row = v.optional(identifier);

const answerTests = [
  v.strictObject({ q, row, op: v.literal("eq"), value }),
  v.strictObject({ q, row, op: v.literal("neq"), value }),
  v.strictObject({ q, row, op: v.literal("in"), value: several }),
  v.strictObject({ q, row, op: v.literal("gte"), value: whole }),
  v.strictObject({ q, row, op: v.literal("lte"), value: whole }),
  v.strictObject({ q, row, op: v.literal("has"), value: identifier }),
  v.strictObject({ q, row, op: v.literal("has_any"), value: v.pipe(v.array(identifier), v.minLength(1)) }),
] as const;

const missingTestSchema = v.strictObject({ q, op: v.literal("missing") });

/** One test of one answer. */
export const answerTest = v.variant("op", [...answerTests]);
/** One test of the conversation guide. */
export const answerOrMissingTest = v.variant("op", [...answerTests, missingTestSchema]);

/** Two facts are counted from the answers: whole weeks of absence, and how many domains lie high. */
export const derivedTest = v.strictObject({
  derived: v.picklist(["weeks_absent", "domains_high"]),
  op: v.picklist(["eq", "gte", "lte"]),
  value: wholeNumber,
});

export type AnswerTest = v.InferOutput<typeof answerTest>;
export type MissingTest = v.InferOutput<typeof missingTestSchema>;
export type DerivedTest = v.InferOutput<typeof derivedTest>;

/**
 * The closed condition language. A test of an answer that is missing, hidden or of the other variant is
 * *unknown*; `all`, `any` and `count_gte` follow Kleene's three-valued logic; a rule needs *true*.
 */
export type Condition<Extra = never> =
  | AnswerTest
  | DerivedTest
  | Extra
  | { all: Condition<Extra>[] }
  | { any: Condition<Extra>[] }
  | { count_gte: number; of: Condition<Extra>[] };

/**
 * The conversation guide may also ask for what was left out: `missing` is true for a shown question without
 * an answer, otherwise false, never unknown. Scoring rules may not use it: skipping never adds a flag.
 */
export type GuideCondition = Condition<MissingTest>;

const holds = (input: unknown, key: string): boolean =>
  typeof input === "object" && input !== null && Object.hasOwn(input, key);

/** Picks one shape by its key, so that a fault is told at its own place and not as "no shape fits". */
function conditionOver<Extra>(leaf: v.GenericSchema<AnswerTest | Extra>): v.GenericSchema<Condition<Extra>> {
  const several: v.GenericSchema<Condition<Extra>[]> = v.pipe(
    v.array(v.lazy((input) => shapeOf(input))),
    v.minLength(1),
  );
  const all = v.strictObject({ all: several });
  const any = v.strictObject({ any: several });
  const count = v.strictObject({ count_gte: position, of: several });
  const shapeOf = (input: unknown): v.GenericSchema<Condition<Extra>> => {
    if (holds(input, "all")) return all;
    if (holds(input, "any")) return any;
    if (holds(input, "count_gte")) return count;
    return holds(input, "derived") ? derivedTest : leaf;
  };
  return v.lazy(shapeOf);
}

/** A condition of `show_if`, a flag, a track signal or a protective factor. */
export const condition: v.GenericSchema<Condition> = conditionOver<never>(answerTest);

/** A condition of the conversation guide. */
export const guideCondition: v.GenericSchema<GuideCondition> =
  conditionOver<MissingTest>(answerOrMissingTest);
