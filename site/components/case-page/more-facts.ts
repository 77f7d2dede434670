import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import { type Lang, translator } from "#site/text/translate.ts";

/** Facts of the answers themselves, for those who may read them. */
export function moreFacts({ response }: OpenCase, lang: Lang) {
  const t = translator(lang);
  const language = response.lang === "da" ? "staff.case.languageDa" : "staff.case.languageEn";
  return [{ term: t("staff.case.language"), text: t(language) }];
}
