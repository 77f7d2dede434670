/** The middle value; of an even number the upper one. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** The value that so large a share of all values does not pass. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

/** Processor time of this process so far, in milliseconds: what other programs do meanwhile does not count. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** What several contestants took in the same rounds; ratios are formed inside each round, so noise hits them alike. */
export class Rounds {
  readonly #values: number[][];

  constructor(contestants: number) {
    this.#values = Array.from({ length: contestants }, () => []);
  }

  add(contestant: number, value: number): void {
    this.#values[contestant]?.push(value);
  }

  of(contestant: number): readonly number[] {
    return this.#values[contestant] ?? [];
  }

  median(contestant: number): number {
    return median(this.of(contestant));
  }

  /** Median over the rounds of one contestant's figure through another's. */
  ratio(of: number, to: number): number {
    return median(this.of(of).map((value, round) => value / (this.of(to)[round] ?? Number.NaN)));
  }
}
