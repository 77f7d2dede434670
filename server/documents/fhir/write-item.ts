import type { ListField, Question } from "#questionnaires/question-schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";
import { icfSystem, itemControlSystem, links, urls } from "./names.ts";
import type { AnswerOption, Extension, Item } from "./resources.ts";
import { writeText } from "./texts.ts";
import { type Scope, writeGate } from "./write-conditions.ts";

type Option = {
  readonly code: string;
  readonly label: Localized;
  readonly points?: number | undefined;
  readonly exclusive?: boolean | undefined;
};

export const control = (code: string): Extension => ({
  url: urls.itemControl,
  valueCodeableConcept: { coding: [{ system: itemControlSystem, code }] },
});

/** A text of an item, with its translations beside it. */
export function itemText(localized: Localized): Pick<Item, "text" | "_text"> {
  const { text, beside } = writeText(localized);
  return { text, ...(beside && { _text: beside }) };
}

/** `itemWeight` is what Structured Data Capture reads, `ordinalValue` what R4 itself knows. */
function writeOption(system: string, { code, label, points, exclusive }: Option): AnswerOption {
  const { text, beside } = writeText(label);
  const extension: Extension[] = [
    ...(points === undefined ? [] : [{ url: urls.ordinalValue, valueDecimal: points }]),
    ...(exclusive ? [{ url: urls.optionExclusive, valueBoolean: true }] : []),
  ];
  return {
    ...(extension.length > 0 && { extension }),
    valueCoding: {
      ...(points !== undefined && { extension: [{ url: urls.itemWeight, valueDecimal: points }] }),
      system,
      code,
      display: text,
      ...(beside && { _display: beside }),
    },
  };
}

export const writeOptions = (system: string, options: readonly Option[]): Pick<Item, "answerOption"> => ({
  answerOption: options.map((option) => writeOption(system, option)),
});

const limits = ({ min, max }: { min: number; max: number }): Extension[] => [
  { url: urls.minValue, valueInteger: min },
  { url: urls.maxValue, valueInteger: max },
];

function unitOf(unit: Localized | undefined): Extension[] {
  if (unit === undefined) return [];
  const { text, beside } = writeText(unit);
  return [{ url: urls.unit, valueCoding: { display: text, ...(beside && { _display: beside }) } }];
}

const label = (linkId: string, text: Localized, code: string): Item => ({
  linkId,
  extension: [control(code)],
  ...itemText(text),
  type: "display",
});

/** What a kind of question adds to its item. */
type Kind = Omit<Item, "linkId" | "text" | "_text">;

function choiceKind(scope: Scope, question: Extract<Question, { options: unknown }>): Kind {
  const system = scope.names.answers(scope.definition.id, question.id);
  switch (question.kind) {
    case "radio":
      return {
        extension: [control("radio-button")],
        type: "choice",
        ...writeOptions(system, question.options),
      };
    case "checkboxes":
      return {
        extension: [control("check-box")],
        type: "choice",
        repeats: true,
        ...writeOptions(system, question.options),
      };
    case "matrix":
      return {
        extension: [control("htable")],
        type: "group",
        item: question.rows.map((row) => ({
          linkId: `${question.id}.${row.code}`,
          ...itemText(row.label),
          type: "choice",
          ...writeOptions(system, question.options),
        })),
      };
    case "select":
      return {
        extension: [control("drop-down")],
        type: "choice",
        ...(question.options_from === undefined
          ? writeOptions(system, question.options)
          : { answerValueSet: scope.names.keptList(question.options_from) }),
      };
  }
}

function fieldItem(scope: Scope, question: string, field: ListField): Item {
  const linkId = `${question}.${field.id}`;
  const system = scope.names.answers(scope.definition.id, linkId);
  const help = field.help ? { item: [label(`${linkId}${links.help}`, field.help, "help")] } : {};
  const frame = { linkId, ...itemText(field.text), required: field.required, ...help };
  switch (field.kind) {
    case "radio":
    case "select": {
      const extension = [control(field.kind === "radio" ? "radio-button" : "drop-down")];
      return { ...frame, extension, type: "choice", ...writeOptions(system, field.options) };
    }
    case "number":
      return { ...frame, extension: [...limits(field), ...unitOf(field.unit)], type: "integer" };
    case "date":
      return { ...frame, type: "date" };
    case "text":
      return { ...frame, type: "text", maxLength: field.max_length };
  }
}

function kindOf(scope: Scope, question: Question): Kind {
  switch (question.kind) {
    case "scale": {
      const [low, high] = question.labels;
      const item = [
        label(`${question.id}${links.lower}`, low, "lower"),
        label(`${question.id}${links.upper}`, high, "upper"),
      ];
      return { extension: [control("slider"), ...limits(question)], type: "integer", item };
    }
    case "number":
      return { extension: [...limits(question), ...unitOf(question.unit)], type: "integer" };
    case "date":
      return { type: "date" };
    case "text":
      return { type: "text", maxLength: question.max_length };
    case "list":
      return {
        extension: [control("gtable"), { url: urls.maxOccurs, valueInteger: question.max_entries }],
        type: "group",
        repeats: true,
        item: question.fields.map((field) => fieldItem(scope, question.id, field)),
      };
    default:
      return choiceKind(scope, question);
  }
}

/** A question as an item, as far as FHIR has a place for it. */
export function writeItem(scope: Scope, question: Question): Item {
  const { extension: ofKind = [], item = [], ...kind } = kindOf(scope, question);
  const { extension: ofGate, ...gate } = writeGate(scope, question);
  const note: Extension = { url: urls.designNote, valueMarkdown: question.construct };
  const help = question.help ? [label(`${question.id}${links.help}`, question.help, "help")] : [];
  const children = [...help, ...item];
  return {
    linkId: question.id,
    extension: [note, ...ofKind, ...ofGate],
    code: [
      { system: scope.names.questions(scope.definition.id), code: question.id },
      ...question.icf.map((code) => ({ system: icfSystem, code })),
    ],
    ...itemText(question.text),
    ...kind,
    ...gate,
    required: question.required,
    ...(children.length > 0 && { item: children }),
  };
}
