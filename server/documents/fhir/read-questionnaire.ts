import * as v from "valibot";
import { type Fault, fault, type Path } from "#questionnaires/check/fault.ts";
import { type Definition, definitionSchema } from "#questionnaires/schema.ts";
import { differences } from "./differences.ts";
import { links, type Names, namesOf, readCanonical } from "./names.ts";
import { readFrame, readSections, sectionOf } from "./read-frame.ts";
import { type Draft, namesIn, readItem } from "./read-item.ts";
import { type FhirQuestionnaire, type Item, questionnaireShape } from "./resources.ts";
import { readRest } from "./rest.ts";
import { putTranslations, takeTranslations } from "./translations.ts";
import { writeQuestionnaire } from "./write-questionnaire.ts";

/** Either all that was in the file, or what is wrong with it and where. */
export type ReadQuestionnaire =
  | { readonly definition: Definition; readonly faults: readonly [] }
  | { readonly definition: undefined; readonly faults: readonly Fault[] };

const refused = (...faults: readonly Fault[]): ReadQuestionnaire => ({ definition: undefined, faults });

export const pathOf = (issue: v.BaseIssue<unknown>): Path =>
  (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));

export const issueFault = (issue: v.BaseIssue<unknown>): Fault => fault(pathOf(issue), issue.message);

/** Whether a questionnaire carries our extensions; any other one is read as a foreign one. */
export function isOurs(resource: FhirQuestionnaire): boolean {
  const canonical = readCanonical(resource.url ?? "");
  if (canonical === null) return false;
  const { definition } = namesOf(canonical.base);
  return resource.extension?.some(({ url }) => url === definition) ?? false;
}

const restOf = (names: Names, item: Item): Draft => readRest(names.question, item.extension);

function questionsOf(names: Names, resource: FhirQuestionnaire): readonly Draft[] {
  const sections = readSections(resource.item ?? []);
  const named = namesIn(sections.flatMap(({ item }) => item ?? []));
  return sections.flatMap((section) =>
    (section.item ?? []).map((item) => ({
      section: sectionOf(section),
      ...readItem(names, item, named),
      ...restOf(names, item),
    })),
  );
}

const staffQuestionsOf = (names: Names, { item = [] }: FhirQuestionnaire): readonly Draft[] =>
  (item.find(({ linkId }) => linkId === links.staff)?.item ?? []).map((one) => ({
    ...readItem(names, one, new Map()),
    ...restOf(names, one),
  }));

function inOrder(questions: readonly Draft[], order: unknown): readonly Draft[] {
  if (!Array.isArray(order)) return questions;
  return questions.toSorted((a, b) => order.indexOf(a["id"]) - order.indexOf(b["id"]));
}

function draftOf(names: Names, resource: FhirQuestionnaire): Draft {
  const { order, ...rest } = readRest(names.definition, resource.extension);
  return {
    ...readFrame(resource),
    ...rest,
    questions: inOrder(questionsOf(names, resource), order),
    staff_questions: staffQuestionsOf(names, resource),
  };
}

/** The questionnaire once more, from what was read: where it differs, something would be lost. */
function losses(names: Names, resource: FhirQuestionnaire, definition: Definition): readonly Fault[] {
  const { status, publisher } = resource;
  const written = writeQuestionnaire(definition, { names, status, publisher });
  return differences(resource, written).map((path) =>
    fault(path, "This is not what Afsæt writes here, and would be lost. Change it where it comes from."),
  );
}

/**
 * Reads a Questionnaire that Afsæt has written, here or in another municipality, back into its definition. Refuses
 * it, with a JSON pointer into the file, when anything in it would be lost.
 */
export function readQuestionnaire(json: unknown): ReadQuestionnaire {
  const shaped = v.safeParse(questionnaireShape, json);
  if (!shaped.success) return refused(...shaped.issues.map(issueFault));
  const resource = shaped.output;
  const canonical = readCanonical(resource.url ?? "");
  if (canonical === null) return refused(fault(["url"], "The address does not end in /Questionnaire/<id>."));
  const names = namesOf(canonical.base);
  try {
    const { plain, taken } = takeTranslations(draftOf(names, resource));
    const parsed = v.safeParse(definitionSchema, plain);
    if (!parsed.success) {
      return refused(
        ...parsed.issues.map((issue) => {
          const { pointer, message } = issueFault(issue);
          return fault([], `In the definition, at ${pointer}: ${message}`);
        }),
      );
    }
    const definition = putTranslations(parsed.output, taken);
    const lost = losses(names, resource, definition);
    return lost.length > 0 ? refused(...lost) : { definition, faults: [] };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(fault(["extension"], "An extension of Afsæt holds broken JSON."));
  }
}
