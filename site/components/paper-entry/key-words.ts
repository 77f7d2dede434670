import { textIn } from "#questionnaires/text-in.ts";
import type { KeyField } from "#server/use-cases/paper/key-fields.ts";
import { skipKey } from "#server/use-cases/paper/read-keys.ts";
import type { PaperTold } from "./proof-rows.ts";

/** A key as it was typed, and what it stands for: "2: For under 6 måneder siden". */
export function keyWords({ t, lang, units }: PaperTold, field: KeyField, key: string): string {
  const { choices, kind, question } = field;
  if (key === "") return t("summary.blank");
  if (key === skipKey) return t("staff.answers.skipped");
  if (question.kind === "select" && question.options_from === "units") {
    const unit = units.find(({ code }) => code === key);
    return unit ? `${key}: ${unit.name}` : key;
  }
  if (choices.length === 0) return key;
  const parts = key.split(/[^0-9]+/).filter((part) => part !== "");
  const numbers = kind === "options" && choices.length < 10 ? parts.flatMap((part) => [...part]) : parts;
  const labels = numbers.map((number) => choices[Number(number) - 1]?.label);
  return `${key}: ${labels.map((label) => (label ? textIn(label, lang) : "?")).join("; ")}`;
}
