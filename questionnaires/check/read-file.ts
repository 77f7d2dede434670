import * as v from "valibot";
import { type Fault, fault, type Path } from "./fault.ts";

type Read<Output> = { readonly output: Output | undefined; readonly faults: Fault[] };

const pathOf = (issue: v.BaseIssue<unknown>): Path =>
  (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));

const isLanguage = (key: string | number | undefined): boolean => key === "da" || key === "en";

function sentenceFor(issue: v.BaseIssue<unknown>): string {
  const last = pathOf(issue).at(-1);
  if (issue.expected === "never") return `"${last}" does not belong here.`;
  if (isLanguage(last) && issue.received === "undefined") return `The text is missing in language "${last}".`;
  if (issue.received === "undefined") return `"${last}" is missing.`;
  return issue.message;
}

/** Sets or removes one value of a JSON tree; silently nothing when the place is not there. */
function amend(tree: unknown, path: Path, value: string | undefined): void {
  let place = tree as Record<string | number, unknown> | undefined;
  for (const key of path.slice(0, -1)) place = place?.[key] as Record<string | number, unknown> | undefined;
  const last = path.at(-1);
  if (typeof place !== "object" || place === null || last === undefined) return;
  if (value === undefined) delete place[last];
  else place[last] = value;
}

/** Fills missing texts and drops stray keys, so that the checks after the schema can run all the same. */
function amended(json: unknown, issues: readonly v.BaseIssue<unknown>[]): unknown {
  const copy: unknown = structuredClone(json);
  for (const issue of issues) {
    const path = pathOf(issue);
    if (issue.expected === "never") amend(copy, path, undefined);
    else if (isLanguage(path.at(-1))) amend(copy, path, "?");
  }
  return copy;
}

/** Reads the text of a JSON file by a schema: every issue as a fault, and the content whenever it can be used. */
export function readJson<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): Read<v.InferOutput<Schema>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unreadable";
    return { output: undefined, faults: [fault([], `The file is not JSON: ${reason}.`)] };
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return { output: parsed.output, faults: [] };
  const faults = parsed.issues.map((issue) => fault(pathOf(issue), sentenceFor(issue)));
  const again = v.safeParse(schema, amended(json, parsed.issues));
  return { output: again.success ? again.output : undefined, faults };
}
