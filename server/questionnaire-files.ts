import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { compile, type Questionnaire } from "#questionnaires/engine/compile.ts";
import type { TranslatedLang } from "#questionnaires/languages.ts";
import { type Definition, definitionSchema } from "#questionnaires/schema.ts";
import { type Translation, translationSchema, withTranslation } from "#questionnaires/translation.ts";

/** One frozen translation of a version, by the SHA-256 of its file in hex. */
export type PublishedTranslation = {
  readonly language: TranslatedLang;
  readonly hash: string;
  /** False until a translator has read it. */
  readonly isReviewed: boolean;
};

/**
 * One frozen version: its key `id@version`, the SHA-256 of its file in hex, and the compiled questionnaire with
 * the texts of its translations.
 */
export type PublishedQuestionnaire = {
  readonly key: string;
  readonly hash: string;
  readonly questionnaire: Questionnaire;
  readonly translations: readonly PublishedTranslation[];
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
  v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_]*@\d+\.\d+\.\d+(?:\.[a-z]{2,3})?$/)),
  v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
);

/** SHA-256 of the bytes of a file, in hex. */
export const fingerprint = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The version that `id@version.language` translates; null for the key of a version itself. */
export const originalOf = (key: string): string | null =>
  /^(.+@\d+\.\d+\.\d+)\.[a-z]+$/.exec(key)?.[1] ?? null;

/** Where a version or translation lies: `definitions/<id>/<version>.json`, `definitions/<id>/<version>.<language>.json`. */
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

/** A key of `published.json` and its fingerprint. */
type Frozen = readonly [key: string, hash: string];

function readFrozen(root: URL, [key, hash]: Frozen): unknown {
  const path = definitionPath(key);
  const bytes = readBytes(root, path);
  if (fingerprint(bytes) === hash) return parseJson(bytes, path);
  const remedy = originalOf(key) === null ? "publish the change as a new version" : "publish it again";
  throw new QuestionnaireFileError(
    `${key} has been changed since it was published. Put ${path} back, or ${remedy}.`,
  );
}

function loadDefinition(root: URL, frozen: Frozen): Definition {
  const [key] = frozen;
  const parsed = v.safeParse(definitionSchema, readFrozen(root, frozen));
  if (parsed.success && `${parsed.output.id}@${parsed.output.version}` === key) return parsed.output;
  throw new QuestionnaireFileError(
    `${definitionPath(key)} is not a definition of ${key}. Run npm run check:questionnaires.`,
  );
}

function loadTranslation(root: URL, frozen: Frozen, [key, hash]: Frozen): Translation {
  const parsed = v.safeParse(translationSchema, readFrozen(root, frozen));
  const { language, of, of_sha256 } = parsed.success ? parsed.output : {};
  if (parsed.success && of === key && of_sha256 === hash && frozen[0] === `${key}.${language}`) {
    return parsed.output;
  }
  throw new QuestionnaireFileError(
    `${definitionPath(frozen[0])} is not a translation of ${key}. Run npm run check:questionnaires.`,
  );
}

function loadOne(root: URL, original: Frozen, translated: readonly Frozen[]): PublishedQuestionnaire {
  const read = translated.map((frozen) => ({
    hash: frozen[1],
    translation: loadTranslation(root, frozen, original),
  }));
  const definition = read.reduce(
    (merged, { translation }) => withTranslation(merged, translation),
    loadDefinition(root, original),
  );
  const [key, hash] = original;
  const translations = read.map(({ hash: own, translation: { language, review } }) => ({
    language,
    hash: own,
    isReviewed: review.status === "done",
  }));
  return { key, hash, questionnaire: compile(definition), translations };
}

/**
 * Every published questionnaire, checked against its fingerprint, joined with its translations and compiled, in
 * the order of the list. `root` is the folder that holds `published.json`.
 * @throws QuestionnaireFileError when a published file is missing, changed or not what its key says
 */
export function loadPublished(root: URL = questionnaireFolder): PublishedQuestionnaire[] {
  const list = Object.entries(readPublishedList(root));
  const originals = list.filter(([key]) => originalOf(key) === null);
  const keys = new Set(originals.map(([key]) => key));
  const orphan = list.map(([key]) => originalOf(key)).find((key) => key !== null && !keys.has(key));
  if (orphan)
    throw new QuestionnaireFileError(`A translation of ${orphan} is published, but ${orphan} is not.`);
  return originals.map((original) =>
    loadOne(
      root,
      original,
      list.filter(([key]) => originalOf(key) === original[0]),
    ),
  );
}

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
