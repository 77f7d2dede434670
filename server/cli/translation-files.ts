import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { checkTranslation, readDefinition } from "#questionnaires/check/check-translation.ts";
import { fingerprint } from "#server/questionnaire-files.ts";

/** `1.0.0.ar.json` beside `1.0.0.json` holds its Arabic texts. */
const translationName = /^(\d+\.\d+\.\d+)\.([a-z]{2,3})\.json$/;

/** True for the path of a translation. */
export const isTranslation = (path: string): boolean => translationName.test(basename(path));

/** The translations beside a definition, in order of language. */
const translationsOf = (path: string): string[] =>
  readdirSync(dirname(path))
    .filter((name) => translationName.exec(name)?.[1] === basename(path, ".json"))
    .map((name) => join(dirname(path), name))
    .toSorted();

type TranslationFault = { readonly file: string; readonly pointer: string; readonly message: string };

/** Every fault of the translations beside a definition; none as long as the definition itself cannot be read. */
export function translationFaults(path: string): TranslationFault[] {
  const bytes = readFileSync(path);
  const definition = readDefinition(bytes.toString());
  if (!definition) return [];
  return translationsOf(path).flatMap((file) => {
    const language = translationName.exec(basename(file))?.[2] ?? "";
    const original = { definition, sha256: fingerprint(bytes), language };
    return checkTranslation(readFileSync(file, "utf8"), original).map((found) => ({ file, ...found }));
  });
}
