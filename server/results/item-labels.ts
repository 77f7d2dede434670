import type { Lang } from "#questionnaires/languages.ts";
import { labelIn, textIn } from "#questionnaires/text-in.ts";
import type { Item } from "./items.ts";

/** What labels are made with: units have the names that the municipality gives them. */
export interface LabelSource {
  readonly lang: Lang;
  readonly units: readonly { readonly code: string; readonly name: string }[];
}

const boxLabels = {
  yes: { da: "Valgt", en: "Chosen" },
  no: { da: "Ikke valgt", en: "Not chosen" },
} as const;

/** What the answers of an item are called, in the order of its codes. */
export const answerLabels = ({ question, codes }: Item, { lang, units }: LabelSource): readonly string[] =>
  codes.map((code) => {
    if (question.kind === "checkboxes") return textIn(boxLabels[code === "yes" ? "yes" : "no"], lang);
    const options = "options" in question ? question.options : [];
    const label = labelIn(
      options.find((option) => option.code === code),
      lang,
    );
    return label ?? units.find((unit) => unit.code === code)?.name ?? code;
  });

/** What the row of a matrix or the box of a question is called; "" for a whole question. */
export function partLabel({ question, part }: Item, lang: Lang): string {
  if (part === null) return "";
  const parts =
    question.kind === "matrix" ? question.rows : question.kind === "checkboxes" ? question.options : [];
  return (
    labelIn(
      parts.find(({ code }) => code === part),
      lang,
    ) ?? part
  );
}
