import { describe, expect, test } from "vitest";
import type { Lang } from "#questionnaires/languages.ts";
import { findPublished, loadPublished } from "#server/questionnaire-files.ts";
import { instrument } from "#test/golden/instrument.ts";
import { languageText } from "./language-text.ts";
import { listText } from "./list-text.ts";
import { noticeOf, readInOneLanguage } from "./reading.ts";
import { translator } from "./translate.ts";

const { key, hash, questionnaire, translations } = findPublished(
  loadPublished(),
  instrument.questionnaire.key,
);
const [questionnaireId = "", version = ""] = key.split("@");
const installed = { instrument: { questionnaireId, version, hash }, questionnaire };

function readBy(lang: Lang, of: Parameters<typeof readInOneLanguage>[1]) {
  const locals = { lang, t: translator(lang), translation: noticeOf(lang) } as App.Locals;
  readInOneLanguage(locals, of);
  return { lang: locals.lang, back: locals.t("question.back"), notice: locals.translation };
}

describe("the pages of a questionnaire", () => {
  test("are in the chosen language when it is translated, and say when nobody has reviewed it", () => {
    const notice = { kind: "unreviewed", lang: "ar" };
    expect(readBy("ar", { ...installed, translations })).toEqual({ lang: "ar", back: "رجوع", notice });
  });

  test("are Danish as a whole when it is not translated, and say so in the chosen language", () => {
    const notice = { kind: "untranslated", lang: "ar" };
    expect(readBy("ar", installed)).toEqual({ lang: "da", back: "Tilbage", notice });
  });

  test("are Danish too in a language that was left out of a survey", () => {
    const locals = { lang: "en", t: translator("en"), translation: null } as unknown as App.Locals;
    readInOneLanguage(locals, { ...installed, translations }, ["da", "ar"]);
    expect([locals.lang, locals.translation]).toEqual(["da", { kind: "untranslated", lang: "en" }]);
    const asked = { lang: "ar", t: translator("ar"), translation: null } as unknown as App.Locals;
    readInOneLanguage(asked, { ...installed, translations }, ["da", "ar"]);
    expect(asked.lang).toBe("ar");
  });

  test("say nothing in the languages of the definition", () => {
    expect(readBy("da", installed)).toEqual({ lang: "da", back: "Tilbage", notice: null });
    expect(readBy("en", { ...installed, translations })).toMatchObject({ lang: "en", notice: null });
  });
});

test("a language has its name in the reader's own", () => {
  expect(languageText("ar", "da")).toBe("Arabisk");
  expect(languageText("da", "en")).toBe("Danish");
});

test("a list has the comma of the language", () => {
  expect([listText(["a", "b"], "da"), listText(["أ", "ب"], "ar")]).toEqual(["a, b", "أ، ب"]);
});
