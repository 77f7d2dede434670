import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { editorSchemas } from "./editor-schema.ts";
import { workingFolder } from "./questionnaire-folder.ts";
import { refuse } from "./refuse.ts";

const folder = workingFolder(process.argv[2]);
if (!existsSync(folder)) refuse(`There is no folder ${folder}.`);
for (const [name, content] of Object.entries(editorSchemas())) {
  writeFileSync(join(folder, name), content);
  console.log(join(folder, name));
}
