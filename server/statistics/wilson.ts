/** The 97.5 % quantile of the standard normal distribution. */
export const z = 1.959963984540054;

export interface Share {
  /** Between 0 and 1. */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A share with its 95 % interval by the score method (Wilson 1927, "Probable inference, the law of succession, and
 * statistical inference", JASA 22; without continuity correction). Good for small numbers and for shares of 0 and 1.
 * @param n at least 1
 */
export function wilson(count: number, n: number): Share {
  const share = count / n;
  const spread = 1 + z ** 2 / n;
  const middle = (share + z ** 2 / (2 * n)) / spread;
  const half = (z / spread) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
