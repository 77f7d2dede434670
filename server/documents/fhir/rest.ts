import { isDeepStrictEqual } from "node:util";
import type { Extension } from "./resources.ts";

type Keyed = Readonly<Record<string, unknown>>;

const writeValue = (url: string, value: unknown): Extension => {
  if (typeof value === "boolean") return { url, valueBoolean: value };
  if (typeof value === "number" && Number.isInteger(value)) return { url, valueInteger: value };
  if (typeof value === "string" && value.trim() !== "") return { url, valueString: value };
  return { url, extension: [{ url: "json", valueString: JSON.stringify(value) }] };
};

/** One extension with everything of `whole` that reading the FHIR elements alone would not give back. */
export function writeRest(url: string, whole: Keyed, read: Keyed): Extension[] {
  const left = Object.entries(whole).filter(
    ([key, value]) => value !== undefined && !isDeepStrictEqual(value, read[key]),
  );
  return left.length === 0 ? [] : [{ url, extension: left.map(([key, value]) => writeValue(key, value)) }];
}

function readValue({ extension, valueBoolean, valueInteger, valueString }: Extension): unknown {
  const json = extension?.find((part) => part.url === "json")?.valueString;
  return json === undefined ? (valueBoolean ?? valueInteger ?? valueString) : JSON.parse(json);
}

/** What `writeRest` wrote; nothing when the extension is not there. @throws SyntaxError on broken JSON */
export function readRest(url: string, extensions: readonly Extension[] | undefined): Keyed {
  const found = extensions?.find((one) => one.url === url)?.extension ?? [];
  return Object.fromEntries(found.map((part) => [part.url, readValue(part)]));
}
