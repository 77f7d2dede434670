import type { Path } from "#questionnaires/check/fault.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Every place where two JSON trees differ; a part that only one of them has is one place. */
export function differences(found: unknown, written: unknown, at: Path = []): Path[] {
  if (!isObject(found) || !isObject(written) || Array.isArray(found) !== Array.isArray(written)) {
    return Object.is(found, written) ? [] : [at];
  }
  const keys = [...new Set([...Object.keys(found), ...Object.keys(written)])];
  return keys.flatMap((key) => {
    const place = [...at, Array.isArray(found) ? Number(key) : key];
    return differences(found[key], written[key], place);
  });
}
