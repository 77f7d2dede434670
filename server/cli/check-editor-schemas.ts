import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { questionnaireFolder } from "#server/questionnaire-files.ts";
import { editorSchemas } from "./editor-schema.ts";
import type { FileFault } from "./questionnaire-folder.ts";

/** The editor's help must describe what the program really reads. A folder of one's own may do without it. */
export function checkEditorSchemas(folder: string): FileFault[] {
  const isOurs = join(folder, "/") === fileURLToPath(questionnaireFolder);
  return Object.entries(editorSchemas()).flatMap(([name, content]) => {
    const path = join(folder, name);
    if (!existsSync(path) && !isOurs) return [];
    if (existsSync(path) && readFileSync(path, "utf8") === content) return [];
    return [{ place: `${name}#`, message: "The file is not up to date. Run npm run schema:questionnaires." }];
  });
}
