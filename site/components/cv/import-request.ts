import type { ReadJsonResume } from "#server/documents/cv/read-json-resume.ts";
import { WrongBody } from "#server/errors/problem.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey } from "#site/text/translate.ts";
import { cvAddresses } from "./cv-addresses.ts";

type ReadResume = Extract<ReadJsonResume, { fault: null }>;

export type ImportAnswer =
  | { readonly kind: "go"; readonly to: string }
  /** What stands in the file, before it is stored. */
  | { readonly kind: "found"; readonly resume: ReadResume }
  | {
      readonly kind: "page";
      readonly text: string;
      readonly problems: readonly FieldProblem[];
      /** The file that was read before is no longer at hand. */
      readonly isGone: boolean;
    };

type Locals = Pick<
  App.Locals,
  "useCases" | "visitor" | "form" | "keptForm" | "keepForm" | "keepAside" | "takeAside" | "t"
>;

/** The name under which a read file waits for a yes. */
const readFile = "fil";

const messages: Readonly<Record<NonNullable<ReadJsonResume["fault"]>, TextKey>> = {
  "too-large": "cv.import.tooLarge",
  "not-json": "cv.import.notJson",
  "not-json-resume": "cv.import.notResume",
};

/** A chosen file comes before what was pasted. */
const textIn = (form: Locals["form"]): string =>
  form?.["fil"]?.[0]?.trim() || form?.["tekst"]?.[0]?.trim() || "";

const page = (text: string, message?: string, isGone = false): ImportAnswer => ({
  kind: "page",
  text,
  problems: message === undefined ? [] : [{ fieldId: "fil", message }],
  isGone,
});

async function read(locals: Locals): Promise<ImportAnswer> {
  const { useCases, visitor, form, t } = locals;
  const text = textIn(form);
  const resume = useCases.cv.readForeign(visitor, text);
  if (text === "") return page("", t("cv.import.nothing"));
  if (resume.fault !== null) return page(text, t(messages[resume.fault]));
  await locals.keepAside(readFile, { tekst: [text] });
  return { kind: "found", resume };
}

async function add({ useCases, visitor, takeAside }: Locals): Promise<ImportAnswer> {
  const text = textIn(await takeAside(readFile));
  const outcome = await useCases.cv.import(visitor, text);
  if (outcome.kind === "unreadable") return page("", undefined, true);
  const { added, full } = outcome;
  return { kind: "go", to: `${cvAddresses.home}?hentet=${added}&fulde=${full}` };
}

/** One request for the page on which a CV of another system is read and, when the citizen says yes, stored. */
export async function importRequest(locals: Locals): Promise<ImportAnswer> {
  const { form, useCases, visitor } = locals;
  if (form === null) {
    await useCases.cv.show(visitor);
    return page(textIn(await locals.keptForm()));
  }
  if (form["sprog"] !== undefined) {
    await locals.keepForm();
    return { kind: "go", to: cvAddresses.import };
  }
  const act = form["handling"]?.[0];
  if (act === "laes") return read(locals);
  if (act === "tilfoej") return add(locals);
  throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
}
