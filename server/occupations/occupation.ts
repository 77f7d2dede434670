import * as v from "valibot";
import type { WrittenLang } from "#questionnaires/languages.ts";
import military from "./unit-groups/0-military.json" with { type: "json" };
import managers from "./unit-groups/1-managers.json" with { type: "json" };
import professionals from "./unit-groups/2-professionals.json" with { type: "json" };
import technicians from "./unit-groups/3-technicians.json" with { type: "json" };
import office from "./unit-groups/4-office.json" with { type: "json" };
import serviceAndSales from "./unit-groups/5-service-and-sales.json" with { type: "json" };
import farmingAndFishing from "./unit-groups/6-farming-and-fishing.json" with { type: "json" };
import crafts from "./unit-groups/7-crafts.json" with { type: "json" };
import machinesAndDriving from "./unit-groups/8-machines-and-driving.json" with { type: "json" };
import elementary from "./unit-groups/9-elementary.json" with { type: "json" };

/** What draws people to an occupation; the whole vocabulary. */
export const motives = [
  "colleagues",
  "helping",
  "outdoors",
  "hands",
  "machines",
  "animals",
  "food",
  "numbers",
  "creating",
  "children",
  "order",
  "talking",
  "moving",
  "quiet",
  "learning",
  "pay",
  "independent",
  "screen",
] as const;

export type Motive = (typeof motives)[number];

/** Whatever can be searched for: a unit group, or a row of a list that a municipality has imported. */
export interface NamedOccupation {
  /** Four digits for a unit group of ISCO-08, six for an occupation of DISCO-08. */
  readonly code: string;
  readonly label: Readonly<Record<WrittenLang, string>>;
  /** Other names, workplaces and tasks. They are for finding only and are not shown. */
  readonly words: Readonly<Record<WrittenLang, readonly string[]>>;
}

const unitGroupCode = v.pipe(v.string(), v.regex(/^\d{4}$/));
const shortText = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60));
const someWords = v.pipe(v.array(shortText), v.minLength(3), v.maxLength(20));

const occupationSchema = v.strictObject({
  code: unitGroupCode,
  label: v.strictObject({ da: shortText, en: shortText }),
  words: v.strictObject({ da: someWords, en: someWords }),
  /** What tells most of the work comes first. */
  motives: v.pipe(v.array(v.picklist(motives)), v.minLength(2)),
  /** Codes of other minor groups that ask for similar competences; written in one of the two only. */
  kindred: v.pipe(v.array(unitGroupCode), v.maxLength(6)),
});

/** A unit group of ISCO-08, which DISCO-08 shares, in everyday words. */
export type Occupation = Readonly<v.InferOutput<typeof occupationSchema>>;

/** Every unit group, in the order of the codes. */
export const occupations: readonly Occupation[] = v.parse(v.array(occupationSchema), [
  ...military,
  ...managers,
  ...professionals,
  ...technicians,
  ...office,
  ...serviceAndSales,
  ...farmingAndFishing,
  ...crafts,
  ...machinesAndDriving,
  ...elementary,
]);

const byCode = new Map(occupations.map((occupation) => [occupation.code, occupation]));

/** The unit group with these four digits. */
export const findOccupation = (code: string): Occupation | undefined => byCode.get(code);

/** The unit group that a code of DISCO-08 with six digits, or of ISCO-08 with four, belongs to. */
export const unitGroupOf = (code: string): Occupation | undefined =>
  /^\d{4}(?:\d{2})?$/.test(code) ? findOccupation(code.slice(0, 4)) : undefined;
