/** Something wrong at one place of a file: a JSON pointer and one sentence. */
export type Fault = { readonly pointer: string; readonly message: string };

export type Path = readonly (string | number)[];

/** A JSON pointer (RFC 6901) to a place in a file; the whole file is the empty pointer. */
export const pointerTo = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export const fault = (path: Path, message: string): Fault => ({ pointer: pointerTo(path), message });

/** One fault for each entry whose name was already taken. */
export function duplicates(names: readonly string[], { at, key }: { at: Path; key: string }): Fault[] {
  return names.flatMap((name, place) =>
    names.indexOf(name) < place ? [fault([...at, place, key], `"${name}" is used twice.`)] : [],
  );
}
