import type { Translate } from "#site/text/translate.ts";
import type { GateFieldId } from "./gate-fields.ts";
import type { GateShown } from "./gate-request.ts";

/** Id of a field on a page that may hold several forms. */
export const fieldId = (questionnaireId: string, field: GateFieldId): string => `${questionnaireId}-${field}`;

/** Why a field was refused, in words; undefined when it was not. */
export function problemOf({ faults }: GateShown, field: GateFieldId, t: Translate): string | undefined {
  const fault = faults.find((candidate) => candidate.field === field);
  return fault && t(fault.message, fault.values);
}

/** Every fault of the page for the error summary. */
export const problemsOf = (gates: readonly GateShown[], t: Translate) =>
  gates.flatMap(({ row, faults }) =>
    faults.map(({ field, message, values }) => ({
      fieldId: fieldId(row.questionnaireId, field),
      message: t(message, values),
    })),
  );
