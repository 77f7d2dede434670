import { existsSync } from "node:fs";
import { checkEditorSchemas } from "./check-editor-schemas.ts";
import {
  checkFile,
  checkPublished,
  definitionFiles,
  isPublished,
  workingFolder,
} from "./questionnaire-folder.ts";

/** Prints every fault of every definition, and ends with status 1 when there is any. */
function check(folder: string): void {
  if (!existsSync(folder)) {
    console.error(`There is no folder ${folder}.`);
    process.exit(2);
  }
  const files = definitionFiles(folder);
  const checked = files.map((path) => checkFile(folder, path));
  const faults = [
    ...checked.flatMap((one) => one.faults),
    ...checkPublished(folder),
    ...checkEditorSchemas(folder),
  ];
  // Nothing can be done any more about a version that is published.
  const open = checked.filter(({ key }) => !isPublished(folder, key));
  for (const { place, message } of open.flatMap(({ advice }) => advice)) {
    console.log(`advice: ${place}: ${message}`);
  }
  for (const { place, message } of faults) console.log(`${place}: ${message}`);
  if (files.length === 0) console.log(`${folder} holds no definition.`);
  console.log(`${files.length} definitions checked, ${faults.length} faults.`);
  if (faults.length > 0 || files.length === 0) process.exitCode = 1;
}

check(workingFolder(process.argv[2]));
