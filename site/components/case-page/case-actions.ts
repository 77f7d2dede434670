import { Conflict, ReasonNeeded } from "#server/errors/problem.ts";
import { longestReason } from "#server/use-cases/triage/record-assessment.ts";
import { type Purpose, purposes } from "#server/use-cases/triage/relation.ts";
import type { TextKey, TextValues } from "#site/text/translate.ts";

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form">;
type Form = NonNullable<App.Locals["form"]>;
export type View = "lav" | "moderat" | "hoej";
export const views: readonly View[] = ["lav", "moderat", "hoej"];

/** What stands in the fields of the case page's forms. */
export interface Typed {
  readonly purpose: string;
  readonly ownView: string;
  readonly view: string;
  readonly reason: string;
}

export interface FieldFault {
  readonly field: "formaal" | "skoen" | "vurdering" | "begrundelse" | `bud-${string}`;
  readonly message: TextKey;
  readonly values?: TextValues;
}

export type Acted =
  /** Show the page; nothing was pressed, or only a change of language. */
  | { readonly kind: "show"; readonly typed: Typed }
  | { readonly kind: "done"; readonly next: string }
  /** A colleague was first. */
  | { readonly kind: "late"; readonly typed: Typed }
  | { readonly kind: "wrong"; readonly typed: Typed; readonly faults: readonly FieldFault[] };

const one = (form: Form | null, name: string): string => (form?.[name]?.[0] ?? "").replaceAll("\r\n", "\n");

/** Reads the fields of whichever form was posted; the others are empty. */
export const typedOf = (form: Form | null): Typed => ({
  purpose: one(form, "formaal"),
  ownView: one(form, "skoen"),
  view: one(form, "vurdering"),
  reason: one(form, "begrundelse"),
});

const isView = (text: string): text is View => views.some((view) => view === text);
const isPurpose = (text: string): text is Purpose => purposes.some((purpose) => purpose === text);

/** What is wrong with an assessment before the use-case is asked. */
export function assessmentFaults({ view, reason }: Typed): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (!isView(view)) faults.push({ field: "vurdering", message: "staff.assessment.viewMissing" });
  if (reason.length > longestReason) {
    const values = { max: longestReason, used: reason.length };
    faults.push({ field: "begrundelse", message: "staff.assessment.reasonTooLong", values });
  }
  return faults;
}

interface Acting extends Locals {
  readonly caseId: string;
  readonly typed: Typed;
}

const actions: Readonly<Record<string, (acting: Acting) => Promise<Acted>>> = {
  async take({ useCases, visitor, caseId, typed }) {
    try {
      await useCases.takeCase(visitor, { caseId });
      return { kind: "done", next: `/sager/${caseId}?gemt=taget` };
    } catch (error) {
      if (error instanceof Conflict) return { kind: "late", typed };
      throw error;
    }
  },
  async release({ useCases, visitor, caseId }) {
    await useCases.releaseCase(visitor, { caseId });
    return { kind: "done", next: "/sager" };
  },
  async purpose({ useCases, visitor, caseId, typed }) {
    const { purpose } = typed;
    if (!isPurpose(purpose)) {
      return { kind: "wrong", typed, faults: [{ field: "formaal", message: "staff.door.purposeMissing" }] };
    }
    await useCases.givePurpose(visitor, { caseId, purpose });
    return { kind: "done", next: `/sager/${caseId}?gemt=formaal` };
  },
  async beside({ useCases, visitor, form, caseId, typed }) {
    const value = one(form, "bud");
    const asked = { responseId: one(form, "maaling"), questionId: one(form, "spoergsmaal") };
    if (!/^\d{1,3}$/.test(value)) {
      return { kind: "wrong", typed, faults: [{ field: `bud-${asked.questionId}`, message: "ask.scale" }] };
    }
    await useCases.answerStaffQuestion(visitor, { caseId, ...asked, value: Number(value) });
    return { kind: "done", next: `/sager/${caseId}?gemt=bud#maalinger` };
  },
  async "own-view"({ useCases, visitor, caseId, typed }) {
    const { ownView } = typed;
    if (!isView(ownView)) {
      return { kind: "wrong", typed, faults: [{ field: "skoen", message: "staff.ownView.missing" }] };
    }
    await useCases.noteOwnView(visitor, { caseId, view: ownView });
    return { kind: "done", next: `/sager/${caseId}?gemt=skoen#point` };
  },
  async assessment({ useCases, visitor, caseId, typed }) {
    const faults = assessmentFaults(typed);
    const { view, reason } = typed;
    if (faults.length > 0 || !isView(view)) return { kind: "wrong", typed, faults };
    try {
      await useCases.recordAssessment(visitor, { caseId, view, reason });
      return { kind: "done", next: `/sager/${caseId}?gemt=vurdering#vurderinger` };
    } catch (error) {
      if (!(error instanceof ReasonNeeded)) throw error;
      return {
        kind: "wrong",
        typed,
        faults: [{ field: "begrundelse", message: "staff.assessment.reasonMissing" }],
      };
    }
  },
};

/** Does what the pressed button says. A button of the language only redraws the page with what was typed. */
export async function actOnCase({ useCases, visitor, form }: Locals, caseId: string): Promise<Acted> {
  const typed = typedOf(form);
  const action = form?.["sprog"] ? undefined : actions[one(form, "handling")];
  return action ? action({ useCases, visitor, form, caseId, typed }) : { kind: "show", typed };
}

/** True when somebody would miss it. */
export const hasTyped = (typed: Typed): boolean => Object.values(typed).some((text) => text.trim() !== "");
