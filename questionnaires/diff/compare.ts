type Key = string;

/** The way to a value; entries of a list with names are found by their id or code, never by their place. */
export type Place = readonly Key[];

/**
 * One difference between two versions. `moved`: an entry of a named list stands elsewhere among the entries
 * that both versions have; `after` is the entry it now comes after, if any.
 */
export type Difference =
  | { readonly kind: "added"; readonly place: Place; readonly after: unknown }
  | { readonly kind: "removed"; readonly place: Place; readonly before: unknown }
  | { readonly kind: "changed"; readonly place: Place; readonly before: unknown; readonly after: unknown }
  | { readonly kind: "moved"; readonly place: Place; readonly after: string | undefined };

type Tree = Readonly<Record<string, unknown>>;

/** Compared as one value: their parts mean nothing alone. */
const WHOLE = new Set(["show_if", "when", "signals"]);

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function nameOf(entry: unknown): string | undefined {
  if (!isTree(entry)) return undefined;
  const name = entry["id"] ?? entry["code"];
  return typeof name === "string" ? name : undefined;
}

const isNamed = (list: readonly unknown[]): boolean => list.every((entry) => nameOf(entry) !== undefined);

const isTexts = (list: readonly unknown[]): boolean =>
  list.length > 0 && list.every((entry) => isTree(entry) && typeof entry["da"] === "string");

/** Entries by name, or texts by their place; undefined when the list is one value. */
function entriesOf(value: unknown): ReadonlyMap<Key, unknown> | undefined {
  if (isTree(value)) return new Map(Object.entries(value).filter(([, part]) => part !== undefined));
  if (!Array.isArray(value)) return undefined;
  if (isNamed(value)) return new Map(value.map((entry) => [nameOf(entry) ?? "", entry]));
  return isTexts(value) ? new Map(value.map((entry, at) => [String(at + 1), entry])) : undefined;
}

/** JSON with sorted keys, so that equal values are equal texts. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isTree(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );

/** The longest run of names that keeps its order; every other name has moved. */
function unmoved(names: readonly Key[], places: ReadonlyMap<Key, number>): ReadonlySet<Key> {
  let best: Key[] = [];
  const ending: Key[][] = [];
  for (const [at, name] of names.entries()) {
    const place = places.get(name) ?? 0;
    const before = ending
      .slice(0, at)
      .filter((run) => (places.get(run.at(-1) ?? "") ?? 0) < place)
      .reduce<Key[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    const run = [...before, name];
    ending.push(run);
    if (run.length > best.length) best = run;
  }
  return new Set(best);
}

function movedIn(
  before: ReadonlyMap<Key, unknown>,
  after: ReadonlyMap<Key, unknown>,
  place: Place,
): Difference[] {
  const kept = [...after.keys()].filter((name) => before.has(name));
  const places = new Map([...before.keys()].map((name, at): [Key, number] => [name, at]));
  const still = unmoved(kept, places);
  return kept.flatMap((name, at): Difference[] =>
    still.has(name) ? [] : [{ kind: "moved", place: [...place, name], after: kept[at - 1] }],
  );
}

function compareEntries(
  before: ReadonlyMap<Key, unknown>,
  after: ReadonlyMap<Key, unknown>,
  place: Place,
): Difference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name): Difference[] => {
    const inside = [...place, name];
    if (!before.has(name)) return [{ kind: "added", place: inside, after: after.get(name) }];
    if (!after.has(name)) return [{ kind: "removed", place: inside, before: before.get(name) }];
    return compare(before.get(name), after.get(name), inside);
  });
}

/** Every difference between two values of JSON, in the order of the first and then the second. */
export function compare(before: unknown, after: unknown, place: Place = []): Difference[] {
  if (written(before) === written(after)) return [];
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const isList = Array.isArray(before) && Array.isArray(after);
  if (!old || !now || WHOLE.has(place.at(-1) ?? "") || Array.isArray(before) !== Array.isArray(after)) {
    return [{ kind: "changed", place, before, after }];
  }
  return [...compareEntries(old, now, place), ...(isList ? movedIn(old, now, place) : [])];
}
