import type { ClosedDoor, OpenCase } from "#server/use-cases/triage/open-case.ts";
import { type Acted, actOnCase, type FieldFault, hasTyped, type Typed, typedOf } from "./case-actions.ts";

export type CaseAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly status: 200 | 409 | 422;
      readonly found: OpenCase | ClosedDoor;
      readonly typed: Typed;
      readonly faults: readonly FieldFault[];
      /** A colleague took the case first. */
      readonly isLate: boolean;
      /** What was typed before the log-in ended is shown again. */
      readonly isKept: boolean;
    };

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm">;

const statuses: Readonly<Record<Exclude<Acted["kind"], "done">, 200 | 409 | 422>> = {
  show: 200,
  late: 409,
  wrong: 422,
};

/** One request for the case page: do what was asked, then say what to show. */
export async function answerCaseRequest(locals: Locals, caseId: string): Promise<CaseAnswer> {
  const acted = await actOnCase(locals, caseId);
  if (acted.kind === "done") return { kind: "go", to: acted.next };
  const found = await locals.useCases.openCase(locals.visitor, { caseId });
  // A closed door has nothing to fill in, so what was kept waits until the case is open.
  const kept = locals.form === null && found.kind === "open" ? typedOf(await locals.keptForm()) : null;
  const isKept = kept !== null && hasTyped(kept);
  return {
    kind: "page",
    status: statuses[acted.kind],
    found,
    typed: isKept ? kept : acted.typed,
    faults: acted.kind === "wrong" ? sharpened(acted.faults, found) : [],
    isLate: acted.kind === "late",
    isKept,
  };
}

/** Why the reason is needed depends on whether there is a level to differ from. */
const sharpened = (faults: readonly FieldFault[], { row }: OpenCase | ClosedDoor): readonly FieldFault[] =>
  faults.map((fault) =>
    fault.message === "staff.assessment.reasonMissing" && row.unassessable
      ? { ...fault, message: "staff.assessment.reasonMissingAlways" }
      : fault,
  );

/** Id of the form whose typed text a change of language keeps. */
export function languageFormOf(found: OpenCase | ClosedDoor): string | undefined {
  if (found.kind === "closed-door") return "formaal-form";
  if (found.standing.relation !== "assigned") return undefined;
  return found.revealed ? "vurdering-form" : "skoen-form";
}
