import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Fault, pointerTo } from "#questionnaires/check/fault.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import { isLang } from "#questionnaires/languages.ts";
import { readCanonical } from "#server/documents/fhir/names.ts";
import { readForeign } from "#server/documents/fhir/read-foreign.ts";
import { isOurs, readQuestionnaire } from "#server/documents/fhir/read-questionnaire.ts";
import { readResponse } from "#server/documents/fhir/read-response.ts";
import type { FhirQuestionnaire } from "#server/documents/fhir/resources.ts";
import { type Translated, takeTranslations } from "#server/documents/fhir/translations.ts";
import {
  findPublished,
  fingerprint,
  folderNamed,
  loadPublished,
  QuestionnaireFileError,
} from "#server/questionnaire-files.ts";
import { problemSentence } from "./problem-sentence.ts";
import { workingFolder } from "./questionnaire-folder.ts";

function refuse(...sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(sentence);
  process.exit(1);
}

const told = (file: string, faults: readonly Fault[]): string[] =>
  faults.map(({ pointer, message }) => `${file}#${pointer}: ${message}`);

interface Draft {
  /** Texts in further languages, which lie in files of their own. */
  readonly translated?: readonly Translated[];
  readonly id: unknown;
  readonly version: unknown;
  readonly content: unknown;
  readonly dropped: readonly string[];
}

function aboutText({ dropped }: Draft, file: string): string {
  const lost = dropped.map((line) => `- ${line}`).join("\n");
  return `# About this questionnaire

Imported from ${file}. Nobody here has reviewed it yet: say who owns it, why it asks what it asks, and how far it can
be trusted.
${lost === "" ? "" : `\n## Not imported\n\n${lost}\n`}`;
}

/** One file for each further language; whoever speaks it has yet to read it here. */
function layDownTranslations(home: string, { id, version, translated = [] }: Draft, sha256: string): void {
  for (const language of new Set(translated.map((one) => one.language))) {
    const own = translated.filter((one) => one.language === language);
    const texts = Object.fromEntries(own.map(({ at, text }) => [pointerTo(at), text]));
    const of = `${id}@${version}`;
    const content = { language, of, of_sha256: sha256, review: { status: "needed" }, texts };
    lay(join(home, `${version}.${language}.json`), `${JSON.stringify(content, null, 2)}\n`);
  }
}

/** Refuses before anything is written, so that an import is laid down whole or not at all. */
function demandRoom(folder: string, draft: Draft): string {
  const home = join(folder, "definitions", String(draft.id));
  const languages = new Set((draft.translated ?? []).map(({ language }) => language));
  const unknown = [...languages].filter((language) => !isLang(language));
  if (unknown.length > 0)
    refuse(
      `There are texts in ${unknown.map((one) => JSON.stringify(one)).join(", ")}, which is no language here.`,
    );
  const paths = [...languages].map((language) => join(home, `${draft.version}.${language}.json`));
  for (const path of [join(home, `${draft.version}.json`), ...paths])
    if (existsSync(path))
      refuse(`${path} exists already. Give the import another version, or move the file.`);
  return home;
}

/** Writes a file that is not there yet. */
const lay = (path: string, text: string): void => writeFileSync(path, text, { flag: "wx" });

/** Lays a draft down as a new version; what is there already is never written over. */
function layDown(folder: string, file: string, draft: Draft): string {
  const home = demandRoom(folder, draft);
  const path = join(home, `${draft.version}.json`);
  mkdirSync(home, { recursive: true });
  lay(path, `${JSON.stringify(draft.content, null, 2)}\n`);
  layDownTranslations(home, draft, fingerprint(readFileSync(path)));
  const about = join(home, "about.md");
  if (!existsSync(about)) lay(about, aboutText(draft, file));
  return path;
}

function importQuestionnaire(folder: string, file: string, json: unknown): void {
  if (isOurs(json as FhirQuestionnaire)) {
    const { definition, faults } = readQuestionnaire(json);
    if (definition === undefined) refuse(...told(file, faults));
    const { id, version } = definition;
    const { plain, taken } = takeTranslations(definition);
    const path = layDown(folder, file, { id, version, content: plain, translated: taken, dropped: [] });
    console.log(`${path} holds the whole questionnaire. Now run npm run check:questionnaires.`);
    return;
  }
  const { draft, dropped, faults } = readForeign(json);
  if (draft === undefined) refuse(...told(file, faults));
  const lost = told(file, dropped);
  const path = layDown(folder, file, {
    id: draft["id"],
    version: draft["version"],
    content: draft,
    dropped: lost,
  });
  for (const line of lost) console.log(`Not imported: ${line}`);
  console.log(`${path} is a draft without points. Now run npm run check:questionnaires.`);
}

/** Prints the answers of a response in the form that `npm run assess` reads, when they are answers to its questions. */
function importResponse(folder: string, file: string, json: { questionnaire?: unknown }): void {
  const canonical = readCanonical(String(json.questionnaire));
  const key = `${canonical?.id}@${canonical?.version}`;
  const { questionnaire } = findPublished(loadPublished(folderNamed(folder)), key);
  const { record, faults } = readResponse(questionnaire.definition, json);
  if (record === undefined) refuse(...told(file, faults));
  const submittedOn = (record.sentAt ?? record.savedAt ?? "").slice(0, 10);
  const { variant, answers } = record;
  const { problems } = checkAnswers(questionnaire, { variant, submittedOn, answers });
  if (problems.length > 0) refuse(...problems.map(problemSentence));
  console.log(JSON.stringify({ variant, submitted_on: submittedOn, answers }));
}

function importFile(file: string, folder: string): void {
  let json: { resourceType?: unknown; questionnaire?: unknown } | null;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    refuse(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : "unreadable"}`);
  }
  if (json?.resourceType === "Questionnaire") importQuestionnaire(folder, file, json);
  else if (json?.resourceType === "QuestionnaireResponse") importResponse(folder, file, json);
  else refuse(`${file} is neither a Questionnaire nor a QuestionnaireResponse of FHIR R4.`);
}

const [file, folder] = process.argv.slice(2);
if (file === undefined) refuse("Name the file: npm run fhir:import -- questionnaire.json");
try {
  importFile(file, workingFolder(folder));
} catch (error) {
  if (!(error instanceof QuestionnaireFileError)) throw error;
  refuse(error.message);
}
