type Path = readonly string[];

/** One text in a language that does not stand in the definition itself, and where in it the text belongs. */
export interface Translated {
  readonly at: Path;
  readonly language: string;
  readonly text: string;
}

type Keyed = Readonly<Record<string, unknown>>;

const isKeyed = (value: unknown): value is Keyed => typeof value === "object" && value !== null;

const isWritten = (language: string): boolean => language === "da" || language === "en";

const isText = (value: Keyed): boolean => typeof value["da"] === "string" && typeof value["en"] === "string";

/** A definition as its file holds it, in Danish and English, and the texts of its translation files apart. */
export function takeTranslations(value: unknown, at: Path = []): { plain: unknown; taken: Translated[] } {
  if (!isKeyed(value)) return { plain: value, taken: [] };
  if (isText(value)) return takeText(value, at);
  const parts = Object.entries(value).map(([key, part]) => ({
    key,
    ...takeTranslations(part, [...at, key]),
  }));
  const taken = parts.flatMap((part) => part.taken);
  if (Array.isArray(value)) return { plain: parts.map(({ plain }) => plain), taken };
  return { plain: Object.fromEntries(parts.map(({ key, plain }) => [key, plain])), taken };
}

function takeText(value: Keyed, at: Path) {
  const entries = Object.entries(value);
  const isOther = ([language, text]: [string, unknown]) => !isWritten(language) && typeof text === "string";
  return {
    plain: Object.fromEntries(entries.filter((entry) => !isOther(entry))),
    taken: entries.filter(isOther).map(([language, text]) => ({ at, language, text: String(text) })),
  };
}

/** The definition with its translations in it again; the given one is left as it is. */
export function putTranslations<Whole>(definition: Whole, taken: readonly Translated[]): Whole {
  const whole = structuredClone(definition);
  for (const { at, language, text } of taken) {
    const place = at.reduce<unknown>((part, key) => (isKeyed(part) ? part[key] : undefined), whole);
    if (isKeyed(place)) Object.assign(place, { [language]: text });
  }
  return whole;
}
