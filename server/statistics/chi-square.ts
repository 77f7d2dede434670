export interface Independence {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /** The least count that would be expected in a cell if nothing differed; the test is rough below 5 (Cochran 1954). */
  readonly leastExpected: number;
}

/**
 * Pearson's chi-square test that rows and columns of a table have nothing to do with each other (Pearson 1900), without
 * continuity correction. Rows and columns without anybody are left out. Null when fewer than two of either are left.
 */
export function independence(table: readonly (readonly number[])[]): Independence | null {
  const rows = table.filter((row) => sumOf(row) > 0);
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => sumOf(rows.map((row) => row[column] ?? 0)));
  const kept = columns.flatMap((total, column) => (total > 0 ? [column] : []));
  if (rows.length < 2 || kept.length < 2) return null;
  const all = sumOf(columns);
  let statistic = 0;
  let leastExpected = Number.POSITIVE_INFINITY;
  for (const row of rows)
    for (const column of kept) {
      const expected = (sumOf(row) * (columns[column] ?? 0)) / all;
      statistic += ((row[column] ?? 0) - expected) ** 2 / expected;
      leastExpected = Math.min(leastExpected, expected);
    }
  const degreesOfFreedom = (rows.length - 1) * (kept.length - 1);
  return {
    statistic,
    degreesOfFreedom,
    pValue: upperGamma(degreesOfFreedom / 2, statistic / 2),
    leastExpected,
  };
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

/** Far below what is told of a p-value. */
const precision = 1e-15;
const mostSteps = 10_000;

/** The regularised upper incomplete gamma function Q(a, x) (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31). */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * series(a, x) : front * continuedFraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step < mostSteps && term > sum * precision; step += 1) {
    term *= x / (a + step);
    sum += term;
  }
  return sum;
}

/** By the method of Lentz, as modified by Thompson and Barnett 1986. */
function continuedFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < mostSteps; step += 1) {
    const factor = -step * (step - a);
    b += 2;
    d = 1 / (factor * d + b || tiny);
    c = b + factor / c || tiny;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < precision) break;
  }
  return fraction;
}

/** Half-integers and integers only, which is all that degrees of freedom give: by recurrence from 1 and from 1/2. */
function logGamma(a: number): number {
  let sum = Number.isInteger(a) ? 0 : Math.log(Math.PI) / 2;
  for (let step = Number.isInteger(a) ? 1 : 0.5; step < a; step += 1) sum += Math.log(step);
  return sum;
}
