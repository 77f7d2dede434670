import { textIn } from "#questionnaires/text-in.ts";
import type { KeyField } from "#server/use-cases/paper/key-fields.ts";
import { skipKey } from "#server/use-cases/paper/read-keys.ts";
import type { Lang, Translate } from "#site/text/translate.ts";

/** A key as it was typed, and what it stands for: "2: For under 6 måneder siden". */
export function keyWords(t: Translate, lang: Lang, { choices, kind }: KeyField, key: string): string {
  if (key === "") return t("summary.blank");
  if (key === skipKey) return t("summary.skipped");
  if (choices.length === 0) return key;
  const parts = key.split(/[^0-9]+/).filter((part) => part !== "");
  const numbers = kind === "options" && choices.length < 10 ? parts.flatMap((part) => [...part]) : parts;
  const labels = numbers.map((number) => choices[Number(number) - 1]?.label);
  return `${key}: ${labels.map((label) => (label ? textIn(label, lang) : "?")).join("; ")}`;
}
