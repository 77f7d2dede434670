import { type Path, pointerTo } from "../texts-of.ts";

export type { Path };
export { pointerTo };

/** Something wrong at one place of a file: a JSON pointer and one sentence. */
export type Fault = { readonly pointer: string; readonly message: string };

export const fault = (path: Path, message: string): Fault => ({ pointer: pointerTo(path), message });

/** One fault for each entry whose name was already taken. */
export function duplicates(names: readonly string[], { at, key }: { at: Path; key: string }): Fault[] {
  return names.flatMap((name, place) =>
    names.indexOf(name) < place ? [fault([...at, place, key], `"${name}" is used twice.`)] : [],
  );
}
