import type { Move, Refusal, VariantShadow } from "./shadow-run.ts";

/** A number that may be told, or null for one that could point at single persons. */
export type Told = number | null;

export type ToldShadow = Omit<
  VariantShadow,
  "persons" | "moved" | "moves" | "refusals" | "droppedAnswers"
> & {
  readonly persons: Told;
  readonly moved: Told;
  readonly moves: readonly (Omit<Move, "persons"> & { readonly persons: Told })[];
  readonly refusals: readonly (Omit<Refusal, "persons"> & { readonly persons: Told })[];
  readonly droppedAnswers: Told;
};

const isSmall = (persons: number, least: number): boolean => persons > 0 && persons < least;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/**
 * The places that are told. A small one is hidden; and when what is hidden is together small, or is one place
 * alone, it could be found by subtracting, so the smallest of the others goes too, until it cannot.
 */
function toldPlaces(counts: readonly number[], least: number): ReadonlySet<number> {
  const told = new Set(counts.keys());
  for (const [at, persons] of counts.entries()) if (isSmall(persons, least)) told.delete(at);
  const hidden = (): number[] => [...counts.keys()].filter((at) => !told.has(at));
  const isGuessable = (): boolean =>
    hidden().length > 0 && (hidden().length === 1 || sum(hidden().map((at) => counts[at] ?? 0)) < least);
  while (told.size > 0 && isGuessable()) {
    const [smallest] = [...told].sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));
    told.delete(smallest ?? 0);
  }
  return told;
}

const hiddenVariant = ({ variant }: VariantShadow): ToldShadow => ({
  variant,
  persons: null,
  moved: null,
  moves: [],
  compared: 0,
  meanBefore: null,
  meanAfter: null,
  refusals: [],
  droppedAnswers: null,
});

/** Moved and not moved are told together or not at all: each is the other's remainder. */
function toldMoved(shadow: VariantShadow, told: ReadonlySet<number>, least: number): Told {
  const stayed = shadow.persons - shadow.moved;
  if (isSmall(shadow.moved, least) || isSmall(stayed, least)) return null;
  const hidden = shadow.moves.filter((_, at) => !told.has(at));
  const hiddenMoved = sum(hidden.filter(({ from, to }) => from !== to).map(({ persons }) => persons));
  const hiddenStayed = sum(hidden.map(({ persons }) => persons)) - hiddenMoved;
  return isSmall(hiddenMoved, least) || isSmall(hiddenStayed, least) ? null : shadow.moved;
}

/**
 * The counts of one variant with every number hidden that stands for fewer than `least` persons, or that would
 * give such a number away by subtraction. A variant with too few persons is hidden whole.
 */
export function hideSmall(shadow: VariantShadow, least: number): ToldShadow {
  if (shadow.persons < least) return hiddenVariant(shadow);
  const told = toldPlaces(
    shadow.moves.map(({ persons }) => persons),
    least,
  );
  const enough = (persons: number): Told => (isSmall(persons, least) ? null : persons);
  const remainder = (persons: number): Told =>
    isSmall(shadow.persons - persons, least) ? null : enough(persons);
  // Refused and compared are sums over moves; beside hidden moves they would be what subtraction needs.
  const isWhole = told.size === shadow.moves.length;
  const isCompared = isWhole && shadow.compared >= least && remainder(shadow.compared) !== null;
  return {
    ...shadow,
    moved: toldMoved(shadow, told, least),
    moves: shadow.moves.map((move, at) => ({ ...move, persons: told.has(at) ? move.persons : null })),
    compared: isCompared ? shadow.compared : 0,
    meanBefore: isCompared ? shadow.meanBefore : null,
    meanAfter: isCompared ? shadow.meanAfter : null,
    refusals: shadow.refusals.map((refusal) => ({
      ...refusal,
      persons: isWhole ? remainder(refusal.persons) : null,
    })),
    droppedAnswers: remainder(shadow.droppedAnswers),
  };
}
