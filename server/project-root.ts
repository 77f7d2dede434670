import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The folder that holds `questionnaires/` and `db/migrations/`, found upwards from this file: it runs from the
 * source folder as well as from the bundle in `dist/`.
 */
export function projectRoot(): URL {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "questionnaires", "published.json"))) return pathToFileURL(`${folder}/`);
  }
  throw new Error("The folder questionnaires/ is missing beside the program.");
}
