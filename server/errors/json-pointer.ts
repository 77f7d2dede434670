/** A JSON pointer (RFC 6901) from the keys on the way; `~` and `/` inside a key are written out. */
export const jsonPointer = (...keys: readonly string[]): string =>
  keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
