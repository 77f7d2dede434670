import type { FollowUp } from "#server/use-cases/triage/follow-ups.ts";
import type { Units } from "#site/components/answer-words/answer-words.ts";
import { type ProfileGroup, profileGroups } from "#site/components/profile-result/profile-words.ts";
import { type AnsweredQuestion, sentAnswers } from "#site/components/result-view/result-words.ts";
import type { Lang } from "#site/text/translate.ts";

interface Told {
  readonly lang: Lang;
  readonly units: Units;
}

/** The newest of each questionnaire, with the earlier ones of it that have words to read; newest first. */
export function followUpCards(
  followUps: readonly FollowUp[],
  told: Told,
): readonly { readonly newest: FollowUp; readonly earlier: readonly FollowUp[] }[] {
  const byQuestionnaire = new Map<string, FollowUp[]>();
  for (const one of followUps) {
    const { id } = one.installed.questionnaire;
    byQuestionnaire.set(id, [...(byQuestionnaire.get(id) ?? []), one]);
  }
  return [...byQuestionnaire.values()].flatMap(([newest, ...earlier]) =>
    newest ? [{ newest, earlier: earlier.filter((one) => hasWords(one, told)) }] : [],
  );
}

/** What the citizen answered that no number holds: beside a measurement, or all of a profile. */
export function answersInWords(
  { response, installed, measured }: FollowUp,
  { lang, units }: Told,
): { readonly beside: readonly AnsweredQuestion[]; readonly groups: readonly ProfileGroup[] } {
  const { definition } = installed.questionnaire;
  const { answers, variant } = response;
  if (measured === null)
    return { beside: [], groups: profileGroups(definition, { answers, variant, lang, units }) };
  const without = new Set(definition.measure?.items ?? []);
  const beside = sentAnswers({ response, installed, lang, units }, { withoutPoints: false, without });
  return { beside, groups: [] };
}

function hasWords(followUp: FollowUp, told: Told): boolean {
  const { beside, groups } = answersInWords(followUp, told);
  return [followUp.help, beside, groups].some(({ length }) => length > 0);
}
