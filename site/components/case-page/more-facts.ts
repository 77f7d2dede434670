import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import { languageText } from "#site/text/language-text.ts";
import { type Lang, translator } from "#site/text/translate.ts";

/** Facts of the answers themselves, for those who may read them. */
export function moreFacts({ response }: OpenCase, lang: Lang) {
  const t = translator(lang);
  return [{ term: t("staff.case.language"), text: languageText(response.lang, lang) }];
}
