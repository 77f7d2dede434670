import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { type Case, casesSchema } from "#questionnaires/cases-schema.ts";
import { type Definition, definitionSchema } from "#questionnaires/schema.ts";
import { definitionPath } from "#server/questionnaire-files.ts";
import { refuse } from "./refuse.ts";

/** `id@version` as it may stand on a command line. */
export const isVersionKey = (key: string): boolean => /^[A-Za-z][A-Za-z0-9_]*@\d+\.\d+\.\d+$/.test(key);

function readJson(path: string): unknown {
  if (!existsSync(path)) refuse(`There is no file ${path}.`);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return refuse(`The file ${path} is not JSON. Run npm run check:questionnaires to see where it breaks.`);
  }
}

/** The definition of one version, published or not; ends the tool with a sentence when it cannot be read. */
export function readDefinition(folder: string, key: string): Definition {
  if (!isVersionKey(key))
    refuse(`"${key}" is not a questionnaire and a version, such as risikoscreening@1.0.0.`);
  const path = join(folder, definitionPath(key));
  const parsed = v.safeParse(definitionSchema, readJson(path));
  if (parsed.success) return parsed.output;
  return refuse(`The file ${path} has faults. Run npm run check:questionnaires to see them all.`);
}

/** The synthetic persons of one version. */
export function readCases(folder: string, key: string): readonly Case[] {
  const path = join(folder, definitionPath(key).replace(/\.json$/, ".cases.json"));
  const parsed = v.safeParse(casesSchema, readJson(path));
  if (parsed.success) return parsed.output.cases;
  return refuse(`The file ${path} has faults. Run npm run check:questionnaires to see them all.`);
}
