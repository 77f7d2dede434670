import { isDeepStrictEqual } from "node:util";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { links, type Names } from "./names.ts";
import { readFrame, readSections } from "./read-frame.ts";
import { namesIn, readItem } from "./read-item.ts";
import type { FhirQuestionnaire, Item } from "./resources.ts";
import { writeRest } from "./rest.ts";
import { writeText } from "./texts.ts";
import type { Scope } from "./write-conditions.ts";
import { itemText, writeItem, writeOptions } from "./write-item.ts";

export type Publishing = {
  readonly names: Names;
  /** `active` for a published version. */
  readonly status: string;
  /** Who answers for the questionnaire being asked: the municipality. */
  readonly publisher?: string | undefined;
};

/** Words for what the format has no text of its own for. */
const variantText = {
  da: "Hvilken udgave af skemaet skal du svare på?",
  en: "Which version are you answering?",
};
const staffText = { da: "Besvares af sagsbehandleren", en: "Answered by the caseworker" };

function variantItems({ definition, names }: Scope): Item[] {
  if (definition.variants.length < 2) return [];
  const system = names.answers(definition.id, links.variant);
  const options = definition.variants.map(({ id, label }) => ({ code: id, label }));
  const choice = { type: "choice", required: true, ...writeOptions(system, options) };
  return [{ linkId: links.variant, ...itemText(variantText), ...choice }];
}

/** An item with everything of its question: what FHIR has no place for stands in one extension. */
function wholeItem(scope: Scope, question: Question, asked: ReadonlyMap<string, Item>): Item {
  const item = writeItem(scope, question);
  const read = readItem(scope.names, item, namesIn([...asked.values()]));
  const rest = writeRest(scope.names.question, { ...question, section: undefined }, read);
  return { ...item, extension: [...(item.extension ?? []), ...rest] };
}

function sectionItems(scope: Scope): Item[] {
  const { questions, sections } = scope.definition;
  const plain = new Map(questions.map((question) => [question.id, writeItem(scope, question)]));
  return sections.flatMap(({ id, title }) => {
    const inside = questions.filter(({ section }) => section === id);
    if (inside.length === 0) return [];
    const item = inside.map((question) => wholeItem(scope, question, plain));
    return [{ linkId: `${links.section}${id}`, ...itemText(title), type: "group", item }];
  });
}

function staffItems(scope: Scope): Item[] {
  const { staff_questions } = scope.definition;
  if (staff_questions.length === 0) return [];
  const item = staff_questions.map((question) => {
    const plain = writeItem(scope, question);
    const read = readItem(scope.names, plain, new Map());
    const rest = writeRest(scope.names.question, question, read);
    return { ...plain, extension: [...(plain.extension ?? []), ...rest] };
  });
  return [{ linkId: links.staff, ...itemText(staffText), type: "group", item }];
}

/** Questions stand in their sections; the order of the definition is kept where it is another one. */
function orderOf(definition: Definition, items: readonly Item[]): readonly string[] | undefined {
  const written = readSections(items).flatMap(({ item }) => (item ?? []).map(({ linkId }) => linkId));
  const order = definition.questions.map(({ id }) => id);
  return isDeepStrictEqual(order, written) ? undefined : order;
}

const machineName = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

/**
 * A definition as a FHIR R4 Questionnaire. What FHIR has no place for (domains, points, flags, tracks, sources …)
 * stands in extensions of our own, so that `readQuestionnaire` gives back the same definition.
 */
export function writeQuestionnaire(
  definition: Definition,
  { names, status, publisher }: Publishing,
): FhirQuestionnaire {
  const scope: Scope = { definition, names };
  const title = writeText(definition.title);
  const intro = definition.intro.map((text, place) => ({
    linkId: `${links.intro}${place + 1}`,
    ...itemText(text),
    type: "display",
  }));
  const item = [...intro, ...variantItems(scope), ...sectionItems(scope), ...staffItems(scope)];
  const frame: FhirQuestionnaire = {
    resourceType: "Questionnaire",
    language: "da",
    url: names.questionnaire(definition.id),
    version: definition.version,
    name: machineName(definition.id),
    title: title.text,
    ...(title.beside && { _title: title.beside }),
    status,
    ...(definition.identity === "citizen" && { subjectType: ["Patient"] }),
    ...(publisher !== undefined && { publisher }),
    item,
  };
  const rest = {
    ...definition,
    questions: undefined,
    staff_questions: undefined,
    order: orderOf(definition, item),
  };
  return { ...frame, extension: writeRest(names.definition, rest, readFrame(frame)) };
}
