import { namesAt, typedEntryAt } from "#questionnaires/form/list-fields.ts";
import type { ListQuestion } from "#questionnaires/question-schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import { entryRows } from "#site/components/answer-words/answer-words.ts";
import { type FieldValues, oneValue } from "#site/components/question-field/field-values.ts";
import type { Lang } from "#site/text/translate.ts";

export interface ShownEntry {
  readonly place: number;
  /** "Kursus 2". */
  readonly title: string;
  readonly isOpen: boolean;
  readonly rows: readonly { readonly term: string; readonly text: string }[];
  /** What a closed entry posts along. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

/** The entries of a list as they stand in the form: filled in, and the one that is open. */
export function shownEntries(
  question: ListQuestion,
  { values, open, lang }: { values: FieldValues; open: number | null; lang: Lang },
): readonly ShownEntry[] {
  const typed = (name: string): string => (oneValue(values, name) ?? "").trim();
  return Array.from({ length: question.max_entries }, (_, place) => place).flatMap((place) => {
    const entry = typedEntryAt(question, place, typed);
    const isOpen = place === open;
    if (entry === null && !isOpen) return [];
    const names = namesAt(question, place);
    return [
      {
        place,
        title: `${textIn(question.entry_name, lang)} ${place + 1}`,
        isOpen,
        rows: entry === null ? [] : entryRows(question, entry, lang),
        hidden: names.flatMap((name) => (typed(name) === "" ? [] : [{ name, value: typed(name) }])),
      },
    ];
  });
}
