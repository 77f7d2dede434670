import * as v from "valibot";
import { sentence } from "./schema-parts.ts";

const points = v.pipe(v.number(), v.integer());
const names = v.array(v.string());

const expected = v.strictObject({
  weeks_absent: v.nullable(points),
  domains: v.record(v.string(), v.nullable(points)),
  unknown_domains: names,
  total: v.nullable(points),
  low: points,
  high: points,
  band_by_points: v.nullable(v.string()),
  flags: names,
  band: v.string(),
  band_certain: v.boolean(),
  borderline: v.boolean(),
  tracks: v.record(v.string(), v.string()),
  protective: names,
  skipped: names,
  route: v.string(),
  domain_status: v.record(v.string(), v.picklist(["omregnet", "uoplyst"])),
});

const expectedMeasure = v.strictObject({ total: v.nullable(points), answered: points });

const example = v.strictObject({
  id: sentence,
  title: sentence,
  note: v.optional(sentence),
  origin: v.picklist(["golden", "own"]),
  variant: v.string(),
  submitted_on: v.string(),
  answers: v.record(v.string(), v.unknown()),
  /** The result, for a questionnaire that gives points. */
  expected: v.optional(expected),
  /** The mean score, for one that measures. */
  expected_measure: v.optional(expectedMeasure),
  /** Which questions the person is asked, in order; for any questionnaire. */
  expected_shown: v.optional(names),
});

/** The synthetic persons of one version with their expected results, in `<version>.cases.json`. */
export const casesSchema = v.strictObject({
  $schema: v.optional(v.string()),
  about: sentence,
  questionnaire: sentence,
  cases: v.array(example),
});

export type Case = v.InferOutput<typeof example>;
