import type { Campaign, Invitees, Release } from "#db/ports.ts";
import { langs, languages } from "#questionnaires/languages.ts";
import { textIn } from "#questionnaires/text-in.ts";
import type { AskableSurvey } from "#server/use-cases/evaluation/askable-surveys.ts";
import type { CampaignSeen, CampaignState } from "#server/use-cases/evaluation/campaigns.ts";
import { readingOf } from "#server/use-cases/library.ts";
import type { TagKind } from "#site/components/tag/tag-kind.ts";
import { dayText } from "#site/text/dates.ts";
import { type Lang, type TextKey, translator } from "#site/text/translate.ts";

const states: Readonly<Record<CampaignState, { readonly key: TextKey; readonly tag: TagKind }>> = {
  early: { key: "evaluation.state.early", tag: "neutral" },
  open: { key: "evaluation.state.open", tag: "success" },
  over: { key: "evaluation.state.over", tag: "info" },
};

/** Whom a campaign can invite by itself, in the order in which they are offered. */
export const inviteesWords: readonly { readonly value: Invitees; readonly key: TextKey }[] = [
  { value: "nobody", key: "evaluation.invitees.nobody" },
  { value: "sent", key: "evaluation.invitees.sent" },
  { value: "held", key: "evaluation.invitees.held" },
  { value: "after", key: "evaluation.invitees.after" },
];

/** What can be told of the answers to a campaign. */
export const releaseWords: readonly {
  readonly value: Release;
  readonly key: TextKey;
  readonly hint: TextKey;
}[] = [
  { value: "figures", key: "evaluation.release.figures", hint: "evaluation.release.figuresHint" },
  { value: "rows", key: "evaluation.release.rows", hint: "evaluation.release.rowsHint" },
];

/** Whom a campaign invites, and when it reminds them. */
function inviteesText({ invitees, afterDays, remindAfter }: Campaign, lang: Lang): string {
  const t = translator(lang);
  const days = afterDays;
  const told = {
    nobody: () => t("evaluation.invitees.nobody"),
    sent: () => t("evaluation.invitees.sent"),
    held: () => t("evaluation.invitees.held"),
    after: () => t("evaluation.invitees.afterDays", { days }),
  }[invitees]();
  return remindAfter > 0 ? `${told}. ${t("evaluation.invitees.remind", { days: remindAfter })}` : told;
}

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
    invitees: inviteesText(campaign, lang),
    release: t(campaign.release === "rows" ? "evaluation.release.rows" : "evaluation.release.figures"),
    languages: langs
      .filter(
        (code) => readingOf(installed, code).lang === code && (campaign.languages?.includes(code) ?? true),
      )
      .map((code) => languages[code].name)
      .join(", "),
    tag: states[state].tag,
  };
}

/** What a campaign can ask, to choose from; an older version says which one it is. */
export const askableOptions = (askable: readonly AskableSurvey[], lang: Lang) =>
  askable.map(({ installed: { instrument, questionnaire }, isNewest, choice }) => {
    const name = textIn(questionnaire.definition.title, lang);
    const { version } = instrument;
    return {
      value: choice,
      label: isNewest ? name : translator(lang)("evaluation.fact.version", { name, version }),
    };
  });
