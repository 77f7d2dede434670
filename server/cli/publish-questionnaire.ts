import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { definitionPath, fingerprint, folderNamed, readPublishedList } from "#server/questionnaire-files.ts";
import { checkFile, workingFolder } from "./questionnaire-folder.ts";

function refuse(...sentences: string[]): never {
  for (const sentence of sentences) console.error(sentence);
  process.exit(1);
}

/** Freezes one version: from now on its file may not change. Publishing it again unchanged does nothing. */
function publish(folder: string, key: string): string {
  const path = join(folder, definitionPath(key));
  if (!existsSync(path)) refuse(`There is no file ${path}.`);
  const list = readPublishedList(folderNamed(folder));
  const hash = fingerprint(readFileSync(path));
  if (list[key] === hash) return `${key} is already published and unchanged.`;
  if (list[key] !== undefined)
    refuse(`${key} is published and has changed. Give the change a new version number.`);
  const faults = checkFile(folder, path);
  if (faults.length > 0) refuse(...faults.map(({ place, message }) => `${place}: ${message}`));
  const entries = Object.entries({ ...list, [key]: hash }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(join(folder, "published.json"), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
  return `${key} is published with the fingerprint ${hash}.`;
}

const [id, version, folder] = process.argv.slice(2);
if (id === undefined || version === undefined) {
  refuse("Name what to publish: npm run publish:questionnaire -- risikoscreening 1.0.0");
}
if (!/^[A-Za-z][A-Za-z0-9_]*@\d+\.\d+\.\d+$/.test(`${id}@${version}`))
  refuse(`${id}@${version} is not a version.`);
console.log(publish(workingFolder(folder), `${id}@${version}`));
