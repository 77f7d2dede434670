import { textIn } from "#questionnaires/text-in.ts";
import type { CampaignSeen, CampaignState } from "#server/use-cases/evaluation/campaigns.ts";
import type { TagKind } from "#site/components/tag/tag-kind.ts";
import { dayText } from "#site/text/dates.ts";
import { type Lang, type TextKey, translator } from "#site/text/translate.ts";

const states: Readonly<Record<CampaignState, { readonly key: TextKey; readonly tag: TagKind }>> = {
  early: { key: "evaluation.state.early", tag: "neutral" },
  open: { key: "evaluation.state.open", tag: "success" },
  over: { key: "evaluation.state.over", tag: "info" },
};

/** A campaign in words. */
export function campaignWords({ campaign, state, installed }: CampaignSeen, lang: Lang) {
  const t = translator(lang);
  const title = textIn(installed.questionnaire.definition.title, lang);
  const [from, to] = [dayText(campaign.opensOn, lang), dayText(campaign.closesOn, lang)];
  return {
    name: campaign.name,
    title,
    version: t("evaluation.fact.version", { name: title, version: campaign.instrument.version }),
    period: t("evaluation.period", { from, to }),
    state: t(states[state].key),
    tag: states[state].tag,
  };
}
