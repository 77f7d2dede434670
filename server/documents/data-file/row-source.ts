import type { DataFile, DataRow } from "./data-file.ts";

/** Rows of a data file, so many at a time as are asked for. */
export class RowSource {
  readonly #pages: AsyncIterator<readonly DataRow[]>;
  #page: readonly DataRow[] = [];
  #at = 0;

  constructor(file: DataFile) {
    this.#pages = file.rows()[Symbol.asyncIterator]();
  }

  /** False when all rows have been taken. */
  async hasMore(): Promise<boolean> {
    while (this.#at >= this.#page.length) {
      const next = await this.#pages.next();
      if (next.done) return false;
      [this.#page, this.#at] = [next.value, 0];
    }
    return true;
  }

  /** The next rows, at most so many; none only at the end. */
  async take(most: number): Promise<readonly DataRow[]> {
    if (!(await this.hasMore())) return [];
    const rows = this.#page.slice(this.#at, this.#at + most);
    this.#at += rows.length;
    return rows;
  }

  /** Nothing more is wanted. */
  async close(): Promise<void> {
    await this.#pages.return?.();
  }
}
