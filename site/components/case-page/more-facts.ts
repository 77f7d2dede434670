import type { OpenCase } from "#server/use-cases/triage/open-case.ts";
import { type Lang, translator } from "#site/text/translate.ts";

/** Facts of the answers themselves, for those who may read them. */
export function moreFacts({ response, installed }: OpenCase, lang: Lang) {
  const t = translator(lang);
  const { title } = installed.questionnaire.definition;
  return [
    {
      term: t("staff.case.language"),
      text: t(response.lang === "da" ? "staff.case.languageDa" : "staff.case.languageEn"),
    },
    { term: t("staff.case.questionnaire"), text: `${title[lang]} ${response.instrument.version}` },
  ];
}
