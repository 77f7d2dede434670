import { plainText } from "#server/use-cases/plain-text.ts";

type Raw = Readonly<Record<string, unknown>>;

/** Takes the fields of one object out of a foreign file, and knows what nobody took. */
export interface Fields {
  /** One line of plain text, cut at a length in UTF-16 units; empty when there is no text. */
  line(key: string, longest: number): string;
  /** Plain text with its lines, joined from a text or a list of texts. */
  text(key: string, longest: number): string;
  /** The texts of a list, each on one line. */
  list(key: string): string[];
  /** `yyyy` or `yyyy-mm` of a date of ISO 8601; a day in it is not kept. Empty when there is none. */
  month(key: string): string;
  /** The object in a field. */
  inside(key: string): Fields;
  has(key: string): boolean;
  /** Names something that could not be kept. */
  leaveOut(key: string): void;
  /** JSON pointers of what was not taken or not taken whole. */
  leftOut(): string[];
}

const isObject = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether there is something in a value that could be missed. */
export const saysSomething = (value: unknown): boolean => {
  if (value === null || value === undefined || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isObject(value) || Object.keys(value).length > 0;
};

/** The JSON pointer to a key of what stands at a pointer. */
export const pointerTo = (at: string, key: string): string =>
  `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;

const oneLine = (text: string): string => plainText(text).replaceAll(/\s+/g, " ");

const textsOf = (value: unknown): string[] => {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((text) => typeof text === "string");
};

/** Whether all of a value is text, so that all of it is taken when its texts are. */
const isText = (value: unknown): boolean =>
  textsOf(value).length === (Array.isArray(value) ? value.length : 1);

const monthOf = (value: unknown): string =>
  /^(\d{4}(?:-(?:0[1-9]|1[0-2]))?)(?:-\d{2}.*)?$/.exec(textsOf(value)[0] ?? "")?.[1] ?? "";

/** The fields of an object that stands at a JSON pointer (RFC 6901). */
export function takeFields(raw: Raw, at: string): Fields {
  const whole = new Set<string>();
  const lost = new Set<string>();
  const insides = new Map<string, Fields>();
  const get = (key: string): unknown => (Object.hasOwn(raw, key) ? raw[key] : undefined);
  const take = (key: string): string[] => {
    const value = get(key);
    if (isText(value)) whole.add(key);
    return textsOf(value);
  };
  const cut = (key: string, text: string, longest: number): string => {
    if (text.length > longest) lost.add(key);
    return text.slice(0, longest).toWellFormed().trim();
  };
  return {
    line: (key, longest) => cut(key, oneLine(take(key).join(", ")), longest),
    text: (key, longest) => cut(key, take(key).map(plainText).join("\n"), longest),
    list: (key) => take(key).map(oneLine).filter(Boolean),
    month(key) {
      const month = monthOf(get(key));
      if (month !== "") whole.add(key);
      return month;
    },
    inside(key) {
      const value = get(key);
      const fields = takeFields(isObject(value) ? value : {}, pointerTo(at, key));
      if (isObject(value)) insides.set(key, fields);
      return fields;
    },
    has: (key) => saysSomething(get(key)),
    leaveOut: (key) => void lost.add(key),
    leftOut: () => [
      ...[...insides.values()].flatMap((fields) => fields.leftOut()),
      ...Object.keys(raw)
        .filter((key) => lost.has(key) || !(whole.has(key) || insides.has(key)))
        .filter((key) => saysSomething(get(key)))
        .map((key) => pointerTo(at, key)),
    ],
  };
}
