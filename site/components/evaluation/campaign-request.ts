import type { Fields } from "#questionnaires/form/fields.ts";
import { langs } from "#questionnaires/languages.ts";
import { defaultLeastCell, lowestLeastCell } from "#server/disclosure/limits.ts";
import {
  type CampaignFault,
  type CampaignTyped,
  highestLeastCell,
  longestCampaignName,
  longestPurpose,
  mostAfterDays,
  mostRemindAfter,
} from "#server/use-cases/evaluation/campaigns.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import type { TextKey } from "#site/text/translate.ts";
import { evaluationAddresses } from "./evaluation-addresses.ts";

export const invitationLimits = { days: mostAfterDays, remind: mostRemindAfter };

export const leastCellRange = { low: lowestLeastCell, high: highestLeastCell };

/** Languages that can be left out. */
export const otherLangs = langs.filter((lang) => lang !== "da");

/** The field of the form for each part of a campaign. */
export const fieldIds: Readonly<Record<CampaignFault["field"], string>> = {
  questionnaireId: "skema",
  name: "navn",
  purpose: "formaal",
  opensOn: "fra",
  closesOn: "til",
  leastCell: "celle",
  release: "til-hvad",
  languages: "svarsprog",
  invitees: "hvem",
  afterDays: "dage",
  remindAfter: "paamind",
};

/** What is said of a fault, by field and code; the field alone stands for its other codes. */
export const messages: Readonly<Record<string, TextKey>> = {
  questionnaireId: "evaluation.problem.questionnaire",
  name: "evaluation.problem.name",
  "name/too-long": "evaluation.problem.nameLong",
  purpose: "evaluation.problem.purpose",
  "purpose/too-long": "evaluation.problem.purposeLong",
  opensOn: "evaluation.problem.opensOn",
  closesOn: "evaluation.problem.closesOn",
  "closesOn/past": "evaluation.problem.past",
  "closesOn/before-opening": "evaluation.problem.before",
  leastCell: "evaluation.problem.leastCell",
  invitees: "evaluation.problem.invitees",
  "invitees/for-staff": "evaluation.problem.forStaff",
  afterDays: "evaluation.problem.afterDays",
  remindAfter: "evaluation.problem.remindAfter",
};

type Locals = Pick<App.Locals, "form" | "keptForm" | "useCases" | "visitor" | "t">;

const toldIn =
  ({ t }: Pick<Locals, "t">) =>
  ({ field, code }: CampaignFault): FieldProblem => {
    const max = field === "name" ? longestCampaignName : longestPurpose;
    const key = messages[`${field}/${code}`] ?? messages[field] ?? "evaluation.problem.name";
    return { fieldId: fieldIds[field], message: t(key, { max, ...leastCellRange, ...invitationLimits }) };
  };

/** The first value of a field, as it was typed. */
export const typedIn =
  (form: Fields) =>
  (name: string): string =>
    form[name]?.[0] ?? "";

/** The three fields of a day. */
export const dayIn = (form: Fields, name: string): CampaignTyped["closesOn"] => {
  const typed = typedIn(form);
  return [typed(`${name}-day`), typed(`${name}-month`), typed(`${name}-year`)];
};

/** Why somebody is asked, as typed. */
export const purposeIn = (form: Fields) => ({
  da: typedIn(form)("formaal"),
  en: typedIn(form)("formaal-en"),
});

export type CampaignAnswer =
  | { readonly kind: "go"; readonly to: string }
  | {
      readonly kind: "page";
      readonly status: 200 | 409 | 422;
      readonly fields: Fields;
      readonly problems: readonly FieldProblem[];
    };

/** One request for the page on which a campaign is made. */
export async function newCampaignRequest(locals: Locals): Promise<CampaignAnswer> {
  const { form, useCases, visitor } = locals;
  if (form === null || form["sprog"] !== undefined) {
    const begin = {
      nummer: [useCases.evaluation.newId()],
      celle: [`${defaultLeastCell}`],
      svarsprog: [...otherLangs],
      hvem: ["nobody"],
      "til-hvad": ["figures"],
      paamind: ["0"],
    };
    const fields = form ?? (await locals.keptForm()) ?? begin;
    return { kind: "page", status: 200, fields, problems: [] };
  }
  const typed = typedIn(form);
  const id = typed("nummer");
  const faults = await useCases.evaluation.make(visitor, {
    id,
    questionnaireId: typed("skema"),
    name: typed("navn"),
    purpose: purposeIn(form),
    opensOn: dayIn(form, "fra"),
    closesOn: dayIn(form, "til"),
    leastCell: typed("celle"),
    release: typed("til-hvad"),
    languages: form["svarsprog"] ?? [],
    invitees: typed("hvem"),
    afterDays: typed("dage"),
    remindAfter: typed("paamind"),
  });
  if (faults.length === 0) return { kind: "go", to: `${evaluationAddresses.of(id)}?gemt=1` };
  return { kind: "page", status: 422, fields: form, problems: faults.map(toldIn(locals)) };
}

const dayFields = (name: string, day: string): Fields => {
  const [year = "", month = "", date = ""] = day.split("-");
  return {
    [`${name}-day`]: [String(Number(date))],
    [`${name}-month`]: [String(Number(month))],
    [`${name}-year`]: [year],
  };
};

/** One request for the page on which a campaign is changed. @throws NotFound for one that is over */
export async function changeCampaignRequest(locals: Locals, id: string): Promise<CampaignAnswer> {
  const { form, useCases, visitor } = locals;
  const { campaign } = await useCases.evaluation.campaign(visitor, id);
  if (form === null || form["sprog"] !== undefined) {
    const fields = form ??
      (await locals.keptForm()) ?? {
        udgave: [`${campaign.revision}`],
        navn: [campaign.name],
        formaal: [campaign.purpose.da],
        "formaal-en": [campaign.purpose.en],
        ...dayFields("til", campaign.closesOn),
      };
    return { kind: "page", status: 200, fields, problems: [] };
  }
  const typed = typedIn(form);
  const outcome = await useCases.evaluation.change(visitor, {
    id,
    revision: /^\d{1,9}$/.test(typed("udgave")) ? Number(typed("udgave")) : -1,
    name: typed("navn"),
    purpose: purposeIn(form),
    closesOn: dayIn(form, "til"),
  });
  if (outcome.kind === "changed") return { kind: "go", to: `${evaluationAddresses.of(id)}?gemt=1` };
  if (outcome.kind === "wrong")
    return { kind: "page", status: 422, fields: form, problems: outcome.faults.map(toldIn(locals)) };
  const fields = { ...form, udgave: [`${outcome.campaign.revision}`] };
  return { kind: "page", status: 409, fields, problems: [] };
}
