import type { Item } from "./items.ts";
import type { Publication } from "./publication.ts";
import type { Distribution, ItemTable } from "./tables.ts";

/** What has been told of a survey, with everything hidden that is hidden. */
export interface ToldSurvey {
  readonly items: readonly Item[];
  readonly publication: Publication;
  readonly tables: readonly ItemTable[];
}

/** An item that is in each of several surveys with the same codes. */
export interface SharedItem {
  /** As the last survey has it. */
  readonly item: Item;
  /** Place of the item in each survey. */
  readonly places: readonly number[];
  /** True when the words are not the same in all of them. */
  readonly isReworded: boolean;
}

/** An item that cannot be compared: not in all of the surveys, or with other answers in one of them. */
export interface UnsharedItem {
  readonly item: Item;
  readonly why: "missing" | "other-codes";
}

interface Shared {
  readonly shared: readonly SharedItem[];
  readonly unshared: readonly UnsharedItem[];
}

/** Which items of several surveys can be compared, in the order of the last of them. */
export function sharedItems(surveys: readonly Pick<ToldSurvey, "items">[]): Shared {
  const inOrder = new Set(surveys.toReversed().flatMap(({ items }) => items.map(({ id }) => id)));
  const shared: SharedItem[] = [];
  const unshared: UnsharedItem[] = [];
  for (const id of inOrder) {
    const places = surveys.map(({ items }) => items.findIndex((item) => item.id === id));
    const found = places.flatMap((place, survey) => surveys[survey]?.items[place] ?? []);
    const item = found.at(-1);
    if (item === undefined) continue;
    if (found.length < surveys.length) unshared.push({ item, why: "missing" });
    else if (found.some((one) => !hasSameCodes(one, item))) unshared.push({ item, why: "other-codes" });
    else shared.push({ item, places, isReworded: found.some((one) => wordsOf(one) !== wordsOf(item)) });
  }
  return { shared, unshared };
}

const hasSameCodes = (one: Item, other: Item): boolean =>
  one.isBackground === other.isBackground &&
  one.codes.length === other.codes.length &&
  one.codes.every((code) => other.codes.includes(code));

/** What is read by those who answer, in Danish: the other languages follow it. */
function wordsOf({ question, part }: Item): string {
  const options = "options" in question ? question.options.map(({ code, label }) => [code, label.da]) : [];
  const rows = "rows" in question ? question.rows.filter(({ code }) => code === part) : [];
  return JSON.stringify([question.text.da, options.toSorted(), rows.map(({ label }) => label.da)]);
}

/** The counts of a distribution in the order of another item with the same codes. */
export const inCodesOf = (own: Item, item: Item, { answered, counts }: Distribution): Distribution => ({
  answered,
  counts: item.codes.map((code) => counts[own.codes.indexOf(code)] ?? null),
});
