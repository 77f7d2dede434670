import type { Fault, Path } from "#questionnaires/check/fault.ts";
import { fault } from "#questionnaires/check/fault.ts";
import { ForeignNames } from "./foreign-names.ts";
import { urls } from "./names.ts";
import { controlOf, type Draft, extensionOf, questionsIn } from "./read-item.ts";
import type { AnswerOption, Item } from "./resources.ts";
import { readText } from "./texts.ts";

/** What the reading of a foreign questionnaire goes by and adds to. */
export type Foreign = {
  readonly language: string;
  readonly contained: readonly unknown[];
  readonly links: ForeignNames;
  /** The codes of each question, by its linkId. */
  readonly codes: Map<string, ForeignNames>;
  readonly dropped: Fault[];
};

type Placed = { readonly item: Item; readonly at: Path };

const longestText = 2000;
const farthestWeeks = 5200;
const widest = 1_000_000;

const tell = (foreign: Foreign, at: Path, message: string): void => {
  foreign.dropped.push(fault(at, message));
};

type Concept = { readonly code?: string; readonly display?: string };

/** The written-out concepts of a value set inside the questionnaire. */
function containedConcepts({ contained }: Foreign, url: string): readonly Concept[] | undefined {
  const id = url.replace(/^#/, "");
  const found = contained.find(
    (one): one is { compose?: { include?: { concept?: Concept[] }[] } } =>
      typeof one === "object" && one !== null && "id" in one && one.id === id,
  );
  return found?.compose?.include?.flatMap(({ concept = [] }) => concept);
}

function optionsOf(foreign: Foreign, { item, at }: Placed): readonly AnswerOption[] {
  if (item.answerOption !== undefined) return item.answerOption;
  const concepts = item.answerValueSet ? containedConcepts(foreign, item.answerValueSet) : [];
  if (concepts === undefined || concepts.length === 0) {
    tell(foreign, at, "The answers lie in a value set that is not in the file. Write them as options.");
  }
  return (concepts ?? []).map((valueCoding) => ({ valueCoding }));
}

const plainValue = ({ valueCoding, valueInteger, valueString, valueDate }: AnswerOption): string =>
  valueCoding?.code ?? valueString ?? valueDate ?? (valueInteger === undefined ? "" : String(valueInteger));

/** Points are dropped: a score that nobody here has answered for is no score. */
function choices(foreign: Foreign, placed: Placed): readonly Draft[] {
  const { item, at } = placed;
  const names = new ForeignNames();
  foreign.codes.set(item.linkId, names);
  const options = optionsOf(foreign, placed);
  const isWeighed = options.some(
    (option) =>
      extensionOf(option, urls.ordinalValue) ?? extensionOf(option.valueCoding ?? {}, urls.itemWeight),
  );
  if (isWeighed) tell(foreign, at, "The weights of the answers: an imported questionnaire has no points.");
  return options.map((option) => {
    const value = plainValue(option);
    const { display = value, _display } = option.valueCoding ?? {};
    const exclusive = extensionOf(option, urls.optionExclusive)?.valueBoolean === true;
    return {
      code: names.of(value, "svar"),
      label: readText(display, _display, foreign.language),
      ...(exclusive && { exclusive: true }),
    };
  });
}

/** Yes and no in the languages that every questionnaire has. */
function yesOrNo(foreign: Foreign, { item }: Placed): readonly Draft[] {
  const names = new ForeignNames();
  foreign.codes.set(item.linkId, names);
  return [
    { code: names.of("true", "svar"), label: { da: "Ja", en: "Yes" } },
    { code: names.of("false", "svar"), label: { da: "Nej", en: "No" } },
  ];
}

function choiceKind(foreign: Foreign, placed: Placed): Draft {
  const { item, at } = placed;
  if (item.type === "open-choice") tell(foreign, at, "The answer in own words: only the options are kept.");
  const options = choices(foreign, placed);
  if (item.repeats === true) return { kind: "checkboxes", options };
  return { kind: controlOf(item) === "drop-down" ? "select" : "radio", options };
}

function numberKind(foreign: Foreign, { item, at }: Placed): Draft {
  if (item.type !== "integer") tell(foreign, at, "Decimals: the answer is a whole number here.");
  const min = extensionOf(item, urls.minValue)?.valueInteger ?? 0;
  const max = extensionOf(item, urls.maxValue)?.valueInteger ?? widest;
  return { kind: "number", min, max };
}

/** The kind of question that an item becomes; null when there is none, which is told of. */
export function kindOf(foreign: Foreign, placed: Placed): Draft | null {
  const { item, at } = placed;
  switch (item.type) {
    case "choice":
    case "open-choice":
      return choiceKind(foreign, placed);
    case "boolean":
      return { kind: "radio", options: yesOrNo(foreign, placed) };
    case "integer":
    case "decimal":
    case "quantity":
      return numberKind(foreign, placed);
    case "date":
      return { kind: "date", max_weeks_back: farthestWeeks };
    case "dateTime":
      tell(foreign, at, "The time of day: the answer is a date here.");
      return { kind: "date", max_weeks_back: farthestWeeks };
    case "string":
    case "text":
    case "url":
      return { kind: "text", max_length: item.maxLength ?? longestText };
    default:
      tell(foreign, at, `A question of type ${item.type}: there is no such kind here.`);
      return null;
  }
}

const fieldKinds: ReadonlySet<unknown> = new Set(["radio", "select", "number", "date", "text"]);

function fieldOf(foreign: Foreign, placed: Placed, names: ForeignNames): Draft[] {
  const { item, at } = placed;
  const kind = kindOf(foreign, placed);
  if (kind === null) return [];
  if (!fieldKinds.has(kind["kind"])) {
    tell(foreign, at, "A question with several answers inside a list.");
    return [];
  }
  const { max_weeks_back, ...rest } = kind;
  const text = readText(item.text, item._text, foreign.language);
  return [{ id: names.of(item.linkId, "felt"), text, required: item.required === true, ...rest }];
}

/** A group that repeats is a list of entries. */
export function listOf(foreign: Foreign, { item, at }: Placed): Draft {
  const names = new ForeignNames();
  const max_entries = extensionOf(item, urls.maxOccurs)?.valueInteger ?? 20;
  const fields = (item.item ?? []).flatMap((child, place) =>
    child.type === "display" ? [] : fieldOf(foreign, { item: child, at: [...at, "item", place] }, names),
  );
  return { kind: "list", entry_name: readText(item.text, item._text, foreign.language), max_entries, fields };
}

const optionsText = (item: Item): string => JSON.stringify((item.answerOption ?? []).map(plainValue));

/** A group of questions with the same answers, laid out as a table. */
export function isMatrix(item: Item): boolean {
  const rows = questionsIn(item);
  const [first] = rows;
  return (
    item.type === "group" &&
    item.repeats !== true &&
    controlOf(item) === "htable" &&
    first?.answerOption !== undefined &&
    rows.every((row) => row.type === "choice" && !row.repeats && optionsText(row) === optionsText(first))
  );
}

export function matrixOf(foreign: Foreign, { item, at }: Placed): Draft {
  const rows = questionsIn(item);
  const [first] = rows;
  const names = new ForeignNames();
  const options = first ? choices(foreign, { item: first, at }) : [];
  const codes = first && foreign.codes.get(first.linkId);
  for (const row of rows) if (codes) foreign.codes.set(row.linkId, codes);
  return {
    kind: "matrix",
    rows: rows.map((row) => ({
      code: names.of(row.linkId, "linje"),
      label: readText(row.text, row._text, foreign.language),
    })),
    options,
  };
}
