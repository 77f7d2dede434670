const chunkBytes = 65_536;
const [zero, minus] = [48, 45];
/** Characters of the longest whole number that is exact. */
const wholeBytes = 17;

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

  /** The digits of a whole number. */
  whole(value: number): void {
    this.reserve(wholeBytes);
    let rest = value;
    if (value < 0) {
      this.bytes[this.at++] = minus;
      rest = -value;
    }
    let size = 1;
    while (size * 10 <= rest) size *= 10;
    for (; size >= 1; size = Math.floor(size / 10)) {
      const digit = Math.floor(rest / size);
      this.bytes[this.at++] = zero + digit;
      rest -= digit * size;
    }
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
