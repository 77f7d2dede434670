import type { GuideQuestion } from "#questionnaires/engine/conversation.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import { type Lang, translator } from "#site/text/translate.ts";

export interface GuideGroup {
  readonly about: string;
  readonly questions: readonly { readonly id: string; readonly ask: string; readonly why: string }[];
}

/** The domain of a question; one without points lies with the other questions of its section. */
function domainOf({ questions }: Definition, question: Question): string | null {
  const inSection = questions.filter(({ section }) => section === question.section);
  return question.domain ?? inSection.find(({ domain }) => domain !== null)?.domain ?? null;
}

/** What a question of the guide is about, in words: resources, an area of life, a track or a step. */
function aboutText(definition: Definition, about: string, lang: Lang): string {
  if (about === "resource") return translator(lang)("staff.guide.resource");
  const question = definition.questions.find(({ id }) => id === about);
  const domain = question ? domainOf(definition, question) : about;
  const named =
    definition.domains.find(({ id }) => id === domain)?.name ??
    definition.tracks.find(({ id }) => id === about)?.name ??
    definition.sections.find(({ id }) => id === question?.section)?.title;
  return named ? textIn(named, lang) : about;
}

/** The guide's questions under what they are about, in the order of the questionnaire; resources come first. */
export function groupGuide(
  guide: readonly GuideQuestion[],
  definition: Definition,
  lang: Lang,
): readonly GuideGroup[] {
  const groups = new Map<string, GuideGroup["questions"][number][]>();
  for (const { id, about, ask, why } of guide) {
    const text = aboutText(definition, about, lang);
    groups.set(text, [...(groups.get(text) ?? []), { id, ask: textIn(ask, lang), why: textIn(why, lang) }]);
  }
  return [...groups].map(([about, questions]) => ({ about, questions }));
}
