import type { GuideCondition } from "../condition-schema.ts";
import type { Definition } from "../schema.ts";
import { conditionClause } from "../words/condition-words.ts";
import type { Difference, Place } from "./compare.ts";
import { isSpellingFix } from "./spelling.ts";

type Versions = { readonly before: Definition; readonly after: Definition };

const OWNERS: Readonly<Record<string, string>> = {
  questions: "Question",
  staff_questions: "Staff question",
  flags: "Flag",
  domains: "Domain",
  tracks: "Track",
  protective: "Strength",
  conversation: "Conversation entry",
  sections: "Section",
  variants: "Variant",
  references: "Source",
  profile: "Profile group",
  intro: "Introduction, text",
  validity: "Reservations, text",
  bands: "Level",
  track_levels: "Track level",
  levels: "Level of change",
  item_levels: "Level of change of one answer",
};

const INNER: Readonly<Record<string, string>> = { options: "answer", rows: "row", fields: "field" };

const PARTS: Readonly<Record<string, string>> = {
  text: "wording",
  text_by_variant: "wording in the variant",
  help: "help text",
  explain: "explanation",
  label: "wording",
  name: "name",
  citizen: "text to the citizen",
  ask: "question to ask",
  why: "reason",
  max_points: "most points",
  min_band: "level it lifts towards",
  from: "lower limit",
  to: "upper limit",
  bands: "points by answer",
  weeks_bands: "points by weeks",
  section: "section",
  da: "in Danish",
  en: "in English",
};

const isNumbered = (owner: string): boolean => owner === "intro" || owner === "validity";

/** Who a difference is about, and the rest of the way to the part that differs. */
function subjectOf(place: Place): { subject: string; rest: Place } {
  const at = place[0] === "scoring" || place[0] === "measure" ? ownerBelow(place) : 0;
  const [owner = "", name] = place.slice(at);
  const title = OWNERS[owner];
  if (title === undefined || name === undefined) return { subject: "", rest: place };
  const subject = isNumbered(owner) ? `${title} ${name}` : `${title} "${name}"`;
  return withInner({ subject, rest: place.slice(at + 2) });
}

/** Levels lie inside the scoring or the measure; everything else there belongs to the whole. */
function ownerBelow(place: Place): number {
  const at = place.findIndex((key) => ["bands", "track_levels", "levels", "item_levels"].includes(key));
  return at < 0 ? place.length : at;
}

function withInner({ subject, rest }: { subject: string; rest: Place }): { subject: string; rest: Place } {
  const [kind = "", name] = rest;
  if (INNER[kind] === undefined || name === undefined) return { subject, rest };
  return withInner({ subject: `${subject}, ${INNER[kind]} "${name}"`, rest: rest.slice(2) });
}

const isLanguage = (key: string | undefined): boolean => key === "da" || key === "en";

const partWords = (rest: Place): string => {
  const words = rest.map((key) => PARTS[key] ?? key.replaceAll("_", " "));
  return (isLanguage(rest[0]) ? ["text", ...words] : words).join(" ");
};

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type PointsRow = { readonly from: number; readonly to: number; readonly points: number };

const isPoints = (value: unknown): value is readonly PointsRow[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => isTree(row) && "points" in row && "from" in row);

/** A value as short text: points by range, a text in quotes, an entry by its Danish text. */
function valueWords(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return `"${value}"`;
  if (isPoints(value)) return value.map(({ from, to, points }) => `${from}-${to}: ${points}`).join(", ");
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(valueWords).join(", ");
  if (!isTree(value)) return value === null ? "none" : String(value);
  for (const key of ["da", "text", "label", "name", "title", "ask", "cite"]) {
    if (key in value) return valueWords(value[key]);
  }
  return JSON.stringify(value);
}

const said = (definition: Definition, condition: unknown): string =>
  conditionClause({ definition, lang: "en", nameOf: ({ id }) => id }, condition as GuideCondition);

type Signal = { readonly weight: number; readonly when: GuideCondition };

function signalWords(versions: Versions, before: readonly Signal[], after: readonly Signal[]): string {
  const words = (definition: Definition, list: readonly Signal[]): string[] =>
    list.map(({ weight, when }) => `${said(definition, when)} (weight ${weight})`);
  const [old, now] = [words(versions.before, before), words(versions.after, after)];
  const gone = old.filter((one) => !now.includes(one)).map((one) => `no longer looks at: ${one}`);
  const added = now.filter((one) => !old.includes(one)).map((one) => `now looks at: ${one}`);
  return [...gone, ...added].join("; ") || "signals in another order";
}

function conditionChange(versions: Versions, difference: Difference, verb: string): string {
  if (difference.kind === "added")
    return `is now only ${verb} when ${said(versions.after, difference.after)}`;
  if (difference.kind === "removed") {
    return `is now always ${verb}; before only when ${said(versions.before, difference.before)}`;
  }
  if (difference.kind === "moved") return "";
  return `is ${verb} when ${said(versions.after, difference.after)}; before when ${said(versions.before, difference.before)}`;
}

function changedWords(versions: Versions, difference: Difference & { kind: "changed" }, rest: Place): string {
  const { before, after } = difference;
  if (rest.at(-1) === "signals") return signalWords(versions, before as Signal[], after as Signal[]);
  if (rest.length === 1 && rest[0] === "points") return `from ${before} to ${after} points`;
  const isSpelling = typeof before === "string" && typeof after === "string" && isSpellingFix(before, after);
  const part = isSpelling ? `spelling of the ${partWords(rest)}` : partWords(rest);
  return `${part} from ${valueWords(before)} to ${valueWords(after)}`;
}

function partChange(versions: Versions, difference: Difference, rest: Place): string {
  if (rest.at(-1) === "show_if") return conditionChange(versions, difference, "shown");
  if (rest.at(-1) === "when") return conditionChange(versions, difference, "used");
  if (difference.kind === "changed") return changedWords(versions, difference, rest);
  const what = difference.kind === "added" ? "is new" : "is gone";
  const value = difference.kind === "removed" ? difference.before : difference.after;
  return `${partWords(rest)} ${what}: ${valueWords(value)}`;
}

/** One difference as one sentence: `Question "x", answer "y": from 2 to 3 points.` */
export function changeWords(versions: Versions, difference: Difference): string {
  const { kind, place } = difference;
  const { subject, rest } = subjectOf(place);
  if (kind === "moved") {
    const where = difference.after === undefined ? "comes first" : `comes after "${difference.after}"`;
    return `${subject} now ${where}.`;
  }
  if (rest.length === 0) {
    const value = kind === "removed" ? difference.before : difference.after;
    return `${subject} ${kind === "added" ? "is new" : "is gone"}: ${valueWords(value)}.`;
  }
  const words = partChange(versions, difference, rest);
  const sentence = subject === "" ? words : `${subject}: ${words}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
