const chunkBytes = 65_536;

/** Gathers bytes and gives them away in chunks; `bytes` and `at` are open to whoever writes many small cells. */
export class ByteChunks {
  bytes = Buffer.allocUnsafe(chunkBytes);
  at = 0;

  /** Makes room for so many bytes more. */
  reserve(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + length));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
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
    this.bytes = Buffer.allocUnsafe(chunkBytes);
    this.at = 0;
    return taken;
  }
}
