import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DefinitionDiff, diffDefinitions } from "#questionnaires/diff/diff-definitions.ts";
import { byVersion } from "#questionnaires/diff/version-step.ts";
import {
  definitionPath,
  fingerprint,
  folderNamed,
  originalOf,
  readPublishedList,
} from "#server/questionnaire-files.ts";
import { gapsIn } from "./about-template.ts";
import { diffText, numberSentence } from "./diff-text.ts";
import { readCommandLine } from "./options.ts";
import { checkFile, workingFolder } from "./questionnaire-folder.ts";
import { refuse } from "./refuse.ts";
import { isVersionKey, readDefinition } from "./version-files.ts";

type Version = { readonly folder: string; readonly id: string; readonly version: string };
type PublishedList = Readonly<Record<string, string>>;

/** The published versions of the folder; a folder of one's own begins without a list. */
const listOf = (folder: string): PublishedList =>
  existsSync(join(folder, "published.json")) ? readPublishedList(folderNamed(folder)) : {};

/** The newest published version that is older than this one. */
function predecessorOf(list: PublishedList, { id, version }: Version): string | undefined {
  return Object.keys(list)
    .filter((key) => key.startsWith(`${id}@`) && originalOf(key) === null)
    .map((key) => key.slice(id.length + 1))
    .filter((published) => byVersion(published, version) < 0)
    .toSorted(byVersion)
    .at(-1);
}

/** A step that is too small is refused unless somebody says why; the reason then stands in `about.md`. */
function checkStep(
  { folder, id, version }: Version,
  before: string,
  because: string | true | undefined,
): void {
  const diff: DefinitionDiff = diffDefinitions(
    readDefinition(folder, `${id}@${before}`),
    readDefinition(folder, `${id}@${version}`),
  );
  if (!diff.isTooSmall) return;
  if (typeof because !== "string") {
    refuse(
      ...diffText(diff, { before, after: version }),
      'If it is right all the same, say why: npm run publish:questionnaire -- <id> <version> --because "…"',
    );
  }
  appendFileSync(
    aboutOf({ folder, id, version }),
    `\n${version} after ${before}: ${numberSentence(diff, version)} Published because: ${because}\n`,
  );
}

const aboutOf = ({ folder, id }: Version): string => join(folder, "definitions", id, "about.md");

/** Whoever reads about a questionnaire must find its owner and purpose, not gaps. */
function checkAbout(version: Version): void {
  const path = aboutOf(version);
  if (!existsSync(path))
    refuse(`There is no file ${path}: it tells who owns the questionnaire and what it is for.`);
  const gaps = gapsIn(readFileSync(path, "utf8"));
  if (gaps.length > 0) refuse(`${path} still has gaps to fill:`, ...gaps.map((gap) => `- ${gap}`));
}

/**
 * Freezes one version or translation: from now on its file may not change. Publishing it again unchanged does
 * nothing. A better translation may take the place of an old one: it changes no question, and every response
 * keeps the fingerprint of the one that was read.
 */
function publish(wanted: Version, because: string | true | undefined): string {
  const { folder, id, version } = wanted;
  const key = `${id}@${version}`;
  const path = join(folder, definitionPath(key));
  if (!existsSync(path)) refuse(`There is no file ${path}.`);
  const list = listOf(folder);
  const hash = fingerprint(readFileSync(path));
  const original = originalOf(key);
  if (list[key] === hash) return `${key} is already published and unchanged.`;
  if (list[key] !== undefined && original === null)
    refuse(`${key} is published and has changed. Give the change a new version number.`);
  if (original !== null && list[original] === undefined)
    refuse(`${original} is not published. Publish it before its translation.`);
  const { faults } = checkFile(folder, join(folder, definitionPath(original ?? key)));
  if (faults.length > 0) refuse(...faults.map(({ place, message }) => `${place}: ${message}`));
  if (original === null) checkAbout(wanted);
  const before = original === null ? predecessorOf(list, wanted) : undefined;
  if (before !== undefined) checkStep(wanted, before, because);
  const entries = Object.entries({ ...list, [key]: hash }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(join(folder, "published.json"), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
  return `${key} is published with the fingerprint ${hash}.`;
}

const { words, option } = readCommandLine(process.argv.slice(2), ["because"]);
const [id, version, folder] = words;
if (id === undefined || version === undefined) {
  refuse(
    "Name what to publish: npm run publish:questionnaire -- risikoscreening 1.0.0",
    "or a translation of it: npm run publish:questionnaire -- risikoscreening 1.0.0.ar",
  );
}
const wanted = `${id}@${version}`;
if (!isVersionKey(originalOf(wanted) ?? wanted)) refuse(`${wanted} is not a version.`);
console.log(publish({ folder: workingFolder(folder), id, version }, option("because")));
