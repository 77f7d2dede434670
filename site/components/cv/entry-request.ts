import type { StoredCvEntry } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { WrittenLang } from "#questionnaires/languages.ts";
import { type CvProblem, cvFields, monthField } from "#server/cv/entry-form.ts";
import type { CvSection } from "#server/cv/section.ts";
import type { CvSectionId } from "#server/cv/sections.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey, Translate } from "#site/text/translate.ts";
import { cvAddresses } from "./cv-addresses.ts";

export interface EntryPage {
  readonly kind: "page";
  readonly id: string;
  readonly revision: number;
  /** What stands in the form. */
  readonly fields: Fields;
  readonly problems: readonly FieldProblem[];
  /** What another screen has stored meanwhile. */
  readonly elsewhere: StoredCvEntry | null;
  readonly isFull: boolean;
  /** It was taken away on another screen: the form makes a new one of what was typed. */
  readonly isGone: boolean;
}

export type EntryAnswer = { readonly kind: "go"; readonly to: string } | EntryPage;

type Locals = Pick<App.Locals, "lang" | "useCases" | "visitor" | "form" | "keptForm" | "keepForm" | "t">;

const messages: Readonly<Record<CvProblem["code"], TextKey>> = {
  required: "cv.problem.required",
  "too-long": "cv.problem.tooLong",
  "not-a-year": "cv.problem.year",
  "month-without-year": "cv.problem.monthAlone",
  "unknown-choice": "cv.problem.choice",
  "ends-before": "cv.problem.endsBefore",
};

/** Each problem at the first input of its field. Of two months it is said which one is meant. */
const entryProblems = (
  { t, lang }: { readonly t: Translate; readonly lang: WrittenLang },
  { fields }: CvSection,
  problems: readonly CvProblem[],
): readonly FieldProblem[] =>
  problems.map(({ field, code }) => {
    const month = fields.find(({ id, kind }) => id === field && kind === "month");
    if (month === undefined) return { fieldId: field, message: t(messages[code]) };
    return { fieldId: monthField(field), message: `${month.label[lang]}: ${t(messages[code])}` };
  });

const one = (form: Fields | null, name: string): string => form?.[name]?.[0] ?? "";

/** What the page shows at first: the entry as it is stored, or a blank one; what was kept of a form comes before it. */
async function drawn(
  locals: Locals,
  section: CvSection<CvSectionId>,
  entryId: string | null,
): Promise<EntryPage> {
  const { useCases, visitor } = locals;
  const kept = await locals.keptForm();
  const rest = { kind: "page", problems: [], elsewhere: null, isFull: false, isGone: false } as const;
  if (entryId === null) {
    const id = one(kept, "nummer") || useCases.cv.newEntryId(visitor);
    return { ...rest, id, revision: 0, fields: kept ?? {} };
  }
  const entry = await useCases.cv.showEntry(visitor, { section: section.id, id: entryId });
  const revision = kept === null ? entry.revision : Number(one(kept, "udgave"));
  return { ...rest, id: entryId, revision, fields: kept ?? cvFields(section, entry.values) };
}

/** One request for the page of an entry; `entryId` is null for a new one. */
export async function entryRequest(
  locals: Locals,
  section: CvSection<CvSectionId>,
  entryId: string | null,
): Promise<EntryAnswer> {
  const { useCases, visitor, form, t } = locals;
  if (form === null) return drawn(locals, section, entryId);
  if (form["sprog"] !== undefined) {
    await locals.keepForm();
    const here = entryId === null ? cvAddresses.add(section.id) : cvAddresses.entry(section.id, entryId);
    return { kind: "go", to: here };
  }
  const id = entryId ?? one(form, "nummer");
  const revision = entryId === null ? 0 : Number(one(form, "udgave"));
  const outcome = await useCases.cv.saveEntry(visitor, { section: section.id, id, revision, fields: form });
  if (outcome.kind === "saved") {
    const isNext = one(form, "efter") === "ny";
    const list = `${cvAddresses.section(section.id)}?gemt=1#p-${outcome.entry.id}`;
    return { kind: "go", to: isNext ? `${cvAddresses.add(section.id)}?gemt=1` : list };
  }
  const rest = { kind: "page", fields: form, problems: [], elsewhere: null, isFull: false } as const;
  if (outcome.kind === "gone")
    return { ...rest, id: useCases.cv.newEntryId(visitor), revision: 0, isGone: true };
  const lang = locals.lang === "en" ? "en" : "da";
  const problems = outcome.kind === "wrong" ? entryProblems({ t, lang }, section, outcome.problems) : [];
  const elsewhere = outcome.kind === "changed" ? outcome.entry : null;
  return {
    ...rest,
    id,
    revision: elsewhere?.revision ?? revision,
    problems,
    elsewhere,
    isFull: outcome.kind === "full",
    isGone: false,
  };
}
