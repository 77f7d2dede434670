import { readFileSync } from "node:fs";
import { checkQuestionnaire } from "#questionnaires/check/check-questionnaire.ts";
import { instrument } from "./instrument.ts";

type Tree = Record<string | number, unknown>;

/** A change at one place of a JSON text; without a new value the place is removed. */
export type Edit = { readonly at: string; readonly to?: unknown };

const folder = new URL("definitions/risikoscreening/", instrument.root);

/** The texts of the real definition and its cases, to be spoiled by tests. */
export const definition = readFileSync(new URL("1.0.0.json", folder), "utf8");
export const cases = readFileSync(new URL("1.0.0.cases.json", folder), "utf8");

/** The JSON text with some places changed. */
export function edited(text: string, edits: readonly Edit[]): string {
  const tree: Tree = JSON.parse(text);
  for (const { at, to } of edits) {
    const keys = at.split("/").slice(1);
    const parent = keys.slice(0, -1).reduce<Tree>((place, key) => place[key] as Tree, tree);
    const last = keys.at(-1) ?? "";
    if (to !== undefined) parent[last] = to;
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  }
  return JSON.stringify(tree);
}

/** What the check says of the definition after it has been spoiled: `pointer: sentence`. */
export const faultsAfter = (...edits: Edit[]): string[] =>
  checkQuestionnaire({ definition: edited(definition, edits), cases }).definition.map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  );
