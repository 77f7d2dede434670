import { textIn } from "#questionnaires/text-in.ts";
import type { PanelSeen } from "#server/use-cases/panels/panels.ts";
import { dayText } from "#site/text/dates.ts";
import { type Lang, type TextKey, translator } from "#site/text/translate.ts";

const states = {
  early: { key: "evaluation.state.early", tag: "info" },
  open: { key: "evaluation.state.open", tag: "success" },
  between: { key: "evaluation.panel.between", tag: "info" },
  over: { key: "evaluation.state.over", tag: "neutral" },
} as const satisfies Readonly<Record<PanelSeen["state"], { key: TextKey; tag: string }>>;

/** A confidential survey in words. */
export function panelWords({ panel, state, wave, installed }: PanelSeen, lang: Lang) {
  const t = translator(lang);
  const title = textIn(installed.questionnaire.definition.title, lang);
  const [first, last] = [panel.waves[0]?.opensOn ?? "", panel.waves.at(-1)?.closesOn ?? ""];
  return {
    name: panel.name,
    title,
    version: t("evaluation.fact.version", { name: title, version: panel.instrument.version }),
    period: t("evaluation.period", { from: dayText(first, lang), to: dayText(last, lang) }),
    round: t("evaluation.panel.round", { current: wave + 1, total: panel.waves.length }),
    state: t(states[state].key),
    tag: states[state].tag,
  };
}
