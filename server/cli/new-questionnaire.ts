import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { raised, STEPS, type Step } from "#questionnaires/diff/version-step.ts";
import { changeEntry } from "./about-template.ts";
import { editorSchemas } from "./editor-schema.ts";
import { nameFault } from "./name-fault.ts";
import { readCommandLine } from "./options.ts";
import { workingFolder } from "./questionnaire-folder.ts";
import { newQuestionnaire, type Speech } from "./questionnaire-template.ts";
import { refuse } from "./refuse.ts";
import { readDefinition } from "./version-files.ts";

/** The editor's help lies beside the definitions, also in a folder of one's own. */
function writeSchemas(folder: string): void {
  for (const [name, content] of Object.entries(editorSchemas())) writeFileSync(join(folder, name), content);
}

function begin(folder: string, id: string, lang: Speech): string[] {
  const home = join(folder, "definitions", id);
  if (existsSync(home)) refuse(`There is already a questionnaire "${id}" in ${home}. Choose another name.`);
  mkdirSync(home, { recursive: true });
  const { definition, cases, about } = newQuestionnaire(id, lang);
  const files = { "1.0.0.json": definition, "1.0.0.cases.json": cases, "about.md": about };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(home, name), content);
  writeSchemas(folder);
  return Object.keys(files).map((name) => join(home, name));
}

/**
 * Copies a version and its persons and writes the new number into both; all else stays as it was. A translation is
 * tied to the bytes of the version it was made from, and is made anew.
 */
function goOn(
  folder: string,
  { id, from, version }: { id: string; from: string; version: string },
): string[] {
  const home = join(folder, "definitions", id);
  if (existsSync(join(home, `${version}.json`))) refuse(`${id} ${version} is there already in ${home}.`);
  const names = [`${from}.json`, `${from}.cases.json`].filter((name) => existsSync(join(home, name)));
  return names.map((name) => {
    const text = readFileSync(join(home, name), "utf8")
      .replace(`"version": "${from}"`, `"version": "${version}"`)
      .replace(`"${id}@${from}"`, `"${id}@${version}"`);
    const path = join(home, `${version}${name.slice(from.length)}`);
    writeFileSync(path, text);
    return path;
  });
}

function nextVersion(folder: string, id: string, origin: string): string[] {
  const step = option("step") ?? "minor";
  if (typeof step !== "string" || step === "none" || !STEPS.includes(step as Step)) {
    refuse("--step is patch (spelling), minor (new help) or major (points, limits, rules or wording).");
  }
  const [fromId, from = ""] = origin.split("@");
  if (fromId !== id)
    refuse(`A new version of ${id} starts from ${id}@1.0.0 or the like, not from ${origin}.`);
  readDefinition(folder, origin);
  const version = raised(from, step as Step);
  const files = goOn(folder, { id, from, version });
  const about = join(folder, "definitions", id, "about.md");
  appendFileSync(about, changeEntry(version, from, lang));
  writeSchemas(folder);
  return [...files, about];
}

const { words, option } = readCommandLine(process.argv.slice(2), ["from", "lang", "step"]);
const [id, named] = words;
if (id === undefined) {
  refuse(
    "Name the questionnaire: npm run new:questionnaire min_uge",
    "A new version of one: npm run new:questionnaire -- min_uge --from min_uge@1.0.0",
  );
}
const wrong = nameFault(id);
if (wrong !== undefined) refuse(wrong);
const asked = option("lang") ?? "da";
if (asked !== "da" && asked !== "en") refuse("--lang is da or en.");
const lang: Speech = asked;
const from = option("from");
if (from === true) refuse("Name the version to start from: --from min_uge@1.0.0");
const folder = workingFolder(named);
const files = from === undefined ? begin(folder, id, lang) : nextVersion(folder, id, from);
for (const file of files) console.log(relative(process.cwd(), file));
console.log("Edit these files. Then: npm run check:questionnaires, and npm run preview to see the pages.");
