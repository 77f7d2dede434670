import { outcomeOf } from "#server/use-cases/answering/outcome.ts";
import type { Receipt } from "#server/use-cases/answering/show-receipt.ts";
import { roleInText } from "#site/components/access-words/access-words.ts";
import type { TimelineStep } from "#site/components/timeline/Timeline.astro";
import { dateText } from "#site/text/dates.ts";
import { type Lang, translator } from "#site/text/translate.ts";

/** What has happened to a sent response and what happens next. */
export function receiptSteps(
  {
    response,
    installed,
    scored,
    contactBy,
    progress,
  }: Pick<Receipt, "response" | "installed" | "scored" | "contactBy" | "progress">,
  lang: Lang,
): readonly TimelineStep[] {
  const t = translator(lang);
  const sent = { title: t("receipt.sent"), when: dateText(response.sentAt, lang), state: "done" } as const;
  const outcome = outcomeOf(installed.questionnaire.definition);
  if (outcome === "measure" || outcome === "profile") {
    const see = {
      title: t(outcome === "measure" ? "receipt.seeMeasure" : "receipt.seeProfile"),
      state: "now",
    } as const;
    return [sent, see, { title: t("receipt.ownTalk"), text: t("receipt.ownTalkText"), state: "later" }];
  }
  if (!scored) return [sent, { title: t("receipt.stored"), state: "now" }];
  const { firstRead, assessedAt } = progress;
  const read: TimelineStep = firstRead
    ? {
        title: t("receipt.hasRead", { role: roleInText(t, firstRead.role) }),
        when: dateText(firstRead.at, lang),
        state: "done",
      }
    : { title: t("receipt.read"), state: "later" };
  const talk: TimelineStep = assessedAt
    ? { title: t("receipt.assessed"), when: dateText(assessedAt, lang), state: "done" }
    : {
        title: t("receipt.talk"),
        text: t("receipt.talkText"),
        when: t("receipt.by", { date: dateText(Date.parse(`${contactBy}T12:00:00Z`), lang) }),
        state: "later",
      };
  return [sent, { title: t("receipt.see"), state: "now" }, read, talk];
}
