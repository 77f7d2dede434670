import { wilson } from "./wilson.ts";

/** How many of a number of people. */
export interface Part {
  readonly count: number;
  /** At least 1. */
  readonly n: number;
}

/** A difference with its 95 % interval. */
export interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The share of the later less that of the earlier, between -1 and 1, with the interval that is made of the two score
 * intervals (Newcombe 1998, "Interval estimation for the difference between independent proportions", Statistics in
 * Medicine 17, method 10). For independent people: when many are asked both times the interval is rather too wide.
 */
export function shareDifference(earlier: Part, later: Part): Difference {
  const [before, after] = [wilson(earlier.count, earlier.n), wilson(later.count, later.n)];
  const difference = after.share - before.share;
  return {
    difference,
    low: difference - Math.hypot(after.share - after.low, before.high - before.share),
    high: difference + Math.hypot(after.high - after.share, before.share - before.low),
  };
}
