import type { OpenCase, Revealed } from "#server/use-cases/triage/open-case.ts";
import type { Lang } from "#site/text/translate.ts";

/** Name of the revealed level; null when the answers cannot be assessed. */
export const bandNameOf = ({ installed }: OpenCase, { evaluation }: Revealed, lang: Lang): string | null =>
  installed.questionnaire.definition.scoring.bands.find(({ id }) => id === evaluation.band)?.name[lang] ??
  null;
