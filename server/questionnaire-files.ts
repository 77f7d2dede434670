import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { compile, type Questionnaire } from "#questionnaires/engine/compile.ts";
import { definitionSchema } from "#questionnaires/schema.ts";

/** One frozen version: its key `id@version`, the SHA-256 of its file in hex, and the compiled questionnaire. */
export type PublishedQuestionnaire = {
  readonly key: string;
  readonly hash: string;
  readonly questionnaire: Questionnaire;
};

/** A published file that is missing, changed or unreadable, or a version that was never published. */
export class QuestionnaireFileError extends Error {
  override readonly name = "QuestionnaireFileError";
}

/** The folder that holds `published.json` and `definitions/` in a checkout. */
export const questionnaireFolder = new URL("../questionnaires/", import.meta.url);

/** The folder that the setting `QUESTIONNAIRES_DIR` names, as an address that files are found below. */
export const folderNamed = (path: string): URL => pathToFileURL(`${path}/`);

const publishedList = v.record(
  v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_]*@\d+\.\d+\.\d+$/)),
  v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
);

/** SHA-256 of the bytes of a file, in hex. */
export const fingerprint = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Where a version lies below the questionnaire folder: `definitions/<id>/<version>.json`. */
export const definitionPath = (key: string): string => `definitions/${key.replace("@", "/")}.json`;

function readBytes(root: URL, path: string): Uint8Array {
  try {
    return readFileSync(new URL(path, root));
  } catch (cause) {
    throw new QuestionnaireFileError(`The file ${path} cannot be read. Put it back as it was published.`, {
      cause,
    });
  }
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new QuestionnaireFileError(`The file ${path} is not JSON.`, { cause });
  }
}

/** The published versions and their fingerprints, as `published.json` lists them. */
export function readPublishedList(root: URL): Readonly<Record<string, string>> {
  const path = "published.json";
  const list = parseJson(readBytes(root, path), path);
  const parsed = v.safeParse(publishedList, list);
  if (parsed.success && !Array.isArray(list)) return parsed.output;
  throw new QuestionnaireFileError(`The file ${path} must hold one SHA-256 fingerprint for each id@version.`);
}

function loadOne(root: URL, key: string, expected: string): PublishedQuestionnaire {
  const path = definitionPath(key);
  const bytes = readBytes(root, path);
  const hash = fingerprint(bytes);
  if (hash !== expected) {
    throw new QuestionnaireFileError(
      `${key} has been changed since it was published. Put ${path} back, or publish the change as a new version.`,
    );
  }
  const parsed = v.safeParse(definitionSchema, parseJson(bytes, path));
  if (!parsed.success || `${parsed.output.id}@${parsed.output.version}` !== key) {
    throw new QuestionnaireFileError(
      `${path} is not a definition of ${key}. Run npm run check:questionnaires.`,
    );
  }
  return { key, hash, questionnaire: compile(parsed.output) };
}

/**
 * Every published questionnaire, checked against its fingerprint and compiled, in the order of the list.
 * `root` is the folder that holds `published.json`.
 * @throws QuestionnaireFileError when a published file is missing, changed or not a definition
 */
export const loadPublished = (root: URL = questionnaireFolder): PublishedQuestionnaire[] =>
  Object.entries(readPublishedList(root)).map(([key, hash]) => loadOne(root, key, hash));

/**
 * The published questionnaire with this key.
 * @throws QuestionnaireFileError when no such version is published
 */
export function findPublished(all: readonly PublishedQuestionnaire[], key: string): PublishedQuestionnaire {
  const found = all.find((one) => one.key === key);
  if (found) return found;
  const names = all.map((one) => one.key).join(", ") || "none";
  throw new QuestionnaireFileError(`There is no published questionnaire ${key}. Published: ${names}.`);
}
