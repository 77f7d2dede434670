import type { TypedKeys } from "#db/ports.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { Conflict } from "#server/errors/problem.ts";
import type { PaperCheck } from "#server/use-cases/paper/check-paper.ts";
import type { Typed } from "#server/use-cases/paper/type-paper.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import { fieldAfter, sheetProblems, sheetTyped } from "./sheet-form.ts";

/** A sheet as it is to be drawn. */
export interface SheetShown {
  readonly keys: TypedKeys;
  readonly problems: readonly FieldProblem[];
  /** Name of the field that gets the focus; null when the fault gets it. */
  readonly focus: string | null;
  /** True when a colleague is typing the same paper already. */
  readonly isTaken: boolean;
  /** True when what was typed before the log-in ended is shown again. */
  readonly isKept: boolean;
}

export type SheetAnswer =
  | { readonly kind: "go"; readonly entryId: string }
  | ({ readonly kind: "page" } & SheetShown);

export interface Sheet {
  readonly questions: readonly Question[];
  /** What stands in the fields at first. */
  readonly stored: TypedKeys;
  /** Looks at keys that are not to be stored yet. */
  readonly look: (keys: TypedKeys) => PaperCheck;
  readonly store: (keys: TypedKeys) => Promise<Typed>;
}

type Locals = Pick<App.Locals, "form" | "keptForm" | "t">;

/** One request for a sheet: Enter goes to the next field; the button, or Enter at the end, checks and stores. */
export async function sheetRequest({ form, keptForm, t }: Locals, sheet: Sheet): Promise<SheetAnswer> {
  const { questions } = sheet;
  const kept = form === null ? await keptForm() : null;
  const typed = sheetTyped(form ?? kept);
  const isKept = kept !== null;
  const first = fieldAfter(questions, { keys: {}, at: undefined });
  const page = { kind: "page", problems: [], focus: first, isTaken: false, isKept } as const;
  if (form === null) return { ...page, keys: isKept ? typed.keys : sheet.stored };
  const next = fieldAfter(questions, typed);
  const shown = { ...page, keys: typed.keys, focus: next ?? first };
  if (form["sprog"]) return shown;
  if (form["handling"]?.[0] !== "kontrol" && next !== null) {
    const problems = sheetProblems(t, questions, sheet.look(typed.keys));
    return { ...shown, problems, focus: problems.length > 0 ? null : next };
  }
  try {
    const stored = await sheet.store(typed.keys);
    if (stored.kind === "stored") return { kind: "go", entryId: stored.entry.id };
    return { ...shown, problems: sheetProblems(t, questions, stored.check), focus: null };
  } catch (error) {
    if (error instanceof Conflict) return { ...shown, isTaken: true, focus: null };
    throw error;
  }
}

/** The status of the page. */
export const sheetStatus = ({ problems, isTaken }: SheetShown): 200 | 409 | 422 =>
  isTaken ? 409 : problems.length > 0 ? 422 : 200;
