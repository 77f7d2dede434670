const chunkBytes = 65_536;
const zero = 48;
const largestFast = 0x7fff_ffff;
const fastDigits = 10;

/**
 * Gathers bytes and gives them away in chunks. Small things are written byte by byte: texts in between would fill the
 * memory that is cleared seldom. `bytes` and `at` are open to whoever writes so (after `reserve`).
 */
export class ByteChunks {
  readonly #size: number;
  bytes = Buffer.alloc(0);
  at = 0;

  constructor(size: number = chunkBytes) {
    this.#size = size;
  }

  /** Makes room for so many bytes more. */
  reserve(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#size, this.bytes.length * 2, this.at + length));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  byte(byte: number): void {
    this.reserve(1);
    this.bytes[this.at++] = byte;
  }

  /** Short bytes; `Buffer.copy` is slower below some fifty of them. */
  copy(from: Uint8Array): void {
    const { length } = from;
    this.reserve(length);
    const { bytes, at } = this;
    for (let place = 0; place < length; place += 1) bytes[at + place] = from[place] as number;
    this.at = at + length;
  }

  /** Many bytes. */
  append(from: Uint8Array): void {
    this.reserve(from.length);
    this.bytes.set(from, this.at);
    this.at += from.length;
  }

  /** The same bytes once more that were written at `from` in this chunk. */
  again(from: number, length: number): void {
    this.reserve(length);
    const { bytes, at } = this;
    for (let place = 0; place < length; place += 1) bytes[at + place] = bytes[from + place] as number;
    this.at = at + length;
  }

  /** The digits of a whole number; fast below 2^31. */
  whole(value: number): void {
    if (value < 0 || value > largestFast) {
      this.text(String(value));
      return;
    }
    this.reserve(fastDigits);
    let length = 1;
    for (let limit = 10; value >= limit; limit *= 10) length += 1;
    let rest = value;
    for (let place = this.at + length - 1; place >= this.at; place -= 1) {
      const tens = (rest / 10) | 0;
      this.bytes[place] = zero + rest - tens * 10;
      rest = tens;
    }
    this.at += length;
  }

  text(text: string): void {
    // No UTF-16 unit takes more than three bytes in UTF-8.
    this.reserve(text.length * 3);
    this.at += this.bytes.write(text, this.at);
  }

  /** There is enough for a chunk. */
  get isFull(): boolean {
    return this.at >= chunkBytes / 2;
  }

  /** All gathered so far; what follows goes into a new chunk. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.at);
    this.bytes = Buffer.alloc(0);
    this.at = 0;
    return taken;
  }

  /** All gathered so far, which what follows may write over. */
  lend(): Uint8Array {
    const lent = this.bytes.subarray(0, this.at);
    this.at = 0;
    return lent;
  }
}
