import type { BasisEntered, BasisRow } from "#server/use-cases/setup/legal-basis.ts";
import type { TextKey, TextValues } from "#site/text/translate.ts";

/** The form as typed. */
export interface GateFields {
  readonly hjemmel: string;
  readonly dpia: string;
  readonly ansvarlig: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  /** "ja", "nej" or nothing chosen. */
  readonly kontakt: string;
}

export type GateFieldId = "hjemmel" | "dpia" | "ansvarlig" | "udloeb" | "kontakt";

export interface GateFault {
  readonly field: GateFieldId;
  readonly message: TextKey;
  readonly values?: TextValues;
}

/** Longest text of a field, in characters; the API has the same limit. */
const longestText = 500;

/** Reads the posted form. Field names carry the questionnaire's id, so that several forms fit on one page. */
export function fieldsTyped(form: NonNullable<App.Locals["form"]>): GateFields {
  const one = (name: string) => (form[name]?.[0] ?? "").trim();
  return {
    hjemmel: one("hjemmel"),
    dpia: one("dpia"),
    ansvarlig: one("ansvarlig"),
    day: one("udloeb-day"),
    month: one("udloeb-month"),
    year: one("udloeb-year"),
    kontakt: one("kontakt"),
  };
}

/** What the form shows at first: what has been entered, with nothing chosen when nothing has. */
export function fieldsEntered({ basis }: Pick<BasisRow, "basis">): GateFields {
  const [year = "", month = "", day = ""] = basis?.expiresOn.split("-") ?? [];
  return {
    hjemmel: basis?.basis ?? "",
    dpia: basis?.dpiaReference ?? "",
    ansvarlig: basis?.owner ?? "",
    day: day && String(Number(day)),
    month: month && String(Number(month)),
    year,
    kontakt: basis === null ? "" : basis.enabled ? "ja" : "nej",
  };
}

/** `yyyy-mm-dd` when all three parts are numbers of the right length and the day exists; else null. */
function dateTyped({ day, month, year }: GateFields): string | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

function textFault(field: GateFieldId, text: string, missing: TextKey): GateFault[] {
  if (text === "") return [{ field, message: missing }];
  if (text.length <= longestText) return [];
  return [{ field, message: "staff.gate.tooLong", values: { max: longestText } }];
}

function dateFault(fields: GateFields, today: string): GateFault[] {
  if (`${fields.day}${fields.month}${fields.year}` === "") {
    return [{ field: "udloeb", message: "staff.gate.dateMissing" }];
  }
  const date = dateTyped(fields);
  if (date === null) return [{ field: "udloeb", message: "staff.gate.dateWrong" }];
  // A basis that has run out may still be switched off.
  const isPast = date < today && fields.kontakt === "ja";
  return isPast ? [{ field: "udloeb", message: "staff.gate.datePast" }] : [];
}

export type GateReading =
  | { readonly faults: readonly GateFault[] }
  | { readonly faults?: undefined; readonly entered: Omit<BasisEntered, "questionnaireId"> };

/** What the form says, or everything that is wrong with it, in the order of the page. */
export function readGate(fields: GateFields, today: string): GateReading {
  const expiresOn = dateTyped(fields);
  const faults = [
    ...textFault("hjemmel", fields.hjemmel, "staff.gate.basisMissing"),
    ...textFault("dpia", fields.dpia, "staff.gate.dpiaMissing"),
    ...textFault("ansvarlig", fields.ansvarlig, "staff.gate.ownerMissing"),
    ...dateFault(fields, today),
  ];
  const isChosen = fields.kontakt === "ja" || fields.kontakt === "nej";
  if (!isChosen) faults.push({ field: "kontakt", message: "staff.gate.switchMissing" });
  if (faults.length > 0 || expiresOn === null) return { faults };
  const { hjemmel: basis, dpia: dpiaReference, ansvarlig: owner } = fields;
  return { entered: { basis, dpiaReference, owner, expiresOn, enabled: fields.kontakt === "ja" } };
}
