import type { Lang } from "#questionnaires/languages.ts";
import type { ListField, Question } from "#questionnaires/question-schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";
import { textIn } from "#questionnaires/text-in.ts";
import { paperWords } from "./paper-words.ts";

/** A box to tick: `number` is what the one who types the answers in presses; "" where the label says it. */
export interface Tick {
  readonly number: string;
  readonly label: string;
}

/** What a person writes an answer in. */
export type AnswerSpace =
  | { readonly kind: "ticks"; readonly hint: string; readonly ticks: readonly Tick[] }
  | {
      readonly kind: "scale";
      readonly hint: string;
      readonly values: readonly number[];
      readonly low: string;
      readonly high: string;
    }
  | { readonly kind: "number"; readonly hint: string; readonly unit: string | undefined }
  | { readonly kind: "date"; readonly hint: string }
  | { readonly kind: "lines"; readonly hint: string; readonly lines: number }
  | {
      readonly kind: "table";
      readonly hint: string;
      readonly rows: readonly string[];
      readonly columns: readonly Tick[];
    }
  | {
      readonly kind: "entries";
      readonly hint: string;
      readonly entryName: string;
      readonly entries: number;
      readonly fields: readonly { readonly label: string; readonly space: AnswerSpace }[];
    };

type Labelled = { readonly code: string; readonly label: Localized };

/** The lists that a municipality keeps, by the name in `options_from`. */
export type KeptLists = Readonly<Record<string, readonly Labelled[]>>;

/** About so many letters are written by hand on one line. */
const lettersOnALine = 45;
const mostLines = 10;

/** So many entries of a list are printed; who has more takes another sheet. */
const mostEntries = 3;

const ticksOf = (options: readonly Labelled[], lang: Lang): readonly Tick[] =>
  options.map(({ label }, place) => ({ number: String(place + 1), label: textIn(label, lang) }));

/** The municipality may put its list in another order meanwhile: what is typed is the code beside the name. */
const keptTicks = (options: readonly Labelled[], lang: Lang): readonly Tick[] =>
  options.map(({ code, label }) => ({ number: "", label: `${textIn(label, lang)} (${code})` }));

const linesFor = (letters: number): number =>
  Math.min(mostLines, Math.max(1, Math.ceil(letters / lettersOnALine)));

function listed(fields: readonly ListField[], lang: Lang) {
  return fields.map((field) => ({ label: textIn(field.text, lang), space: fieldSpace(field, lang) }));
}

function fieldSpace(field: ListField, lang: Lang): AnswerSpace {
  const say = paperWords(lang);
  switch (field.kind) {
    case "number":
      return {
        kind: "number",
        hint: say.wholeNumber(field.min, field.max),
        unit: field.unit && textIn(field.unit, lang),
      };
    case "date":
      return { kind: "date", hint: say.writeDate };
    case "text":
      return { kind: "lines", hint: "", lines: linesFor(field.max_length) };
    default:
      return { kind: "ticks", hint: say.tickOne, ticks: ticksOf(field.options, lang) };
  }
}

function selectSpace(
  question: Extract<Question, { kind: "select" }>,
  lang: Lang,
  lists: KeptLists,
): AnswerSpace {
  const say = paperWords(lang);
  if (question.options_from === undefined)
    return { kind: "ticks", hint: say.tickOne, ticks: ticksOf(question.options, lang) };
  const kept = lists[question.options_from] ?? [];
  if (kept.length === 0) return { kind: "lines", hint: say.ownWords, lines: 1 };
  return { kind: "ticks", hint: say.tickOne, ticks: keptTicks(kept, lang) };
}

/** The boxes and lines for one question. */
export function answerSpace(question: Question, lang: Lang, lists: KeptLists = {}): AnswerSpace {
  const say = paperWords(lang);
  switch (question.kind) {
    case "radio":
      return { kind: "ticks", hint: say.tickOne, ticks: ticksOf(question.options, lang) };
    case "checkboxes":
      return { kind: "ticks", hint: say.tickSeveral, ticks: ticksOf(question.options, lang) };
    case "scale": {
      const [low, high] = question.labels;
      const values = Array.from(
        { length: question.max - question.min + 1 },
        (_, step) => question.min + step,
      );
      return {
        kind: "scale",
        hint: say.tickOnScale,
        values,
        low: `${question.min} = ${textIn(low, lang)}`,
        high: `${question.max} = ${textIn(high, lang)}`,
      };
    }
    case "matrix":
      return {
        kind: "table",
        hint: say.tickOneEachLine,
        rows: question.rows.map(({ label }) => textIn(label, lang)),
        columns: ticksOf(question.options, lang),
      };
    case "list":
      return {
        kind: "entries",
        hint: say.listed,
        entryName: textIn(question.entry_name, lang),
        entries: Math.min(mostEntries, question.max_entries),
        fields: listed(question.fields, lang),
      };
    case "select":
      return selectSpace(question, lang, lists);
    case "text":
      return { kind: "lines", hint: say.ownWords, lines: linesFor(question.max_length) };
    case "date":
      return { kind: "date", hint: say.writeDate };
    case "number":
      return {
        kind: "number",
        hint: say.wholeNumber(question.min, question.max),
        unit: question.unit && textIn(question.unit, lang),
      };
  }
}
