import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import type { Lang } from "#site/text/translate.ts";

/** Titles of the steps of a variant: the sections that have a question in it. */
export const stepTitles = (
  { sections, questions }: Definition,
  { variant, lang }: { variant: string; lang: Lang },
): readonly string[] =>
  sections
    .filter(({ id }) => questions.some((question) => question.section === id && isAskedIn(question, variant)))
    .map(({ title }) => textIn(title, lang));
