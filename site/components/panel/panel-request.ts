import type { Fields } from "#questionnaires/form/fields.ts";
import { defaultLeastCell } from "#server/disclosure/limits.ts";
import { longestCampaignName, longestPurpose } from "#server/use-cases/evaluation/campaigns.ts";
import { mostOpenDays, mostWeeks, type PanelFault, waveRange } from "#server/use-cases/panels/panels.ts";
import type { FieldProblem } from "#site/components/error-summary/field-problem.ts";
import {
  type CampaignAnswer,
  dayIn,
  fieldIds,
  leastCellRange,
  messages,
  purposeIn,
  typedIn,
} from "#site/components/evaluation/campaign-request.ts";
import type { TextKey } from "#site/text/translate.ts";
import { panelAddresses } from "./panel-addresses.ts";

/** What the numbers of a confidential survey may be. */
export const panelRange = { ...waveRange, weeks: mostWeeks, days: mostOpenDays };

const ownFieldIds: Readonly<Record<string, string>> = { waves: "runder", weeks: "uger", openDays: "dage" };

const ownMessages: Readonly<Record<string, TextKey>> = {
  waves: "evaluation.panel.problem.waves",
  weeks: "evaluation.panel.problem.weeks",
  openDays: "evaluation.panel.problem.openDays",
  "openDays/overlap": "evaluation.panel.problem.overlap",
  "opensOn/past": "evaluation.panel.problem.past",
};

type Locals = Pick<App.Locals, "form" | "keptForm" | "useCases" | "visitor" | "t">;

const toldIn =
  ({ t }: Pick<Locals, "t">) =>
  ({ field, code }: PanelFault): FieldProblem => {
    const known = { ...messages, ...ownMessages };
    const key = known[`${field}/${code}`] ?? known[field] ?? "evaluation.problem.name";
    const max = field === "name" ? longestCampaignName : longestPurpose;
    const range = field === "leastCell" ? leastCellRange : panelRange;
    return {
      fieldId: ownFieldIds[field] ?? fieldIds[field as keyof typeof fieldIds],
      message: t(key, { max, weeks: mostWeeks, days: mostOpenDays, ...range }),
    };
  };

/** One request for the page on which a confidential survey is made. */
export async function newPanelRequest(locals: Locals): Promise<CampaignAnswer> {
  const { form, useCases, visitor } = locals;
  if (form === null || form["sprog"] !== undefined) {
    const begin: Fields = {
      nummer: [useCases.evaluation.newId()],
      runder: ["3"],
      uger: ["12"],
      dage: ["21"],
      celle: [`${defaultLeastCell}`],
    };
    return { kind: "page", status: 200, fields: form ?? (await locals.keptForm()) ?? begin, problems: [] };
  }
  const typed = typedIn(form);
  const id = typed("nummer");
  const faults = await useCases.panels.make(visitor, {
    id,
    questionnaireId: typed("skema"),
    name: typed("navn"),
    purpose: purposeIn(form),
    opensOn: dayIn(form, "fra"),
    waves: typed("runder"),
    weeks: typed("uger"),
    openDays: typed("dage"),
    leastCell: typed("celle"),
  });
  if (faults.length === 0) return { kind: "go", to: `${panelAddresses.of(id)}?gemt=1` };
  return { kind: "page", status: 422, fields: form, problems: faults.map(toldIn(locals)) };
}
