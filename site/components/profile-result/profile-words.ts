import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import { answerWords, type Units } from "#site/components/answer-words/answer-words.ts";
import { questionText } from "#site/components/answer-words/question-text.ts";
import type { SummaryRow } from "#site/components/summary-list/SummaryList.astro";
import { type Lang, translator } from "#site/text/translate.ts";

interface Answered {
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly variant: string;
  readonly lang: Lang;
  readonly units: Units;
}

export interface ProfileGroup {
  readonly name: string;
  readonly rows: readonly SummaryRow[];
}

/** The answers in the groups of the definition, then the rest, as the person said it. */
export function profileGroups(definition: Definition, answered: Answered): readonly ProfileGroup[] {
  const { answers, variant, lang, units } = answered;
  const skip = definition.skip_option.code;
  const rowsOf = (ids: readonly string[]): SummaryRow[] =>
    definition.questions
      .filter((question) => ids.includes(question.id) && isAskedIn(question, variant))
      .map((question) => ({
        label: questionText(question, variant, lang),
        ...answerWords(question, answers[question.id], { skip, lang, units }),
      }));
  const grouped = new Set(definition.profile.flatMap(({ questions }) => questions));
  const rest = definition.questions.map(({ id }) => id).filter((id) => !grouped.has(id));
  return [
    ...definition.profile.map(({ name, questions }) => ({
      name: textIn(name, lang),
      rows: rowsOf(questions),
    })),
    { name: translator(lang)("profile.rest"), rows: rowsOf(rest) },
  ].filter(({ rows }) => rows.length > 0);
}
