import { keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import type { Proof } from "#server/use-cases/paper/proofread-paper.ts";
import { answerWords, type Units } from "#site/components/answer-words/answer-words.ts";
import { questionText } from "#site/components/answer-words/question-text.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { SummaryRow } from "#site/components/summary-list/SummaryList.astro";
import { sheetField } from "#site/form-fields.ts";
import type { Lang, Translate } from "#site/text/translate.ts";

export interface PaperTold {
  readonly t: Translate;
  readonly lang: Lang;
  readonly units: Units;
}

/** A typed paper in words, in its own order, and what it lacks before it can be sent. */
export function proofRows(
  { t, lang, units }: PaperTold,
  { questions, form, check, installed }: Pick<Proof, "questions" | "form" | "check" | "installed">,
  path: string,
): { rows: readonly SummaryRow[]; problems: readonly FieldProblem[] } {
  if (check === null) return { rows: [], problems: [] };
  const skip = installed.questionnaire.definition.skip_option.code;
  const rows: SummaryRow[] = [];
  const problems: FieldProblem[] = [];
  for (const [place, question] of questions.entries()) {
    const { id } = question;
    if (check.dropped.includes(id)) continue;
    const label = `${place + 1}. ${questionText(question, form.variant, lang)}`;
    const isWrong = check.problems.some((one) => one.question === id);
    const problem = isWrong
      ? t("staff.typing.wrongNow")
      : check.missing.includes(id)
        ? t("staff.typing.needed")
        : undefined;
    const changeHref = `${path}/ret#${sheetField(keyFieldsOf(question)[0]?.name ?? id)}`;
    if (problem) problems.push({ fieldId: id, message: `${label} ${problem}.`, href: changeHref });
    rows.push({
      id,
      label,
      ...answerWords(question, check.answers[id], { skip, lang, units }),
      changeHref,
      problem,
    });
  }
  return { rows, problems };
}

/** Questions that the person was not to answer and that something was typed for. */
export const droppedTexts = (lang: Lang, { questions, form, check }: Proof): readonly string[] =>
  questions
    .filter(({ id }) => check?.dropped.includes(id))
    .map((question) => questionText(question, form.variant, lang));
