import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { langs, languages, staffLang } from "#questionnaires/languages.ts";
import { isWrittenKey, type TextKey, textsOfLanguage, translator } from "./translate.ts";

const danish = textsOfLanguage("da");
const keys = Object.keys(danish) as TextKey[];

interface Part {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

const partsOf = (message: string, locale: string): readonly Part[] =>
  new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst() as readonly Part[];

const literal = 0;

/** Names of the values a message needs, also inside plurals. */
const argumentsOf = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ type, value, options = {} }) => [
    ...(type !== literal && typeof value === "string" ? [value] : []),
    ...Object.values(options).flatMap((option) => argumentsOf(option.value)),
  ]);

/** The forms that a message has for one, few, many …; none when it has no plural. */
const pluralsOf = (parts: readonly Part[]): string[][] =>
  parts.flatMap(({ options }) => (options ? [Object.keys(options).filter((form) => !/^=/.test(form))] : []));

describe.each(langs)("the texts in %s", (lang) => {
  const texts = textsOfLanguage(lang);
  const { locale } = languages[lang];
  const needed = staffLang(lang) === lang ? keys : keys.filter((key) => !isWrittenKey(key));
  const own = needed.filter((key) => Object.hasOwn(texts, key));

  test("are all there, and no more", () => {
    expect(needed.filter((key) => !Object.hasOwn(texts, key))).toEqual([]);
    expect(Object.keys(texts).filter((key) => !needed.includes(key as TextKey))).toEqual([]);
  });

  test.each(own)("%s can be read and takes the same values as in Danish", (key) => {
    const wanted = [...new Set(argumentsOf(partsOf(danish[key] ?? "", "da-DK")))].sort();
    expect([...new Set(argumentsOf(partsOf(texts[key] ?? "", locale)))].sort()).toEqual(wanted);
  });

  test("have every plural form that the language has", () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const key of own) {
      for (const plural of pluralsOf(partsOf(texts[key] ?? "", locale))) {
        expect(plural.toSorted(), key).toEqual(forms);
      }
    }
  });

  test("are not empty, have no spaces at an end and no word that law 1750 of 2025 took away", () => {
    const wrong = (text = "") => text === "" || text !== text.trim() || /job\s?cent(er|re)/i.test(text);
    expect(own.filter((key) => wrong(texts[key]))).toEqual([]);
  });
});

test("every key starts with the group it belongs to", () => {
  expect(keys.filter((key) => !/^[a-z][A-Za-z]*\.[A-Za-z][A-Za-z0-9.]*$/.test(key))).toEqual([]);
});

test("a message with values is filled in, also the second time it is asked for", () => {
  const t = translator("da");
  expect(t("step.of", { current: 2, total: 9 })).toBe("Trin 2 af 9:");
  expect(t("step.of", { current: 3, total: 9 })).toBe("Trin 3 af 9:");
  expect(t("errorSummary.title", { count: 2 })).toBe("Der er 2 svar, du skal rette");
});

test("a text of staff's is Danish where their pages are not written, and one that is nowhere is a fault", () => {
  expect(translator("ar")("staff.assist.goOn")).toBe(danish["staff.assist.goOn"]);
  for (const lang of langs) expect(() => translator(lang)("staff.notThere" as TextKey)).toThrow(RangeError);
});

test("a message without its value is refused", () => {
  expect(() => translator("en")("date.time")).toThrow();
});
