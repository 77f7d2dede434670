/**
 * P-values adjusted so that, of all that are called different at a level, at most that share is expected to be called
 * so by chance (Benjamini and Hochberg 1995, "Controlling the false discovery rate", JRSS B 57). In the same order.
 */
export function adjustedPValues(pValues: readonly number[]): readonly number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 1;
  const fromHighest = pValues.map((p, place) => ({ p, place })).toSorted((one, other) => other.p - one.p);
  fromHighest.forEach(({ p, place }, index) => {
    least = Math.min(least, (p * pValues.length) / (pValues.length - index));
    adjusted[place] = least;
  });
  return adjusted;
}
