import * as v from "valibot";
import { type Fault, fault, type Path, pointerTo } from "./fault.ts";

/** `guessed` are the places where a stand-in was read; what later checks say of them means nothing. */
type Read<Output> = {
  readonly output: Output | undefined;
  readonly faults: Fault[];
  readonly guessed: readonly string[];
};

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

/** Sets one value of a JSON tree, or removes it; nothing happens when the place is not there. */
function amend(tree: unknown, path: Path, value: unknown): void {
  let place = tree as Record<string | number, unknown> | undefined;
  for (const key of path.slice(0, -1)) place = place?.[key] as Record<string | number, unknown> | undefined;
  const last = path.at(-1);
  if (typeof place !== "object" || place === null || last === undefined) return;
  if (value === undefined) delete place[last];
  else place[last] = value;
}

const STAND_INS: Readonly<Record<string, unknown>> = { number: 0, string: "x", boolean: false, Array: [] };

/** What to read in place of a faulty value, so that the checks after the schema can run all the same. */
function standIn(issue: v.BaseIssue<unknown>): { at: Path; value: unknown } {
  const path = pathOf(issue);
  const condition = path.findIndex((key) => key === "when" || key === "show_if");
  if (issue.expected === "never") return { at: path, value: undefined };
  if (condition >= 0) {
    return { at: path.slice(0, condition + 1), value: { derived: "weeks_absent", op: "gte", value: 0 } };
  }
  return { at: path, value: isLanguage(path.at(-1)) ? "?" : STAND_INS[issue.expected ?? ""] };
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
    return { output: undefined, faults: [fault([], `The file is not JSON: ${reason}.`)], guessed: [] };
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return { output: parsed.output, faults: [], guessed: [] };
  const faults = parsed.issues.map((issue) => fault(pathOf(issue), sentenceFor(issue)));
  const mended: unknown = structuredClone(json);
  const stands = parsed.issues.map(standIn);
  for (const { at, value } of stands) amend(mended, at, value);
  const again = v.safeParse(schema, mended);
  const guessed = stands.map(({ at }) => pointerTo(at));
  return { output: again.success ? again.output : undefined, faults, guessed };
}
