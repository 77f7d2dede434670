import { createHash } from "node:crypto";
import type { InstrumentVersion, Lang, PaperForm } from "#db/ports.ts";
import { langs } from "#questionnaires/languages.ts";
import { newReceiptNumber } from "#server/use-cases/ids.ts";
import type { Installed, Library } from "#server/use-cases/library.ts";

/** What a code on paper stands for when nobody asked for it: a version, a benefit and a language, and no person. */
export interface GeneralForm {
  readonly instrument: InstrumentVersion;
  readonly variant: string;
  readonly lang: Lang;
}

/**
 * The code on a questionnaire that anybody may print. It is worked out from what is printed, so it needs no
 * storing, looks like every other code, and is the same on every print of the same paper.
 */
export function generalCode({ instrument, variant, lang }: GeneralForm): string {
  const digest = createHash("sha256").update(`${instrument.hash} ${variant} ${lang}`).digest();
  return newReceiptNumber((count) => digest.subarray(0, count));
}

const formsOf = ({ instrument, questionnaire }: Installed): readonly GeneralForm[] =>
  questionnaire.variants.flatMap((variant) => langs.map((lang) => ({ instrument, variant, lang })));

/** The form with its general code, as printed at `printedAt` for nobody and by nobody who is known. */
export const generalForm = (form: GeneralForm, printedAt: Date): PaperForm => ({
  ...form,
  code: generalCode(form),
  citizenId: null,
  printedAt,
  printedBy: null,
});

/** The paper that a general code was printed on; null when it is none of them. */
export const findGeneralForm = (library: Library, code: string): GeneralForm | null =>
  library.all.flatMap(formsOf).find((form) => generalCode(form) === code) ?? null;
