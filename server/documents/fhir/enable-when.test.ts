import fc from "fast-check";
import { expect, test } from "vitest";
import { pagesOf } from "#questionnaires/engine/paging.ts";
import { loadPublished } from "#server/questionnaire-files.ts";
import { anyResponse } from "#test/documents/any-response.ts";
import { everyKindCompiled } from "#test/documents/every-kind.ts";
import { namesOf } from "./names.ts";
import type { EnableWhen, Item, ResponseItem } from "./resources.ts";
import { writeQuestionnaire } from "./write-questionnaire.ts";
import { writeResponse } from "./write-response.ts";

const names = namesOf("https://kommune.example/fhir");

const below = <T extends { readonly item?: readonly T[] | undefined }>(
  items: readonly T[] = [],
): readonly T[] => items.flatMap((item) => [item, ...below(item.item)]);

/** Enabled as R4 says: some answer to the question satisfies the test. */
function holds(
  { question, operator, answerCoding, answerInteger = 0 }: EnableWhen,
  items: readonly ResponseItem[],
) {
  const answers = items.filter(({ linkId }) => linkId === question).flatMap(({ answer = [] }) => answer);
  return answers.some(({ valueCoding, valueInteger }) => {
    if (answerCoding) return operator === "=" && valueCoding?.code === answerCoding.code;
    if (valueInteger === undefined) return false;
    if (operator === ">") return valueInteger > answerInteger;
    if (operator === "<") return valueInteger < answerInteger;
    if (operator === ">=") return valueInteger >= answerInteger;
    return operator === "<=" ? valueInteger <= answerInteger : valueInteger === answerInteger;
  });
}

const isEnabled = ({ enableWhen = [], enableBehavior }: Item, items: readonly ResponseItem[]): boolean =>
  enableBehavior === "any"
    ? enableWhen.some((test) => holds(test, items))
    : enableWhen.every((test) => holds(test, items));

const all = [...loadPublished().map(({ questionnaire }) => questionnaire), everyKindCompiled];

test.each(all)("whoever follows enableWhen asks the questions of $key that we ask", (questionnaire) => {
  const { definition } = questionnaire;
  const { item } = writeQuestionnaire(definition, { names, status: "active" });
  const questions = new Set(definition.questions.map(({ id }) => id));
  const told = below(item).filter(({ linkId, extension }) => {
    const isExpression = JSON.stringify(extension ?? []).includes("enableWhenExpression");
    return questions.has(linkId) && !isExpression;
  });
  expect(told.length).toBeGreaterThan(questions.size * 0.8);
  fc.assert(
    fc.property(anyResponse(questionnaire), (record) => {
      const { variant, answers } = record;
      const person = { variant, answers, submittedOn: "2026-11-02" };
      const shown = new Set(pagesOf(questionnaire, person).map(({ question }) => question.id));
      const answered = below(writeResponse(definition, record, names).item);
      for (const one of told)
        expect([one.linkId, isEnabled(one, answered)]).toEqual([one.linkId, shown.has(one.linkId)]);
    }),
  );
});
