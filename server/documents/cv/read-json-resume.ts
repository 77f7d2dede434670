import * as v from "valibot";
import type { CvPerson } from "#server/cv/cv-entry.ts";
import { type CvSectionId, cvSection } from "#server/cv/sections.ts";
import { jsonResumeShape, listParts, longestFile } from "./json-resume.ts";
import { type NewEntry, resumeReaders, valuesOf } from "./resume-readers.ts";
import { type Fields, pointerTo, saysSomething, takeFields } from "./take-fields.ts";

/** A CV of another system, or why it could not be read. */
export type ReadJsonResume =
  | { readonly fault: "too-large" | "not-json" | "not-json-resume" }
  | {
      readonly fault: null;
      readonly person: CvPerson;
      readonly entries: readonly NewEntry[];
      /** JSON pointers of what did not come along, or not whole; at most 200. */
      readonly leftOut: readonly string[];
    };

/** UTF-16 units; the sections have limits of their own. */
const longest = { name: 120, headline: 120, email: 254, phone: 40, city: 80, profile: 2000 } as const;
const mostLeftOut = 200;

function personOf(basics: Fields): CvPerson {
  const name = basics.line("name", longest.name);
  const more = {
    headline: basics.line("label", longest.headline),
    email: basics.line("email", longest.email),
    phone: basics.line("phone", longest.phone),
    city: basics.inside("location").line("city", longest.city),
    profile: basics.text("summary", longest.profile),
  };
  return { name, ...valuesOf(more) };
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * A file in the form of JSON Resume 1.x as a CV: the person, entries without ids, and what did not come along. Free text
 * stays text. A date with a day becomes its month; an entry in which nothing could be read is left out and told of.
 */
export function readJsonResume(text: string): ReadJsonResume {
  if (text.length > longestFile) return { fault: "too-large" };
  const json = parsed(text);
  if (json === undefined) return { fault: "not-json" };
  const { success, output } = v.safeParse(jsonResumeShape, json);
  const known = ["basics", ...listParts] as const;
  if (!success || known.every((key) => !output[key])) return { fault: "not-json-resume" };
  const counts = new Map<CvSectionId, number>();
  const leftOut: string[] = [];
  const entries = listParts.flatMap((part) =>
    (output[part] ?? []).flatMap((raw, at) => {
      const fields = takeFields(raw, `/${part}/${at}`);
      const entry = resumeReaders[part](fields);
      const count = (counts.get(entry.section) ?? 0) + 1;
      const isKept =
        Object.keys(entry.values).length > 0 && count <= (cvSection(entry.section)?.maxEntries ?? 0);
      leftOut.push(...(isKept ? fields.leftOut() : [`/${part}/${at}`]));
      if (!isKept) return [];
      counts.set(entry.section, count);
      return [entry];
    }),
  );
  const basics = takeFields(output.basics ?? {}, "/basics");
  const person = personOf(basics);
  const others = Object.entries(output)
    .filter(([key, value]) => ![...known, "$schema", "meta"].includes(key) && saysSomething(value))
    .map(([key]) => pointerTo("", key));
  const all = [...basics.leftOut(), ...leftOut, ...others];
  return { fault: null, person, entries, leftOut: all.slice(0, mostLeftOut) };
}
