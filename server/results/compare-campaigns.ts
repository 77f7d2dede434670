import { type Independence, independence } from "#server/statistics/chi-square.ts";
import { adjustedPValues } from "#server/statistics/false-discovery.ts";
import { type Mean, meanDifference, meanInterval } from "#server/statistics/mean-interval.ts";
import { type Difference, shareDifference } from "#server/statistics/share-difference.ts";
import { type Share, wilson } from "#server/statistics/wilson.ts";
import type { Item } from "./items.ts";
import { answersTogether, recodedSum } from "./recoded-sum.ts";
import { scaleCounts, scaleValue } from "./scale-mean.ts";
import {
  inCodesOf,
  type SharedItem,
  sharedItems,
  type ToldSurvey,
  type UnsharedItem,
} from "./shared-items.ts";
import type { Distribution } from "./tables.ts";

/** A group of people by what they say of themselves: the id of an item, and one of its codes. */
export interface GroupAsked {
  readonly item: string;
  readonly code: string;
}

/** How many gave an answer in one survey, and their share with its interval. */
export interface ToldShare extends Share {
  readonly count: number;
  /** How many answered the item. */
  readonly n: number;
}

/** One answer, or several told together, through all surveys. */
export interface AnswerCourse {
  readonly codes: readonly string[];
  /** For each survey; null where it is hidden or nothing is told. */
  readonly shares: readonly (ToldShare | null)[];
  /** From the first survey that is told to the last; null when one of the two is hidden. */
  readonly difference: Difference | null;
}

/** What was said to one item through all surveys. */
export interface ItemCourse {
  readonly item: Item;
  readonly isReworded: boolean;
  /** How many answered it in each survey; null where nothing is told. */
  readonly answered: readonly (number | null)[];
  /** One for each code of the item, in its order. */
  readonly answers: readonly AnswerCourse[];
  readonly sums: readonly AnswerCourse[];
  /** Means of a scale; null for an item without values, else for each survey, null where a count is hidden. */
  readonly means: readonly (Mean | null)[] | null;
  readonly meanDifference: Difference | null;
  /** Whether the surveys differ, adjusted for all items (Benjamini and Hochberg); null where something is hidden. */
  readonly test: (Independence & { readonly adjusted: number }) | null;
}

/** A group, and in which of the surveys it is told. */
export interface SharedGroup {
  readonly item: Item;
  readonly code: string;
  readonly toldIn: readonly boolean[];
}

export interface CampaignComparison {
  /** How many people the figures of each survey are about; null where the group is not told. */
  readonly people: readonly (number | null)[];
  /** Places of the first and the last survey that is told; null when fewer than two are. */
  readonly ends: readonly [first: number, last: number] | null;
  readonly items: readonly ItemCourse[];
  readonly unshared: readonly UnsharedItem[];
  /** Every group that is told in one of the surveys, and can be asked for. */
  readonly groups: readonly SharedGroup[];
}

export interface ComparisonAsked {
  /** The questionnaire of all the surveys; its versions may differ. */
  readonly questionnaireId: string;
  /** At least two, the earliest first. */
  readonly surveys: readonly ToldSurvey[];
  /** Null for everybody. */
  readonly group: GroupAsked | null;
}

/**
 * What was told of the same questions in several surveys, side by side, of everybody or of one group. It is worked out
 * from what each survey tells already and from nothing else (ADR 0036): no answers are looked at here. A group that a
 * survey does not tell has nothing there.
 */
export function compareCampaigns({ questionnaireId, surveys, group }: ComparisonAsked): CampaignComparison {
  const { shared, unshared } = sharedItems(surveys);
  const groups = groupsIn(surveys, shared);
  const asked = group && shared.find(({ item }) => item.id === group.item && item.isBackground);
  const rows = surveys.map((survey, place) =>
    group === null ? everybody : groupPlace(survey, asked?.places[place], group.code),
  );
  const toldPlaces = rows.flatMap((row, place) => (row === null ? [] : [place]));
  const [first, last] = [toldPlaces[0], toldPlaces.at(-1)];
  const ends = first === undefined || last === undefined || first === last ? null : ([first, last] as const);
  const courses = shared
    .filter(({ item }) => !item.isBackground)
    .map((one) => courseOf(one, { questionnaireId, surveys, rows, ends }));
  const tests = courses.flatMap(({ test }) => test ?? []);
  const adjusted = adjustedPValues(tests.map(({ pValue }) => pValue));
  return {
    people: surveys.map(({ publication }, place) => peopleOf(publication, rows[place] ?? null)),
    ends,
    items: courses.map((course) => ({
      ...course,
      test: course.test && { ...course.test, adjusted: adjusted[tests.indexOf(course.test)] ?? 1 },
    })),
    unshared,
    groups,
  };
}

