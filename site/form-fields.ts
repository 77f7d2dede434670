import type { Fields } from "#questionnaires/form/fields.ts";
import { WrongBody, WrongMethod } from "#server/errors/problem.ts";

/** Fields of every form: whose it is, and the button that changes the language. */
const frame: readonly string[] = ["ejer", "sprog"];

/** What stands on a question page next to the fields of its question. */
const aroundQuestion: readonly string[] = [...frame, "ret", "efter", "udgave"];

/** The follow-ups that stood on a question page, one field each. */
const alongField = "med";

const take: readonly string[] = ["handling", "sag"];

/** The fields that the forms of a page have, by its route; a page that is not here takes no form. */
const formFields: Readonly<Record<string, readonly string[]>> = {
  "/sprog": ["retur"],
  "/min-side/besvarelser/[id]": ["kender", "kommentar"],
  "/min-side/besvarelser/[id]/slet": [],
  "/skema/[id]": ["ydelse"],
  "/papir/[id]": ["ydelse"],
  "/sager/papir": ["skema", "papirsprog", "borger"],
  "/skema/[id]/gennemse": ["besvarelse", "udgave"],
  "/skema/[id]/skift": [],
  "/skema/[id]/nye-spoergsmaal": ["udgave"],
  "/sager": take,
  "/sager/lave": take,
  "/sager/afsluttede": take,
  "/sager/soeg": [...take, "ord"],
  "/sager/[id]": ["handling", "formaal", "skoen", "vurdering", "begrundelse"],
  "/admin/hjemmel": [
    "skema",
    "hjemmel",
    "dpia",
    "ansvarlig",
    "udloeb-day",
    "udloeb-month",
    "udloeb-year",
    "kontakt",
  ],
};

/** Its own fields depend on the question, and are checked where the question is known. */
const questionPage = "/skema/[id]/[page]";

const unknownPage = "/404";

/**
 * Refuses a posted form that the page cannot have sent: a field that none of its forms has, or one given twice.
 * @throws WrongMethod when the page has no form, WrongBody
 */
export function demandKnownForm(route: string, form: Fields): void {
  if (route === unknownPage) return;
  if (route === questionPage) {
    demandOnce(Object.entries(form), aroundQuestion);
    return;
  }
  const names = formFields[route];
  if (names === undefined) throw new WrongMethod();
  const known = [...frame, ...names];
  if (Object.keys(form).some((name) => !known.includes(name))) throw wrong("unknown-field");
  demandOnce(Object.entries(form), known);
}

function demandOnce(
  fields: readonly (readonly [string, readonly string[]])[],
  names: readonly string[],
): void {
  if (fields.some(([name, values]) => names.includes(name) && values.length > 1))
    throw wrong("more-than-one");
}

const wrong = (code: string): WrongBody => new WrongBody([{ pointer: "", code }]);

/** Ids of the follow-ups that stood on the page. */
export const alongOf = (form: Fields): readonly string[] => form[alongField] ?? [];

/** The fields of the questions alone. */
export const questionFields = (form: Fields): Fields =>
  Object.fromEntries(
    Object.entries(form).filter(([name]) => name !== alongField && !aroundQuestion.includes(name)),
  );
