import { scoringOf } from "#questionnaires/engine/scoring-of.ts";
import { textIn } from "#questionnaires/text-in.ts";
import type { OpenCase, Revealed } from "#server/use-cases/triage/open-case.ts";
import type { Lang } from "#site/text/translate.ts";

/** Name of the revealed level; null when the answers cannot be assessed. */
export function bandNameOf({ installed }: OpenCase, { evaluation }: Revealed, lang: Lang): string | null {
  const { bands } = scoringOf(installed.questionnaire.definition);
  const band = bands.find(({ id }) => id === evaluation.band);
  return band ? textIn(band.name, lang) : null;
}
