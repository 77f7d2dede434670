import * as v from "valibot";
import { type Fault, fault } from "#questionnaires/check/fault.ts";
import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import type { ListQuestion, MatrixQuestion, Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import type { ResponseRecord } from "../response-record.ts";
import { differences } from "./differences.ts";
import { links, type Names, namesOf, readCanonical, urls } from "./names.ts";
import { extensionOf } from "./read-item.ts";
import { issueFault } from "./read-questionnaire.ts";
import { type FhirResponse, type ResponseAnswer, type ResponseItem, responseShape } from "./resources.ts";
import { writeResponse } from "./write-response.ts";

export type ReadResponse =
  | { readonly record: ResponseRecord; readonly faults: readonly [] }
  | { readonly record: undefined; readonly faults: readonly Fault[] };

const refused = (...faults: readonly Fault[]): ReadResponse => ({ record: undefined, faults });

const statuses = ["in-progress", "completed", "stopped", "amended", "entered-in-error"] as const;

/** Undefined for an answer of a type that no question of ours has. */
const answered = (answer: ResponseAnswer | undefined): string | number | undefined =>
  answer?.valueCoding?.code ?? answer?.valueInteger ?? answer?.valueDate ?? answer?.valueString;

const isDeclined = ({ extension, answer }: ResponseItem): boolean =>
  extensionOf({ extension }, urls.dataAbsentReason) !== undefined ||
  (answer ?? []).some((one) => extensionOf(one, urls.dataAbsentReason) !== undefined);

const keyed = <T>(pairs: readonly (readonly [string, T | undefined])[]): Record<string, T> =>
  Object.fromEntries(pairs.filter((pair): pair is [string, T] => pair[1] !== undefined));

const childValue = ({ item = [] }: ResponseItem, linkId: string) =>
  answered(item.find((child) => child.linkId === linkId)?.answer?.[0]);

const rowsOf = ({ id, rows }: MatrixQuestion, item: ResponseItem): AnswerValue =>
  keyed(rows.map(({ code }) => [code, childValue(item, `${id}.${code}`)])) as Record<string, string>;

const entryOf = ({ id, fields }: ListQuestion, item: ResponseItem): Record<string, string | number> =>
  keyed(fields.map((field) => [field.id, childValue(item, `${id}.${field.id}`)]));

/** The answer to a question from its items: several only for a list. */
function answerOf(definition: Definition, question: Question, items: readonly ResponseItem[]) {
  const [first] = items;
  if (first === undefined) return undefined;
  if (isDeclined(first)) return definition.skip_option.code;
  if (question.kind === "list") return items.map((item) => entryOf(question, item));
  if (question.kind === "matrix") return rowsOf(question, first);
  if (question.kind !== "checkboxes") return answered(first.answer?.[0]);
  return (first.answer ?? []).map((one) => String(answered(one)));
}

function answersOf(definition: Definition, { item = [] }: FhirResponse): ResponseRecord["answers"] {
  const items = item
    .filter(({ linkId }) => linkId.startsWith(links.section))
    .flatMap((one) => one.item ?? []);
  return keyed(
    definition.questions.map((question) => [
      question.id,
      answerOf(
        definition,
        question,
        items.filter(({ linkId }) => linkId === question.id),
      ),
    ]),
  );
}

function recordOf(definition: Definition, names: Names, response: FhirResponse): ResponseRecord | null {
  const facts = extensionOf(response, names.response)?.extension;
  const fact = (url: string) => facts?.find((one) => one.url === url);
  const status = statuses.find((one) => one === response.status);
  if (facts === undefined || status === undefined) return null;
  return {
    ...(response.id !== undefined && { id: response.id }),
    questionnaire: {
      id: definition.id,
      version: definition.version,
      sha256: fact("sha256")?.valueString ?? "",
    },
    variant: fact("variant")?.valueCode ?? "",
    language: response.language ?? "",
    provenance: facts.filter(({ url }) => url === "provenance").map(({ valueCode = "" }) => valueCode),
    status,
    startedAt: fact("startedAt")?.valueDateTime ?? null,
    savedAt: fact("savedAt")?.valueDateTime ?? null,
    sentAt: fact("sentAt")?.valueDateTime ?? null,
    receiptNumber: response.identifier?.value ?? null,
    answers: answersOf(definition, response),
  };
}

/**
 * Reads a QuestionnaireResponse that Afsæt has written to `definition` back into the record it was made from.
 * Refuses it, with JSON pointers into the file, when anything in it would be lost. Whether the answers are answers
 * to the questions is for `checkAnswers` to say.
 */
export function readResponse(definition: Definition, json: unknown): ReadResponse {
  const shaped = v.safeParse(responseShape, json);
  if (!shaped.success) return refused(...shaped.issues.map(issueFault));
  const canonical = readCanonical(shaped.output.questionnaire);
  if (canonical?.id !== definition.id || canonical.version !== definition.version) {
    return refused(
      fault(["questionnaire"], `These are not answers to ${definition.id}|${definition.version}.`),
    );
  }
  const names = namesOf(canonical.base);
  const record = recordOf(definition, names, shaped.output);
  if (record === null) {
    return refused(
      fault(["extension"], "This is not a response that Afsæt has written, or its status is unknown."),
    );
  }
  const lost = differences(shaped.output, writeResponse(definition, record, names));
  if (lost.length === 0) return { record, faults: [] };
  return refused(
    ...lost.map((path) => fault(path, "This is no answer to a question here, and would be lost.")),
  );
}
