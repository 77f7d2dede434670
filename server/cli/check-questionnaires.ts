import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { questionnaireFolder } from "#server/questionnaire-files.ts";
import { checkFile, checkPublished, definitionFiles } from "./questionnaire-folder.ts";

/** Prints every fault of every definition, and ends with status 1 when there is any. */
function check(folder: string): void {
  if (!existsSync(folder)) {
    console.error(`There is no folder ${folder}.`);
    process.exit(2);
  }
  const files = definitionFiles(folder);
  const faults = [...files.flatMap((path) => checkFile(folder, path)), ...checkPublished(folder)];
  for (const { place, message } of faults) console.log(`${place}: ${message}`);
  if (files.length === 0) console.log(`${folder} holds no definition.`);
  console.log(`${files.length} definitions checked, ${faults.length} faults.`);
  if (faults.length > 0 || files.length === 0) process.exitCode = 1;
}

check(resolve(process.argv[2] ?? fileURLToPath(questionnaireFolder)));
