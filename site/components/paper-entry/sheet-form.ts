import type { TypedKeys } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { PaperCheck } from "#server/use-cases/paper/check-paper.ts";
import { keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import { sheetField } from "#site/form-fields.ts";
import type { TextKey, Translate } from "#site/text/translate.ts";

/** What stands in the sheet, and where the person was. */
export interface SheetTyped {
  readonly keys: TypedKeys;
  /** The field that had the focus when the page was drawn. */
  readonly at: string | undefined;
}

/** Reads a posted sheet. */
export function sheetTyped(form: Fields | null): SheetTyped {
  const prefix = sheetField("");
  const keys = Object.entries(form ?? {})
    .filter(([name]) => name.startsWith(prefix))
    .map(
      ([name, values]) => [name.slice(prefix.length), (values[0] ?? "").replaceAll("\r\n", "\n")] as const,
    );
  return { keys: Object.fromEntries(keys), at: form?.["felt"]?.[0] };
}

const isTyped = (keys: TypedKeys, name: string): boolean => (keys[name] ?? "").trim() !== "";

/**
 * The field to go on at: the one after the furthest of where the person was and what is typed. Null at the end of
 * the paper.
 */
export function fieldAfter(questions: readonly Question[], { keys, at }: SheetTyped): string | null {
  const names = questions.flatMap(keyFieldsOf).map(({ name }) => name);
  const last = names.findLastIndex((name) => isTyped(keys, name));
  return names[Math.max(last, names.indexOf(at ?? "")) + 1] ?? null;
}

const messages: Readonly<Record<string, TextKey>> = {
  "no-such-option": "staff.typing.noSuchOption",
  "not-a-key-date": "staff.typing.notADate",
  "not-a-number": "staff.typing.notANumber",
  "out-of-scale": "staff.typing.outOfScale",
  "not-skippable": "staff.typing.notSkippable",
  "not-a-date": "ask.notADate",
  "after-submission": "ask.afterToday",
  "too-far-back": "ask.tooFarBack",
};

/** What is wrong, with the number that its question has on the paper. */
export function problemOfQuestion(
  t: Translate,
  questions: readonly Question[],
  { question, message }: { question: string; message: string },
): string {
  const number = questions.findIndex(({ id }) => id === question) + 1;
  return t("staff.typing.problem", { number, message });
}

/** What is wrong with the keys, each at its field, with the number of the question before it. */
export function sheetProblems(
  t: Translate,
  questions: readonly Question[],
  { problems }: Pick<PaperCheck, "problems">,
): readonly FieldProblem[] {
  return problems.map(({ name, question, code }) => {
    const message = t(messages[code] ?? "staff.typing.wrong");
    return { fieldId: sheetField(name), message: problemOfQuestion(t, questions, { question, message }) };
  });
}
