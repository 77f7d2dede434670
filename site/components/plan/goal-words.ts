import type { StoredGoalValues } from "#db/ports.ts";
import type { WrittenLang } from "#questionnaires/languages.ts";
import { findOccupation } from "#server/occupations/occupation.ts";
import { fieldsOfPart, type GoalPart } from "#server/plan/goal-form.ts";
import type { Translate } from "#site/text/translate.ts";

/**
 * What a goal is called: the citizen's own words, or the name of the occupation in the list it was chosen from, or the
 * label of its unit group.
 */
export const goalName = ({ occupation, title }: StoredGoalValues, lang: WrittenLang): string =>
  title !== "" || occupation === null ? title : (findOccupation(occupation)?.label[lang] ?? "");

export interface GoalRow {
  readonly term: string;
  readonly text: string;
}

/** What is filled in of one part of a goal. `names` are those of the entries of the CV, by their ids. */
export function goalRows(
  part: GoalPart,
  values: StoredGoalValues,
  { t, names }: { readonly t: Translate; readonly names: ReadonlyMap<string, string> },
): readonly GoalRow[] {
  const have = values.have.flatMap((id) => names.get(id) ?? []);
  return [
    ...(part === "have" && have.length > 0 ? [{ term: t("plan.field.have"), text: have.join("\n") }] : []),
    ...fieldsOfPart[part].flatMap((field) => {
      const text = values[field];
      return text === "" || field === "title" ? [] : [{ term: t(`plan.field.${field}`), text }];
    }),
    ...(part === "why" && values.towardsB
      ? [{ term: t("plan.letter.C"), text: t("plan.field.towardsB") }]
      : []),
  ];
}
