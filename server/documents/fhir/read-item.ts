import { icfSystem, links, type Names, readKeptList, urls } from "./names.ts";
import { type Named, readGate } from "./read-conditions.ts";
import type { AnswerOption, Extension, Item } from "./resources.ts";
import { readText } from "./texts.ts";

/** Part of a question, by the keys of the format; whether it is whole is for the schema to say. */
export type Draft = Readonly<Record<string, unknown>>;

export const extensionOf = (item: { readonly extension?: readonly Extension[] | undefined }, url: string) =>
  item.extension?.find((one) => one.url === url);

export const controlOf = (item: Item): string | undefined =>
  extensionOf(item, urls.itemControl)?.valueCodeableConcept?.coding?.[0]?.code;

const defined = (draft: Draft): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));

/** Points: what Structured Data Capture writes, else what R4 knows. */
const pointsOf = ({ valueCoding, extension }: AnswerOption): number | undefined =>
  (extensionOf(valueCoding ?? {}, urls.itemWeight) ?? extensionOf({ extension }, urls.ordinalValue))
    ?.valueDecimal;

const readOption =
  (language: string) =>
  (option: AnswerOption): Draft =>
    defined({
      code: option.valueCoding?.code,
      label: readText(option.valueCoding?.display, option.valueCoding?._display, language),
      points: pointsOf(option),
      exclusive: extensionOf(option, urls.optionExclusive)?.valueBoolean,
    });

export const readOptions = (item: Item, language = "da"): readonly Draft[] =>
  (item.answerOption ?? []).map(readOption(language));

const limitsOf = (item: Item): Draft => ({
  min: extensionOf(item, urls.minValue)?.valueInteger,
  max: extensionOf(item, urls.maxValue)?.valueInteger,
});

function unitOf(item: Item): Draft {
  const unit = extensionOf(item, urls.unit)?.valueCoding;
  return unit === undefined ? {} : { unit: readText(unit.display, unit._display) };
}

const childText = (item: Item, linkId: string) => {
  const child = item.item?.find((one) => one.linkId === linkId);
  return child && readText(child.text, child._text);
};

/** Children that are questions, not words around one. */
export const questionsIn = (item: Item): readonly Item[] =>
  (item.item ?? []).filter(({ type }) => type !== "display");

const choiceKinds: Readonly<Record<string, string>> = { "radio-button": "radio", "check-box": "checkboxes" };

function choiceOf(names: Names, item: Item): Draft {
  const kind = choiceKinds[controlOf(item) ?? ""] ?? "select";
  if (item.answerValueSet === undefined) return { kind, options: readOptions(item) };
  return { kind, options: [], options_from: readKeptList(names, item.answerValueSet) };
}

const afterDot = (parent: Item, { linkId }: Item): string => linkId.slice(parent.linkId.length + 1);

function fieldOf(names: Names, parent: Item, item: Item): Draft {
  const frame = {
    id: afterDot(parent, item),
    text: readText(item.text, item._text),
    help: childText(item, `${item.linkId}${links.help}`),
    required: item.required,
  };
  return defined({ ...frame, ...simpleKind(names, item) });
}

/** The kinds that a field of a list may have too. */
function simpleKind(names: Names, item: Item): Draft {
  if (item.type === "choice") return choiceOf(names, item);
  if (item.type === "date") return { kind: "date" };
  if (item.type === "text") return { kind: "text", max_length: item.maxLength };
  return { kind: "number", ...limitsOf(item), ...unitOf(item) };
}

function kindOf(names: Names, item: Item): Draft {
  if (item.type === "group" && item.repeats === true) {
    return {
      kind: "list",
      max_entries: extensionOf(item, urls.maxOccurs)?.valueInteger,
      fields: questionsIn(item).map((field) => fieldOf(names, item, field)),
    };
  }
  if (item.type === "group") {
    const rows = questionsIn(item);
    return {
      kind: "matrix",
      rows: rows.map((row) => ({ code: afterDot(item, row), label: readText(row.text, row._text) })),
      options: rows[0] ? readOptions(rows[0]) : [],
    };
  }
  if (controlOf(item) !== "slider") return simpleKind(names, item);
  const { linkId } = item;
  const labels = [childText(item, `${linkId}${links.lower}`), childText(item, `${linkId}${links.upper}`)];
  return { kind: "scale", ...limitsOf(item), labels };
}

/** How conditions name the items of a section. */
export function namesIn(items: readonly Item[]): ReadonlyMap<string, Named> {
  const named = items.flatMap((item): [string, Named][] => {
    const q = item.linkId;
    const isMatrix = item.type === "group" && item.repeats !== true;
    const rows = isMatrix ? questionsIn(item) : [];
    return [
      [q, { q, ticks: item.type === "choice" && item.repeats === true }],
      ...rows.map((row): [string, Named] => [row.linkId, { q, row: afterDot(item, row), ticks: false }]),
    ];
  });
  return new Map(named);
}

/** What the FHIR elements of an item say of a question, without the extension that holds the rest. */
export function readItem(names: Names, item: Item, named: ReadonlyMap<string, Named>): Draft {
  const { variants = [], show_if } = readGate(item, (link) => named.get(link));
  return defined({
    id: item.linkId,
    text: readText(item.text, item._text),
    help: childText(item, `${item.linkId}${links.help}`),
    construct: extensionOf(item, urls.designNote)?.valueMarkdown,
    icf: (item.code ?? []).filter(({ system }) => system === icfSystem).map(({ code }) => code),
    required: item.required,
    ...kindOf(names, item),
    variants,
    show_if,
  });
}
