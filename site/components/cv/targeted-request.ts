import type { Fields } from "#questionnaires/form/fields.ts";
import type { WrittenLang } from "#questionnaires/languages.ts";
import type { TargetedCv } from "#server/use-cases/cv/targeted-cvs.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import { goalName } from "#site/components/plan/goal-words.ts";
import { cvAddresses } from "./cv-addresses.ts";
import { readCvWish } from "./cv-wish.ts";

export interface TargetedPage {
  readonly kind: "page";
  /** What stands in the form. */
  readonly cv: TargetedCv;
  readonly problems: readonly FieldProblem[];
  /** What another screen has stored meanwhile. */
  readonly elsewhere: TargetedCv | null;
  /** How many there is room for, when there is no more. */
  readonly most: number | null;
}

export type TargetedAnswer = { readonly kind: "go"; readonly to: string } | TargetedPage;

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm" | "keepForm" | "t">;

const typedIn = (form: Fields, id: string, lang: WrittenLang): TargetedCv => ({
  ...readCvWish((name) => form[name]?.[0], lang),
  id,
  job: form["job"]?.[0] ?? "",
  revision: Number(form["udgave"]?.[0] ?? 0),
});

async function drawn(
  locals: Locals,
  { id, goal, lang }: { id: string | null; goal: string | null; lang: WrittenLang },
): Promise<TargetedCv> {
  const { useCases, visitor } = locals;
  const kept = await locals.keptForm();
  if (id !== null) {
    const { cv } = await useCases.targetedCvs.show(visitor, id);
    return kept === null ? cv : typedIn(kept, id, lang);
  }
  const fresh = useCases.cv.newEntryId(visitor);
  if (kept !== null) return typedIn(kept, kept["nummer"]?.[0] ?? fresh, lang);
  const job = goal === null ? "" : goalName((await useCases.plan.showGoal(visitor, goal)).goal.values, lang);
  return { id: fresh, job, kind: "full", lang, includesNeeds: false, includesPhoto: false, revision: 0 };
}

/** One request for the page on which a CV for a job is made (`id` is null) or changed. */
export async function targetedRequest(
  locals: Locals,
  asked: { readonly id: string | null; readonly goal: string | null; readonly lang: WrittenLang },
): Promise<TargetedAnswer> {
  const { useCases, visitor, form, t } = locals;
  const rest = { kind: "page", problems: [], elsewhere: null, most: null } as const;
  if (form === null) return { ...rest, cv: await drawn(locals, asked) };
  const { id, lang } = asked;
  if (form["sprog"] !== undefined) {
    await locals.keepForm();
    return { kind: "go", to: id === null ? cvAddresses.newForJob : cvAddresses.changeForJob(id) };
  }
  const cv = typedIn(form, id ?? form["nummer"]?.[0] ?? "", lang);
  const outcome = await useCases.targetedCvs.save(visitor, id === null ? { ...cv, revision: 0 } : cv);
  if (outcome.kind === "saved")
    return {
      kind: "go",
      to: id === null ? cvAddresses.chooseForJob(cv.id) : `${cvAddresses.forJob(cv.id)}?gemt=1`,
    };
  if (outcome.kind === "full") return { ...rest, cv, most: outcome.most };
  if (outcome.kind === "changed")
    return { ...rest, cv: { ...cv, revision: outcome.cv.revision }, elsewhere: outcome.cv };
  const message = t(outcome.problem === "required" ? "cv.job.required" : "cv.problem.tooLong");
  return { ...rest, cv, problems: [{ fieldId: "job", message }] };
}
