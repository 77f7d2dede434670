/** The largest prime below 2^26: a product of two residues is exact in a double. */
const prime = 67_108_859;

/**
 * The span of vectors over the integers modulo a prime, kept in echelon form. What is independent here is independent
 * over the rationals too; the other way round fails only when the prime divides a determinant.
 */
export class Span {
  readonly #rows: { readonly pivot: number; readonly vector: Float64Array }[] = [];

  constructor(basis?: Span) {
    if (basis) this.#rows.push(...basis.#rows);
  }

  get rank(): number {
    return this.#rows.length;
  }

  /** Adds the vector; false when the span had it already. */
  add(vector: ArrayLike<number>): boolean {
    const rest = this.#reduced(vector);
    const pivot = rest.findIndex((one) => one !== 0);
    if (pivot === -1) return false;
    this.#rows.push({ pivot, vector: scaled(rest, inverse(rest[pivot] ?? 1)) });
    return true;
  }

  has(vector: ArrayLike<number>): boolean {
    return this.#reduced(vector).every((one) => one === 0);
  }

  #reduced(vector: ArrayLike<number>): Float64Array {
    const rest = Float64Array.from(vector, (one) => ((one % prime) + prime) % prime);
    for (const { pivot, vector: row } of this.#rows) {
      const factor = rest[pivot] ?? 0;
      if (factor === 0) continue;
      for (let place = pivot; place < rest.length; place += 1)
        rest[place] = ((rest[place] ?? 0) + (prime - factor) * (row[place] ?? 0)) % prime;
    }
    return rest;
  }
}

const scaled = (vector: Float64Array, factor: number): Float64Array =>
  vector.map((one) => (one * factor) % prime);

/** By Fermat: one to the power of the prime less two. */
function inverse(one: number): number {
  let result = 1;
  let base = one;
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}
