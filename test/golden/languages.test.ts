import { describe, expect, test } from "vitest";
import { isScored } from "#questionnaires/engine/compile.ts";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import { pagesOf } from "#questionnaires/engine/paging.ts";
import { langs } from "#questionnaires/languages.ts";
import { textIn } from "#questionnaires/text-in.ts";
import { findPublished, loadPublished } from "#server/questionnaire-files.ts";
import { instrument, personOf } from "./instrument.ts";

const { questionnaire: translated } = findPublished(loadPublished(), instrument.questionnaire.key);

describe("the same answers", () => {
  test.each(instrument.cases)("$id give the same pages and result, with translations and without", (one) => {
    const person = personOf(one);
    if (!isScored(translated)) throw new Error("The screening gives points.");
    expect(evaluate(translated, person)).toEqual(evaluate(instrument.questionnaire, person));
    const ids = (pages: ReturnType<typeof pagesOf>) =>
      pages.map(({ number, question }) => [number, question.id]);
    expect(ids(pagesOf(translated, person))).toEqual(ids(pagesOf(instrument.questionnaire, person)));
  });
});

describe.each(langs)("asked in %s", (lang) => {
  test("no two answers to one question sound alike", () => {
    for (const question of translated.definition.questions) {
      if (!("options" in question)) continue;
      const labels = question.options.map(({ label }) => textIn(label, lang));
      expect(new Set(labels).size, question.id).toBe(labels.length);
    }
  });

  test("no two questions sound alike", () => {
    for (const variant of translated.variants) {
      const asked = pagesOf(translated, { variant, submittedOn: "2026-11-12", answers: {} });
      const texts = asked.map(({ question }) =>
        textIn(question.text_by_variant?.[variant] ?? question.text, lang),
      );
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});

test("Danish names and numbers stand isolated in Arabic, so that they keep their own direction", () => {
  const isolated = /\u2068[^\u2068\u2069]*\u2069/g;
  const arabic = JSON.stringify(translated.definition, (_, value) => value).matchAll(/"ar":"([^"]*)"/g);
  const texts = [...arabic].map(([, text = ""]) => text);
  expect(texts.length).toBeGreaterThan(200);
  expect(texts.filter((text) => /[A-Za-z]{2}|\d \d/.test(text.replaceAll(isolated, "")))).toEqual([]);
});
