import type { Fields } from "#questionnaires/form/fields.ts";
import type { CvRule } from "#server/cv/minimum-content.ts";
import { NotFound } from "#server/errors/problem.ts";
import {
  mostOfOneKind,
  type RuleField,
  type RuleProblem,
  type RuleTyped,
  ruleLimits,
} from "#server/use-cases/setup/cv-rule.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import { guidelineAddresses } from "./guideline-addresses.ts";

export interface RulePage {
  readonly kind: "page";
  readonly revision: number;
  readonly typed: RuleTyped;
  readonly problems: readonly FieldProblem[];
  /** Another screen has changed the draft meanwhile. */
  readonly isChanged: boolean;
  /** How many rules there is room for, when there is no more. */
  readonly most: number | null;
}

export type RuleAnswer = { readonly kind: "go"; readonly to: string } | RulePage;

type Locals = Pick<App.Locals, "useCases" | "visitor" | "form" | "keptForm" | "keepForm" | "t">;

/** The field of the form for each part of a rule. */
export const ruleFields: Readonly<Record<RuleField, string>> = {
  sections: "hvor",
  atLeast: "antal",
  needsExample: "eksempel",
  "what.da": "hvad-da",
  "what.en": "hvad-en",
  "why.da": "hvorfor-da",
  "why.en": "hvorfor-en",
};

const typedIn = (form: Fields): RuleTyped => {
  const textOf = (field: RuleField): string => form[ruleFields[field]]?.[0] ?? "";
  return {
    sections: form[ruleFields.sections] ?? [],
    atLeast: textOf("atLeast"),
    needsExample: textOf("needsExample") === "ja",
    what: { da: textOf("what.da"), en: textOf("what.en") },
    why: { da: textOf("why.da"), en: textOf("why.en") },
  };
};

const storedIn = (rule: CvRule | undefined): RuleTyped => ({
  sections: rule === undefined ? [] : rule.sections === "contact" ? ["contact"] : rule.sections,
  atLeast: String(rule?.atLeast ?? 1),
  needsExample: rule?.field !== undefined,
  what: rule?.what ?? { da: "", en: "" },
  why: rule?.why ?? { da: "", en: "" },
});

function messageOf({ field, code }: RuleProblem, t: Locals["t"]): string {
  if (code === "not-a-number") return t("staff.guideline.problemNumber", { most: mostOfOneKind });
  if (code === "alone") return t("staff.guideline.problemAlone");
  if (code === "only-strengths") return t("staff.guideline.problemExample");
  if (field === "sections") return t("staff.guideline.problemPlace");
  const most = field.startsWith("what") ? ruleLimits.what : ruleLimits.why;
  return code === "required" ? t("staff.guideline.problemText") : t("staff.guideline.problemLong", { most });
}

/** One request for the page of one rule of the draft; `id` null for a new one. @throws NotFound */
export async function ruleRequest(locals: Locals, id: string | null): Promise<RuleAnswer> {
  const { useCases, visitor, form, t } = locals;
  const { draft } = await useCases.guideline.show(visitor);
  const rule = draft?.rules.find((one) => one.id === id);
  if (draft === null || (id !== null && rule === undefined)) throw new NotFound();
  const rest = { kind: "page", problems: [], isChanged: false, most: null } as const;
  if (form === null) {
    const kept = await locals.keptForm();
    const revision = kept === null ? draft.revision : Number(kept["udgave"]?.[0] ?? 0);
    return { ...rest, revision, typed: kept === null ? storedIn(rule) : typedIn(kept) };
  }
  if (form["sprog"] !== undefined) {
    await locals.keepForm();
    return { kind: "go", to: id === null ? guidelineAddresses.newRule : guidelineAddresses.rule(id) };
  }
  const typed = typedIn(form);
  const revision = Number(form["udgave"]?.[0] ?? 0);
  const outcome = await useCases.guideline.change(visitor, { revision, act: { kind: "set", id, typed } });
  if (outcome.kind === "saved") return { kind: "go", to: `${guidelineAddresses.draft}?gemt=1` };
  if (outcome.kind === "changed") return { ...rest, revision: outcome.revision, typed, isChanged: true };
  if (outcome.kind === "full") return { ...rest, revision, typed, most: outcome.most };
  const problems = outcome.problems.map((one) => ({
    fieldId: ruleFields[one.field],
    message: messageOf(one, t),
  }));
  return { ...rest, revision, typed, problems };
}
