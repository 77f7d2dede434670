import { type Fields, rowFieldName } from "#questionnaires/form/fields.ts";
import { entryFieldName } from "#questionnaires/form/list-fields.ts";
import type { ListQuestion } from "#questionnaires/question-schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import type { PageProblem } from "#server/use-cases/answering/page-view.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import { type Lang, translator } from "#site/text/translate.ts";
import { fieldMessage } from "./field-message.ts";

/** What is wrong on a question page: which control it is at, and in which row or entry. */
export interface AskedProblem extends FieldProblem {
  questionId: string;
  part?: string | undefined;
}

interface Asked {
  readonly fields: Fields;
  readonly lang: Lang;
}

/** A fault in words, with the control where it is put right. */
export function askedProblem({ question, code, part }: PageProblem, asked: Asked): AskedProblem {
  const { fields, lang } = asked;
  const questionId = question.id;
  const t = translator(lang);
  if (question.kind === "list" && part !== undefined) return entryProblem(question, { code, part }, asked);
  const message = fieldMessage(t, code, { field: question, typed: fields[question.id]?.[0] ?? "" });
  if (question.kind !== "matrix") return { questionId, fieldId: questionId, message };
  const row = question.rows.find((one) => one.code === part);
  const first = rowFieldName(question.id, row?.code ?? question.rows[0]?.code ?? "");
  if (row === undefined) return { questionId, fieldId: first, message };
  const where = textIn(row.label, lang);
  return { questionId, fieldId: first, message: t("list.at", { where, message }), part };
}

function entryProblem(
  question: ListQuestion,
  { code, part }: { code: string; part: string },
  { fields, lang }: Asked,
): AskedProblem {
  const t = translator(lang);
  const [place = "0", id] = part.split("/");
  const field = question.fields.find((one) => one.id === id) ?? question.fields[0];
  if (field === undefined) return { questionId: question.id, fieldId: question.id, message: t("ask.other") };
  const name = entryFieldName(question.id, Number(place), field.id);
  const said =
    code === "field-missing"
      ? t("list.missing", { field: textIn(field.text, lang) })
      : fieldMessage(t, code, { field, typed: fields[name]?.[0] ?? "" });
  const where = `${textIn(question.entry_name, lang)} ${Number(place) + 1}`;
  const message = t("list.at", { where, message: said });
  return { questionId: question.id, fieldId: name, message, part: `${place}/${field.id}` };
}
