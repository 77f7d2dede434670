import type { Definition } from "#questionnaires/schema.ts";
import { labelIn, textIn } from "#questionnaires/text-in.ts";
import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import type { Units } from "#site/components/answer-words/answer-words.ts";
import { type AnsweredStep, answeredSteps } from "#site/components/case-answers/answered-steps.ts";
import { type GuideGroup, groupGuide } from "#site/components/conversation-guide/guide-groups.ts";
import type { Lang } from "#site/text/translate.ts";

/** What the case page shows before, and apart from, the points. */
export interface CaseView {
  readonly benefit: string;
  readonly guide: readonly GuideGroup[];
  readonly resources: readonly string[];
  readonly topics: readonly string[];
  readonly steps: readonly AnsweredStep[];
  /** Newest first. Empty while the points are hidden, because a reason can tell what they were. */
  readonly assessments: OpenCase["assessments"];
  /** Who has the case writes in it. */
  readonly mayWrite: boolean;
}

/** In the order of the definition, whatever order they were stored in: order must say nothing. */
const named = <T extends { id: string }>(all: readonly T[], ids: readonly string[]): readonly T[] =>
  all.filter(({ id }) => ids.includes(id));

const benefitOf = ({ variants }: Definition, variant: string, lang: Lang): string =>
  labelIn(
    variants.find(({ id }) => id === variant),
    lang,
  ) ?? variant;

/** Made from the answers alone: two cases with the same answers give the same view, whatever their level. */
export function caseView(found: OpenCase, lang: Lang, units?: Units): CaseView {
  const { response, installed, pages, resources, topics, guide, revealed, assessments, standing } = found;
  const { definition } = installed.questionnaire;
  const { answers, variant } = response;
  return {
    benefit: benefitOf(definition, variant, lang),
    guide: groupGuide(guide, definition, lang),
    resources: named(definition.protective, resources).map(({ label }) => textIn(label, lang)),
    topics: named(definition.tracks, topics).map(({ name }) => textIn(name, lang)),
    steps: answeredSteps(pages, { answers, variant, skip: definition.skip_option.code, lang, units }),
    assessments: revealed === null ? [] : assessments,
    mayWrite: standing.relation === "assigned",
  };
}
