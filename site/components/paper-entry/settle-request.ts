import type { Fields } from "#questionnaires/form/fields.ts";
import type { Differing } from "#server/use-cases/paper/settle-paper.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import { settleField, sheetField } from "#site/form-fields.ts";
import type { TextKey } from "#site/text/translate.ts";
import { problemOfQuestion, sheetProblems } from "./sheet-form.ts";

/** How one difference is to be settled: with the first typing, the second, or something else. */
export interface Choice {
  readonly choice: string | undefined;
  readonly other: string;
}

export type Settled =
  | { readonly kind: "go" }
  | {
      readonly kind: "page";
      readonly found: Differing;
      readonly typed: Readonly<Record<string, Choice>>;
      readonly problems: readonly FieldProblem[];
    };

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm" | "t">;

const typedOf = ({ differences }: Differing, form: Fields | null): Readonly<Record<string, Choice>> =>
  Object.fromEntries(
    differences.map(({ field: { name } }) => [
      name,
      {
        choice: form?.[settleField(name)]?.[0],
        other: (form?.[sheetField(name)]?.[0] ?? "").replaceAll("\r\n", "\n"),
      },
    ]),
  );

/** Differences for which nothing is chosen, or one typing and something else at once. */
function openProblems(
  t: Locals["t"],
  { differences, questions }: Differing,
  typed: Readonly<Record<string, Choice>>,
): readonly FieldProblem[] {
  return differences.flatMap(({ field: { name, question } }) => {
    const { choice = "", other = "" } = typed[name] ?? {};
    const tell = (fieldId: string, key: TextKey) => [
      { fieldId, message: problemOfQuestion(t, questions, { question: question.id, message: t(key) }) },
    ];
    if (!["1", "2", "3"].includes(choice)) return tell(settleField(name), "staff.typing.chooseOne");
    if (choice === "3" || other.trim() === "") return [];
    return tell(sheetField(name), "staff.typing.chosenAndOther");
  });
}

/** One request for the page of differences. */
export async function settleRequest(locals: Locals, entryId: string): Promise<Settled> {
  const { useCases, visitor, form, t } = locals;
  const found = await useCases.paper.showDifferences(visitor, { entryId });
  const typed = typedOf(found, form ?? (await locals.keptForm()));
  if (form === null || form["sprog"]) return { kind: "page", found, typed, problems: [] };
  const open = openProblems(t, found, typed);
  if (open.length > 0) return { kind: "page", found, typed, problems: open };
  const right = found.differences.map(({ field: { name }, first, second }) => {
    const { choice, other } = typed[name] ?? { choice: undefined, other: "" };
    return [name, choice === "1" ? first : choice === "2" ? second : other] as const;
  });
  const stored = await useCases.paper.settle(visitor, { entryId, right: Object.fromEntries(right) });
  if (stored.kind === "stored") return { kind: "go" };
  return { kind: "page", found, typed, problems: sheetProblems(t, found.questions, stored.check) };
}
