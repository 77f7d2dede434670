import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import { provenanceText } from "#site/components/assisted/provenance-words.ts";
import { languageText } from "#site/text/language-text.ts";
import { type Lang, translator } from "#site/text/translate.ts";

const wordOn = (confirmation: OpenCase["confirmation"]) =>
  confirmation === null ? "notYet" : confirmation.fits ? "fits" : "disputed";

/** Facts of the answers themselves, for those who may read them. */
export function moreFacts({ response, confirmation }: OpenCase, lang: Lang) {
  const t = translator(lang);
  return [
    { term: t("staff.case.language"), text: languageText(response.lang, lang) },
    { term: t("staff.confirm.filledIn"), text: provenanceText(t, response.provenance) },
    ...(response.sentBy === null
      ? []
      : [{ term: t("staff.confirm.heading"), text: t(`staff.confirm.${wordOn(confirmation)}`) }]),
  ];
}
