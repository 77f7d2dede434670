/** What was settled once: the database's mode, a value by which its master key is known again, when a version came. */
export interface Installation {
  /** Stores the fact when there is none of that name yet; returns the one that stands. */
  settle(name: "mode" | "key-check" | `in-force:${string}`, value: string): Promise<string>;
}
