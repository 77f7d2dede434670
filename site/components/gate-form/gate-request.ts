import { civilDate } from "#server/use-cases/civil-date.ts";
import type { BasisRow } from "#server/use-cases/setup/legal-basis.ts";
import { fieldsEntered, fieldsTyped, type GateFault, type GateFields, readGate } from "./gate-fields.ts";

/** One questionnaire's gate with its form, as it shall stand on the page. */
export interface GateShown {
  readonly row: BasisRow;
  readonly fields: GateFields;
  readonly faults: readonly GateFault[];
}

export type GateAnswer =
  | { readonly kind: "saved" }
  | { readonly kind: "page"; readonly gates: readonly GateShown[]; readonly isKept: boolean };

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm">;

/** Saves the posted form when it is whole; otherwise says what to show, with what was typed. */
export async function answerGateRequest(locals: Locals, now: Date): Promise<GateAnswer> {
  const { useCases, visitor, form } = locals;
  const rows = await useCases.readLegalBases(visitor);
  const typed = form ?? (await locals.keptForm());
  const questionnaireId = typed?.["skema"]?.[0] ?? "";
  const isSent = form !== null && !form["sprog"];
  const fields = typed === null ? null : fieldsTyped(typed);
  const reading = isSent && fields ? readGate(fields, civilDate(now)) : { faults: [] };
  if (reading.faults === undefined) {
    await useCases.changeLegalBasis(visitor, { questionnaireId, ...reading.entered });
    return { kind: "saved" };
  }
  const gates = rows.map((row): GateShown => {
    const isTyped = fields !== null && row.questionnaireId === questionnaireId;
    return isTyped
      ? { row, fields, faults: reading.faults }
      : { row, fields: fieldsEntered(row), faults: [] };
  });
  return { kind: "page", gates, isKept: form === null && fields !== null };
}
