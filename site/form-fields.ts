import type { Fields } from "#questionnaires/form/fields.ts";
import { cvFieldNames } from "#server/cv/entry-form.ts";
import { cvSections } from "#server/cv/sections.ts";
import { WrongBody, WrongMethod } from "#server/errors/problem.ts";
import { fieldsOfPart } from "#server/plan/goal-form.ts";

/** Fields of every form: whose it is, and the button that changes the language. */
const frame: readonly string[] = ["ejer", "sprog"];

/** What stands on a question page next to the fields of its question. */
const aroundQuestion: readonly string[] = [...frame, "ret", "efter", "udgave"];

/** The follow-ups that stood on a question page, one field each. */
const alongField = "med";

const take: readonly string[] = ["handling", "sag"];

/** What stands on the sheet of a paper next to the keys. */
const sheet: readonly string[] = ["handling", "felt"];

/** The fields that the forms of a page have, by its route; a page that is not here takes no form. */
const formFields: Readonly<Record<string, readonly string[]>> = {
  "/sprog": ["retur"],
  "/min-side": ["undersoegelse"],
  "/min-side/besvarelser/[id]": ["kender", "kommentar"],
  "/min-side/besvarelser/[id]/passer": ["passer", "kommentar"],
  "/min-side/besvarelser/[id]/slet": [],
  "/skema/[id]": ["ydelse"],
  "/papir/[id]": ["ydelse"],
  "/sager/papir": ["skema", "papirsprog", "borger"],
  "/skema/[id]/gennemse": ["besvarelse", "udgave"],
  "/skema/[id]/skift": ["udgave"],
  "/skema/[id]/nye-spoergsmaal": ["udgave"],
  "/min-side/mail": ["handling", "mail", "kode"],
  "/min-side/kommentarer/[slags]/[post]": ["handling", "nummer", "tekst", "udgave"],
  "/cv/om-dig": ["udgave", "overskrift", "mail", "telefon", "by", "om"],
  "/cv/slet": [],
  "/cv/indlaes": ["handling", "fil", "tekst"],
  "/cv/billede": ["handling", "billede"],
  "/cv/job/ny": ["nummer", "job", "slags", "cvsprog", "behov", "foto"],
  "/cv/job/[id]/ret": ["udgave", "job", "slags", "cvsprog", "behov", "foto"],
  "/cv/job/[id]/vaelg": ["handling", "post"],
  "/cv/job/[id]/slet": [],
  "/cv/[afsnit]": ["handling", "post"],
  "/cv/[afsnit]/[post]": ["udgave", "nummer", "efter", ...new Set(cvSections.flatMap(cvFieldNames))],
  "/jobplan/slet": [],
  "/jobplan/maal/ny": ["nummer", "bogstav", "stilling", "titel"],
  "/jobplan/maal/forslag": ["ord", "bogstav"],
  "/jobplan/maal/[id]": ["handling", "note", "udgave"],
  "/jobplan/maal/[id]/[trin]": ["udgave", "efter", "have", "towardsB", ...Object.values(fieldsOfPart).flat()],
  "/jobplan/skridt": ["handling", "skridt", "nummer", "maal", "ord", "dag-day", "dag-month", "dag-year"],
  "/sager": take,
  "/sager/lave": take,
  "/sager/afsluttede": take,
  "/sager/soeg": [...take, "ord"],
  "/sager/[id]": [
    "handling",
    "formaal",
    "skoen",
    "vurdering",
    "begrundelse",
    "bud",
    "maaling",
    "spoergsmaal",
  ],
  "/sager/[id]/emne/[slags]/[post]": ["handling", "nummer", "tekst", "udgave"],
  "/sager/udfyld": ["ord"],
  "/sager/udfyld/ny": ["cpr", "cpr-igen", "navn"],
  "/sager/udfyld/[borger]": ["skema", "ydelse", "maade"],
  "/sager/udfyld/[borger]/[skema]/nye-spoergsmaal": ["udgave"],
  "/sager/udfyld/[borger]/[skema]/skift": ["udgave"],
  "/sager/udfyld/[borger]/[skema]/gennemse": ["handling", "besvarelse", "udgave"],
  "/sager/indtast": ["kode"],
  "/sager/indtast/[kode]": ["cpr"],
  "/sager/indtast/[kode]/[borger]": [...sheet, "gange"],
  "/sager/indtast/svar/[id]": ["handling"],
  "/sager/indtast/svar/[id]/ret": sheet,
  "/sager/indtast/svar/[id]/igen": sheet,
  "/sager/indtast/svar/[id]/forskelle": [],
  "/sager/indtast/svar/[id]/nye-spoergsmaal": ["udgave"],
  "/fortrolig/[kode]/slet": ["efter", "valgt"],
  "/evaluering/fortrolig/ny": [
    ...["nummer", "skema", "navn", "formaal", "formaal-en", "celle", "runder", "uger", "dage"],
    ...["fra-day", "fra-month", "fra-year"],
  ],
  "/evaluering/fortrolig/[id]": ["handling"],
  "/evaluering/fortrolig/[id]/breve": ["antal", "sidste"],
  "/evaluering/ny": [
    ...[
      "nummer",
      "skema",
      "navn",
      "formaal",
      "formaal-en",
      "celle",
      "til-hvad",
      "svarsprog",
      "hvem",
      "dage",
      "paamind",
    ],
    ...["fra-day", "fra-month", "fra-year", "til-day", "til-month", "til-year"],
  ],
  "/evaluering/[id]/ret": ["udgave", "navn", "formaal", "formaal-en", "til-day", "til-month", "til-year"],
  "/evaluering/[id]/breve": ["antal", "enhed", "sidste"],
  "/administration/jobbarometer": ["handling", "nummer", "fil"],
  "/administration/jobtitler": ["handling", "nummer", "fil"],
  "/administration/cv-vejledning": ["handling", "nummer"],
  "/administration/cv-vejledning/kladde": ["handling", "udgave", "nummer", "punkt"],
  "/administration/cv-vejledning/kladde/[punkt]": [
    "udgave",
    "hvor",
    "antal",
    "eksempel",
    "hvad-da",
    "hvad-en",
    "hvorfor-da",
    "hvorfor-en",
  ],
  "/evaluering/[id]/kommentarer": ["handling", "kommentar", "tekst"],
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

/** Their own fields depend on the question, and are checked where the question is known. */
const questionPages: ReadonlySet<string> = new Set([
  "/skema/[id]/[page]",
  "/sager/udfyld/[borger]/[skema]/[side]",
]);

/** The field in which a citizen says what is wrong with one answer. */
export const remarkField = (question: string): string => `bem-${question}`;

/** The field for one key of a paper. */
export const sheetField = (name: string): string => `s-${name}`;

/** The field in which a difference between two typings is settled. */
export const settleField = (name: string): string => `valg-${name}`;

/** Fields that a page has one of for each question; which questions there are is checked where they are known. */
const eachQuestion: Readonly<Record<string, readonly string[]>> = {
  "/min-side/besvarelser/[id]/passer": [remarkField("")],
  "/sager/indtast/[kode]/[borger]": [sheetField("")],
  "/sager/indtast/svar/[id]/ret": [sheetField("")],
  "/sager/indtast/svar/[id]/igen": [sheetField("")],
  "/sager/indtast/svar/[id]/forskelle": [sheetField(""), settleField("")],
};

/** Fields of a page in which several boxes can be ticked. */
const tickedFields: Readonly<Record<string, readonly string[]>> = {
  "/jobplan/maal/[id]/[trin]": ["have"],
  "/evaluering/ny": ["svarsprog"],
  "/administration/cv-vejledning/kladde/[punkt]": ["hvor"],
};

/** The same for all questions of a survey, whose answers travel in the form. */
const surveyPages: ReadonlySet<string> = new Set(["/undersoegelse/[id]", "/u/[kode]", "/fortrolig/[kode]"]);
const aroundSurvey: readonly string[] = [
  "sprog",
  "laengst",
  "valgt",
  "trin",
  "udgave",
  "efter",
  "nummer",
  "ret",
  "aaben",
  "fjernet",
  "gang",
  "runde",
];

const unknownPage = "/404";

/**
 * Refuses a posted form that the page cannot have sent: a field that none of its forms has, or one given twice.
 * @throws WrongMethod when the page has no form, WrongBody
 */
export function demandKnownForm(route: string, form: Fields): void {
  if (route === unknownPage) return;
  if (isQuestionPage(route)) {
    demandOnce(Object.entries(form), aroundQuestion);
    return;
  }
  if (surveyPages.has(route)) {
    demandOnce(Object.entries(form), aroundSurvey);
    return;
  }
  const names = formFields[route];
  if (names === undefined) throw new WrongMethod();
  const known = [...frame, ...names];
  const each = eachQuestion[route] ?? [];
  const isKnown = (name: string) => known.includes(name) || each.some((start) => name.startsWith(start));
  if (Object.keys(form).some((name) => !isKnown(name))) throw wrong("unknown-field");
  const ticked = tickedFields[route] ?? [];
  demandOnce(
    Object.entries(form),
    Object.keys(form).filter((name) => !ticked.includes(name)),
  );
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

/** What a person typed on a question page, with the follow-ups that stood there; empty when all of it is blank. */
export function typedFields(form: Fields): Fields {
  const fields = questionFields(form);
  const isBlank = Object.values(fields).every((values) => values.every((value) => value.trim() === ""));
  return isBlank ? {} : { ...fields, ...(form[alongField] && { [alongField]: form[alongField] }) };
}

/** True for a page that asks a question. */
export const isQuestionPage = (route: string): boolean => questionPages.has(route);

/** The fields of the questions of a survey alone. */
export const surveyFields = (form: Fields): Fields =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !aroundSurvey.includes(name)));
