import type { Localized } from "./schema-parts.ts";

export type Path = readonly (string | number)[];

/** One text of a definition and where it stands in the file. */
export type PlacedText = { readonly at: Path; readonly text: Localized };

const isLocalized = (value: object): value is Localized => "da" in value && "en" in value;

/** Every text of a definition that is shown to people, with its place. */
export function textsOf(value: unknown, at: Path = []): PlacedText[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, place) => textsOf(item, [...at, place]));
  if (isLocalized(value)) return [{ at, text: value }];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, [...at, key]));
}

/** Parts of a definition that only caseworkers read, in Danish or English. */
const staffParts: ReadonlySet<string | number | undefined> = new Set(["conversation", "staff_questions"]);

/** True for a text that a citizen can meet: these must be in every translation. */
export const isForCitizens = ({ at }: PlacedText): boolean => !staffParts.has(at[0]);

/** A JSON pointer (RFC 6901) to a place in a file; the whole file is the empty pointer. */
export const pointerTo = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
