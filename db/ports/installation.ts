/** What the database was begun with: its mode, and a value by which its master key is known again. */
export interface Installation {
  /** Stores the fact when there is none of that name yet; returns the one that stands. */
  settle(name: "mode" | "key-check", value: string): Promise<string>;
}
