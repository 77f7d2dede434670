import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import da from "./da.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import { type TextKey, translator } from "./translate.ts";

const danish: Record<string, string> = da;
const english: Record<string, string> = en;
const keys = Object.keys(danish) as TextKey[];

/** Names of the values a message needs, also inside plurals. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === "object") {
      if ("type" in value && "value" in value && typeof value.value === "string" && value.type !== 0) {
        names.add(value.value);
      }
      Object.values(value).forEach(visit);
    }
  };
  visit(new IntlMessageFormat(message, "da-DK", undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

test("Danish and English have the same keys", () => {
  expect(Object.keys(english).sort()).toEqual([...keys].sort());
});

test.each(keys)("%s can be read and takes the same values in both languages", (key) => {
  expect(argumentsOf(english[key] ?? "")).toEqual(argumentsOf(danish[key] ?? ""));
});

test("every key starts with the group it belongs to", () => {
  expect(keys.filter((key) => !/^[a-z][A-Za-z]*\.[A-Za-z][A-Za-z0-9.]*$/.test(key))).toEqual([]);
});

test("no text is empty, has spaces at an end or uses a word that law 1750 of 2025 took away", () => {
  const texts = [...Object.entries(danish), ...Object.entries(english)];
  expect(
    texts.filter(([, text]) => text === "" || text !== text.trim() || /job\s?cent(er|re)/i.test(text)),
  ).toEqual([]);
});

test("a message with values is filled in, also the second time it is asked for", () => {
  const t = translator("da");
  expect(t("step.of", { current: 2, total: 9 })).toBe("Trin 2 af 9:");
  expect(t("step.of", { current: 3, total: 9 })).toBe("Trin 3 af 9:");
  expect(t("errorSummary.title", { count: 2 })).toBe("Der er 2 svar, du skal rette");
});

test("a message without its value is refused", () => {
  expect(() => translator("en")("date.time")).toThrow();
});
