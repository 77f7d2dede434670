import { langs } from "#questionnaires/languages.ts";
import type { RadioQuestion } from "#questionnaires/question-schema.ts";
import type { Item } from "./items.ts";

type Labels = RadioQuestion["text"];

/** A choice that nobody was asked: what is known of the way of an answer, in the words of a question. */
function wayItem(
  id: string,
  told: { text: Labels; options: RadioQuestion["options"] },
  codeIn: Item["codeIn"],
): Item {
  const question: RadioQuestion = {
    id,
    section: "svarvej",
    kind: "radio",
    construct: `background: ${id}`,
    variants: [],
    required: false,
    skippable: false,
    sensitive: false,
    domain: null,
    max_points: 0,
    icf: [],
    tracks: [],
    sources: [],
    ...told,
  };
  const codes = question.options.map(({ code }) => code);
  return { id, question, part: null, codes, isBackground: true, isWay: true, codeIn };
}

const nameOf = (lang: string, inLang: "da" | "en"): string => {
  const name = new Intl.DisplayNames(inLang, { type: "language" }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(inLang) + name.slice(1);
};

/**
 * How an answer came and in which language: not asked, but known of each answer. People are divided by it as by what
 * they say of themselves, so that it shows whether those with a letter answer otherwise than those at a screen (mode
 * effects: de Leeuw 2005, "To mix or not to mix data collection modes in surveys", Journal of Official Statistics 21).
 * It is in no file with a row for each person. They come after all other items, so that what was told before they were
 * there stays as it was.
 */
export const wayItems: readonly Item[] = [
  wayItem(
    "svarvej",
    {
      text: { da: "Vejen til skemaet", en: "The way to the survey" },
      options: [
        { code: "letter", label: { da: "Brev med kode", en: "Letter with a code" } },
        { code: "link", label: { da: "Link", en: "Link" } },
        { code: "qr", label: { da: "Plakat", en: "Poster" } },
        { code: "kiosk", label: { da: "Skærm på stedet", en: "Screen on the spot" } },
        { code: "invitation", label: { da: "Invitation på Min side", en: "Invitation on My page" } },
      ],
    },
    ({ channel }) => channel,
  ),
  wayItem(
    "svarsprog",
    {
      text: { da: "Sproget på skemaet", en: "Language of the survey" },
      options: langs.map((code) => ({ code, label: { da: nameOf(code, "da"), en: nameOf(code, "en") } })),
    },
    ({ lang }) => lang,
  ),
];
