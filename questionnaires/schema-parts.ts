import * as v from "valibot";
import type { TranslatedLang, WrittenLang } from "./languages.ts";

/** Non-empty text without spaces at either end. */
export const sentence = v.pipe(
  v.string(),
  v.regex(/^\S(?:[\s\S]*\S)?$/, "Text is empty or has spaces at an end."),
);

/**
 * A name used in answers and rules. `constructor` is refused because answers are plain objects, and that
 * name is inherited by every one of them.
 */
export const identifier = v.pipe(
  v.string(),
  v.regex(/^(?!constructor$)[A-Za-z][A-Za-z0-9_]*$/, "A name starts with a letter and holds a-z, 0-9 and _."),
);

/** One text as a file holds it. Danish is the original, English is written for citizens. */
export const localized = v.strictObject({ da: sentence, en: sentence });

/** One text as it is shown: further languages come from translation files when the questionnaire is loaded. */
export type Localized = Readonly<Record<WrittenLang, string>> & {
  readonly [L in TranslatedLang]?: string | undefined;
};

/** 0, 1, 2 … up to a million: points, weeks and limits. */
export const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

/** 1, 2, 3 … up to a million: sizes and orders. */
export const position = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));

/** An exact fraction `[part, whole]`, so that no rule depends on how a computer rounds 0.34. */
export const share = v.pipe(
  v.strictTuple([wholeNumber, position]),
  v.check(([part, whole]) => part <= whole, "A share is at most one whole."),
);

export type Share = v.InferOutput<typeof share>;