/** Place of everybody among the rows of a survey; groups have their own, from 0. */
const everybody = -1;
/** A row of a survey: of everybody, or of a group by its place; null when it is not told. */
type Row = number | null;

function groupPlace(survey: ToldSurvey, item: number | undefined, code: string): Row {
  const { groups } = survey.publication;
  const place = groups.findIndex(
    (group) => group.item === item && survey.items[group.item]?.codes[group.code] === code,
  );
  return place === -1 ? null : place;
}

function peopleOf({ people, groups }: ToldSurvey["publication"], row: Row): number | null {
  if (row === null) return null;
  return row === everybody ? people : (groups[row]?.people ?? null);
}

const groupsIn = (surveys: readonly ToldSurvey[], shared: readonly SharedItem[]): readonly SharedGroup[] =>
  shared
    .filter(({ item }) => item.isBackground)
    .flatMap(({ item, places }) =>
      item.codes
        .map((code) => ({
          item,
          code,
          toldIn: surveys.map((survey, place) => groupPlace(survey, places[place], code) !== null),
        }))
        .filter(({ toldIn }) => toldIn.includes(true)),
    );

interface Wanted {
  readonly questionnaireId: string;
  readonly surveys: readonly ToldSurvey[];
  readonly rows: readonly Row[];
  readonly ends: CampaignComparison["ends"];
}

type UnadjustedCourse = Omit<ItemCourse, "test"> & { readonly test: Independence | null };

function courseOf(shared: SharedItem, { questionnaireId, surveys, rows, ends }: Wanted): UnadjustedCourse {
  const { item, isReworded } = shared;
  const told = surveys.map((survey, place) => toldIn(survey, { shared, place, row: rows[place] ?? null }));
  const course = (codes: readonly string[]): AnswerCourse => {
    const shares = told.map((one) => one && shareOf(recodedSum(item, one, codes), one.answered));
    return { codes, shares, difference: between(shares, ends, shareDifference) };
  };
  const values = surveys.map(({ items }, place) => {
    const own = items[shared.places[place] ?? -1];
    return own && JSON.stringify(item.codes.map((code) => scaleValue(own, code)));
  });
  const isScale = new Set(values).size === 1 && item.codes.some((code) => scaleValue(item, code) !== null);
  const means = isScale ? told.map((one) => one && meanOf(item, one)) : null;
  return {
    item,
    isReworded,
    answered: told.map((one) => one?.answered ?? null),
    answers: item.codes.map((code) => course([code])),
    sums: answersTogether(item, questionnaireId).map(course),
    means,
    meanDifference: means && between(means, ends, meanDifference),
    test: testOf(told),
  };
}

interface At {
  readonly shared: SharedItem;
  readonly place: number;
  readonly row: Row;
}

function toldIn(survey: ToldSurvey, { shared, place, row }: At): Distribution | null {
  const own = survey.items[shared.places[place] ?? -1];
  const table = survey.tables.find(({ item }) => item === shared.places[place]);
  if (row === null || own === undefined || table === undefined) return null;
  const distribution = row === everybody ? table.everybody : table.groups[row];
  return distribution ? inCodesOf(own, shared.item, distribution) : null;
}

const shareOf = (count: number | null, n: number): ToldShare | null =>
  count === null || n === 0 ? null : { count, n, ...wilson(count, n) };

function meanOf(item: Item, distribution: Distribution): Mean | null {
  const counts = scaleCounts(item, distribution);
  const found = counts && meanInterval(counts);
  if (!found) return null;
  // A mean lies between the ends of its scale, whatever the quantile says of few people.
  const values = counts.map(({ value }) => value);
  return {
    ...found,
    low: Math.max(found.low, Math.min(...values)),
    high: Math.min(found.high, Math.max(...values)),
  };
}

/** What there is between the first and the last that are told. */
function between<T>(
  all: readonly (T | null)[],
  ends: CampaignComparison["ends"],
  differ: (earlier: T, later: T) => Difference,
): Difference | null {
  if (ends === null) return null;
  const [earlier, later] = [all[ends[0]] ?? null, all[ends[1]] ?? null];
  return earlier === null || later === null ? null : differ(earlier, later);
}

/** No test where something is hidden, for the reason of `compareGroups`. */
function testOf(told: readonly (Distribution | null)[]): Independence | null {
  const rows = told.flatMap((one) => (one === null ? [] : [one.counts]));
  const known = rows.map((counts) => counts.filter((count) => count !== null));
  if (known.some((counts, row) => counts.length < (rows[row]?.length ?? 0))) return null;
  return independence(known);
}
