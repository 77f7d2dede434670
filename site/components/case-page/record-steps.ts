import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import type { TimelineStep } from "#site/components/timeline/Timeline.astro";
import { dateTimeText } from "#site/text/dates.ts";
import { type Lang, translator } from "#site/text/translate.ts";

type Known = Pick<OpenCase, "ownView" | "assessments"> & { readonly isRevealed: boolean };

/** Own view, points and assessment: three records, each with its own state. */
export function recordSteps(
  { ownView, assessments, isRevealed }: Known,
  lang: Lang,
): readonly TimelineStep[] {
  const t = translator(lang);
  const newest = isRevealed ? assessments[0] : undefined;
  const isSwitchedOff = isRevealed && ownView === null;
  return [
    {
      title: t("staff.steps.ownView"),
      text: ownView
        ? t("staff.steps.noted", { view: t(`staff.view.${ownView.view}`) })
        : t(isSwitchedOff ? "staff.steps.ownViewOff" : "staff.steps.ownViewNow"),
      when: ownView ? dateTimeText(ownView.at, lang) : undefined,
      state: ownView ? "done" : isSwitchedOff ? "later" : "now",
    },
    {
      title: t("staff.steps.score"),
      text: t(isRevealed ? "staff.steps.scoreShown" : "staff.steps.scoreLater"),
      state: isRevealed ? "done" : "later",
    },
    {
      title: t("staff.steps.assessment"),
      text: newest ? t(`staff.view.${newest.view}`) : t("staff.steps.assessmentNow"),
      when: newest ? dateTimeText(newest.at, lang) : undefined,
      state: newest ? "done" : isRevealed ? "now" : "later",
    },
  ];
}
