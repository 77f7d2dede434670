import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Case, casesSchema } from "#questionnaires/cases-schema.ts";
import { checkQuestionnaire } from "#questionnaires/check/check-questionnaire.ts";
import type { Fault } from "#questionnaires/check/fault.ts";
import { readJson } from "#questionnaires/check/read-file.ts";
import { type Definition, definitionSchema } from "#questionnaires/schema.ts";
import { translatedLangs, translationSchema, withTranslation } from "#questionnaires/translation.ts";

/** One version as it lies in the folder now, published or not, with everything that is wrong with it. */
export interface Draft {
  readonly id: string;
  readonly version: string;
  /** Undefined when the file cannot be read so far; with stand-ins where it has faults. */
  readonly definition: Definition | undefined;
  readonly cases: readonly Case[];
  readonly faults: readonly Fault[];
  readonly caseFaults: readonly Fault[];
  readonly advice: readonly Fault[];
}

const isDefinition = (path: string): boolean => /^\d+\.\d+\.\d+\.json$/.test(basename(path));

/** Every version in the folder, by name and number. */
export function versionsIn(folder: string): { id: string; version: string }[] {
  const home = join(folder, "definitions");
  if (!existsSync(home)) return [];
  return readdirSync(home, { recursive: true, encoding: "utf8" })
    .filter(isDefinition)
    .toSorted()
    .map((path) => ({ id: dirname(path), version: basename(path, ".json") }));
}

/** The definition with every translation that lies beside it and can be read. */
function translated(home: string, version: string, definition: Definition): Definition {
  return translatedLangs
    .map((lang) => join(home, `${version}.${lang}.json`))
    .filter((file) => existsSync(file))
    .flatMap((file) => readJson(readFileSync(file, "utf8"), translationSchema).output ?? [])
    .reduce((whole, one) => withTranslation(whole, one), definition);
}

/** Reads a version anew at each call, so that a page shows what was just saved. Null when there is no such file. */
export function readDraft(folder: string, { id, version }: { id: string; version: string }): Draft | null {
  if (!versionsIn(folder).some((one) => one.id === id && one.version === version)) return null;
  const home = join(folder, "definitions", id);
  const definition = readFileSync(join(home, `${version}.json`), "utf8");
  const casesFile = join(home, `${version}.cases.json`);
  const cases = existsSync(casesFile) ? readFileSync(casesFile, "utf8") : undefined;
  const found = checkQuestionnaire({ definition, cases });
  const read = readJson(definition, definitionSchema).output;
  const examples = cases === undefined ? undefined : readJson(cases, casesSchema).output;
  return {
    id,
    version,
    definition: read && translated(home, version, read),
    cases: examples?.cases ?? [],
    faults: found.definition,
    caseFaults: found.cases,
    advice: found.advice,
  };
}

/** The faults inside one part of the definition, such as `/questions/3`. */
export const faultsIn = (faults: readonly Fault[], pointer: string): Fault[] =>
  faults.filter((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`));
