import type { DataFile } from "./data-file.ts";

const heads = [
  "variable",
  "kind",
  "question_da",
  "question_en",
  "value",
  "code",
  "label_da",
  "label_en",
  "missing",
] as const;

/** A line for each variable, followed by one for each of its values; the first line names the columns. */
export function codebookLines({ variables }: Pick<DataFile, "variables">): (string | number | null)[][] {
  const lines = variables.flatMap(({ name, kind, label, categories = [] }) => [
    [name, kind, label.da, label.en, null, null, null, null, null],
    ...categories.map(({ value, code, label: words, missing }) => [
      ...[name, kind, null, null, value, code, words.da, words.en],
      missing ? 1 : 0,
    ]),
  ]);
  return [[...heads], ...lines];
}
