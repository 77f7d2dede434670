import type { AnswerValue, ListEntry } from "#questionnaires/engine/answers.ts";
import type { ListField, ListQuestion, Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import type { Localized } from "#questionnaires/schema-parts.ts";
import type { ResponseRecord } from "../response-record.ts";
import { links, type Names, urls } from "./names.ts";
import type { Extension, FhirResponse, ResponseAnswer, ResponseItem } from "./resources.ts";

type Scope = { readonly definition: Definition; readonly names: Names; readonly language: string };

type Labelled = { readonly code: string; readonly label: Localized };

/** The text in the language of the answers; Danish stands in for one that the definition does not have. */
const said = ({ language }: Scope, text: Localized): string =>
  (text as Readonly<Record<string, string>>)[language] ?? text.da;

const declined: Extension = { url: urls.dataAbsentReason, valueCode: "asked-declined" };

function codingAnswer(
  scope: Scope,
  { link, options }: { link: string; options: readonly Labelled[] },
  code: string,
): ResponseAnswer {
  const option = options.find((one) => one.code === code);
  const system = scope.names.answers(scope.definition.id, link);
  return { valueCoding: { system, code, ...(option && { display: said(scope, option.label) }) } };
}

type Answering = Pick<Question, "id" | "kind"> | ListField;

/** An answer that is one value. */
function oneAnswer(scope: Scope, question: Answering, { link, value }: { link: string; value: unknown }) {
  if (typeof value === "number") return { valueInteger: value };
  if (question.kind === "date") return { valueDate: String(value) };
  if (question.kind === "text") return { valueString: String(value) };
  const options = "options" in question ? (question.options as readonly Labelled[]) : [];
  return codingAnswer(scope, { link, options }, String(value));
}

function entryItem(scope: Scope, { id, text, fields }: ListQuestion, entry: ListEntry): ResponseItem {
  const item = fields.flatMap((field): ResponseItem[] => {
    const value = entry[field.id];
    if (value === undefined) return [];
    const linkId = `${id}.${field.id}`;
    return [
      { linkId, text: said(scope, field.text), answer: [oneAnswer(scope, field, { link: linkId, value })] },
    ];
  });
  return { linkId: id, text: said(scope, text), item };
}

function answerItems(scope: Scope, question: Question, value: AnswerValue): ResponseItem[] {
  const { id: linkId } = question;
  const text = said(scope, question.text);
  if (value === scope.definition.skip_option.code) {
    const isGroup = question.kind === "matrix" || question.kind === "list";
    if (isGroup) return [{ linkId, extension: [declined], text }];
    return [{ linkId, text, answer: [{ extension: [declined] }] }];
  }
  if (question.kind === "list") {
    return (value as readonly ListEntry[]).map((entry) => entryItem(scope, question, entry));
  }
  if (question.kind === "matrix") {
    const answers = value as Readonly<Record<string, string>>;
    const item = question.rows.flatMap((row): ResponseItem[] => {
      const code = answers[row.code];
      if (code === undefined) return [];
      const choice = codingAnswer(scope, { link: linkId, options: question.options }, code);
      return [{ linkId: `${linkId}.${row.code}`, text: said(scope, row.label), answer: [choice] }];
    });
    return [{ linkId, text, item }];
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [
    { linkId, text, answer: values.map((one) => oneAnswer(scope, question, { link: linkId, value: one })) },
  ];
}

function variantItems(scope: Scope, variant: string): ResponseItem[] {
  const options = scope.definition.variants.map(({ id, label }) => ({ code: id, label }));
  if (options.length < 2) return [];
  return [
    { linkId: links.variant, answer: [codingAnswer(scope, { link: links.variant, options }, variant)] },
  ];
}

function sectionItems(scope: Scope, answers: ResponseRecord["answers"]): ResponseItem[] {
  return scope.definition.sections.flatMap(({ id, title }) => {
    const item = scope.definition.questions
      .filter(({ section }) => section === id)
      .flatMap((question) => {
        const value = answers[question.id];
        return value === undefined ? [] : answerItems(scope, question, value);
      });
    return item.length === 0 ? [] : [{ linkId: `${links.section}${id}`, text: said(scope, title), item }];
  });
}

function factsOf({ names }: Scope, { provenance, questionnaire, ...record }: ResponseRecord): Extension {
  const times = (["startedAt", "savedAt", "sentAt"] as const).flatMap((key): Extension[] => {
    const at = record[key];
    return at === null ? [] : [{ url: key, valueDateTime: at }];
  });
  return {
    url: names.response,
    extension: [
      ...provenance.map((way) => ({ url: "provenance", valueCode: way })),
      { url: "sha256", valueString: questionnaire.sha256 },
      { url: "variant", valueCode: record.variant },
      ...times,
    ],
  };
}

/**
 * A response as a FHIR R4 QuestionnaireResponse. A question the person chose to skip is an answer whose value is
 * absent because it was declined. Nobody is named: the subject is for the one who sends it on to add.
 */
export function writeResponse(definition: Definition, record: ResponseRecord, names: Names): FhirResponse {
  const scope: Scope = { definition, names, language: record.language };
  const authored = record.sentAt ?? record.savedAt;
  const { receiptNumber } = record;
  const item = [...variantItems(scope, record.variant), ...sectionItems(scope, record.answers)];
  return {
    resourceType: "QuestionnaireResponse",
    ...(record.id !== undefined && { id: record.id }),
    language: record.language,
    extension: [factsOf(scope, record)],
    ...(receiptNumber !== null && { identifier: { system: names.receipts, value: receiptNumber } }),
    questionnaire: `${names.questionnaire(definition.id)}|${definition.version}`,
    status: record.status,
    ...(authored !== null && { authored }),
    ...(item.length > 0 && { item }),
  };
}
