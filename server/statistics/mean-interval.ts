import type { Difference } from "./share-difference.ts";
import { z } from "./wilson.ts";

/** Values with how many people have each. */
export type Weighted = readonly { readonly value: number; readonly count: number }[];

export interface Mean {
  readonly people: number;
  readonly mean: number;
  /** With n - 1 below. */
  readonly variance: number;
  readonly low: number;
  readonly high: number;
}

/** Below that many people the quantile is too rough, and the interval would be as wide as the scale. */
const fewestPeople = 5;

/**
 * The mean with its 95 % interval by Student's t. Null for fewer than five people, and when all have the same value: how
 * far others would be from it, these do not say.
 */
export function meanInterval(values: Weighted): Mean | null {
  const people = sumOf(values.map(({ count }) => count));
  if (people < fewestPeople) return null;
  const mean = sumOf(values.map(({ value, count }) => value * count)) / people;
  const variance = sumOf(values.map(({ value, count }) => count * (value - mean) ** 2)) / (people - 1);
  if (variance === 0) return null;
  const half = tQuantile(people - 1) * Math.sqrt(variance / people);
  return { people, mean, variance, low: mean - half, high: mean + half };
}

/** The later mean less the earlier, with its 95 % interval by Welch 1947 (Biometrika 34), for unequal variances. */
export function meanDifference(earlier: Mean, later: Mean): Difference {
  const [before, after] = [earlier.variance / earlier.people, later.variance / later.people];
  const difference = later.mean - earlier.mean;
  const freedom =
    (before + after) ** 2 / (before ** 2 / (earlier.people - 1) + after ** 2 / (later.people - 1));
  const half = tQuantile(freedom) * Math.sqrt(before + after);
  return { difference, low: difference - half, high: difference + half };
}

/**
 * The 97.5 % quantile of Student's t, right to a thousandth of itself from four degrees of freedom on (Abramowitz and
 * Stegun 1964, 26.7.5).
 */
function tQuantile(freedom: number): number {
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return terms.reduce((sum, term, place) => sum + term / freedom ** (place + 1), z);
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
