import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkQuestionnaire } from "#questionnaires/check/check-questionnaire.ts";
import {
  definitionPath,
  fingerprint,
  folderNamed,
  QuestionnaireFileError,
  questionnaireFolder,
  readPublishedList,
} from "#server/questionnaire-files.ts";
import { isTranslation, translationFaults } from "./translation-files.ts";

/** A fault of one file: `file#/pointer` and a sentence. */
export type FileFault = { readonly place: string; readonly message: string };

/** The folder to work on: named by the caller, else by `QUESTIONNAIRES_DIR`, else the one of the program. */
export const workingFolder = (named?: string): string =>
  resolve(named || process.env["QUESTIONNAIRES_DIR"] || fileURLToPath(questionnaireFolder));

const isDefinition = (path: string): boolean =>
  path.endsWith(".json") &&
  !/\.(cases|schema|schema\.da)\.json$/.test(path) &&
  !isTranslation(path) &&
  basename(path) !== "published.json";

/** Every definition below a folder, whatever the depth, in order of path. */
export const definitionFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(isDefinition)
    .map((path) => join(folder, path))
    .toSorted();

/** What is wrong with one definition, its cases and its place in the folder, and what could be better. */
export type FileCheck = {
  /** `id@version`; undefined when the file cannot be read so far. */
  readonly key: string | undefined;
  readonly faults: FileFault[];
  readonly advice: FileFault[];
};

/** Every fault of one definition and its translations at once. */
export function checkFile(folder: string, path: string): FileCheck {
  const casesPath = path.replace(/\.json$/, ".cases.json");
  const cases = existsSync(casesPath) ? readFileSync(casesPath, "utf8") : undefined;
  const {
    definition,
    advice,
    cases: caseFaults,
    key,
  } = checkQuestionnaire({
    definition: readFileSync(path, "utf8"),
    cases,
  });
  const placed = (file: string, pointer: string): string => `${relative(folder, file)}#${pointer}`;
  const named = `${basename(dirname(path))}@${basename(path, ".json")}`;
  const faults = [
    ...definition.map(({ pointer, message }) => ({ place: placed(path, pointer), message })),
    ...caseFaults.map(({ pointer, message }) => ({ place: placed(casesPath, pointer), message })),
    ...(key === undefined || key === named
      ? []
      : [{ place: placed(path, "/version"), message: `The file holds ${key}, but its path says ${named}.` }]),
    ...translationFaults(path).map(({ file, pointer, message }) => ({
      place: placed(file, pointer),
      message,
    })),
  ];
  return {
    key,
    faults,
    advice: advice.map(({ pointer, message }) => ({ place: placed(path, pointer), message })),
  };
}

/** Whether a version stands in the folder's list of published ones. */
export function isPublished(folder: string, key: string | undefined): boolean {
  if (key === undefined || !existsSync(join(folder, "published.json"))) return false;
  try {
    return Object.hasOwn(readPublishedList(folderNamed(folder)), key);
  } catch (error) {
    if (!(error instanceof QuestionnaireFileError)) throw error;
    return false;
  }
}

/** Published versions whose file is gone or has changed. A folder without `published.json` has published none. */
export function checkPublished(folder: string): FileFault[] {
  const list = "published.json";
  if (!existsSync(join(folder, list))) return [];
  try {
    const published = Object.entries(readPublishedList(folderNamed(folder)));
    return published.flatMap(([key, hash]) => {
      const path = join(folder, definitionPath(key));
      const place = `${list}#/${key}`;
      if (!existsSync(path)) return [{ place, message: `${key} is published, but its file is missing.` }];
      if (fingerprint(readFileSync(path)) === hash) return [];
      return [{ place, message: `${key} has changed since it was published.` }];
    });
  } catch (error) {
    if (!(error instanceof QuestionnaireFileError)) throw error;
    return [{ place: `${list}#`, message: error.message }];
  }
}
