import type { Fields } from "#questionnaires/form/fields.ts";
import { questionFields } from "#site/form-fields.ts";

/** Codes of answers to choose among; anything else is a person's own words. */
const isCode = (value: string): boolean => /^[a-z0-9_-]*$/.test(value);

/** What somebody wrote on pages that could not be saved; codes say nothing to a reader and are left out. */
export const ownWordsOf = (pages: readonly Fields[], isText: (name: string) => boolean): readonly string[] =>
  pages.flatMap((page) =>
    Object.entries(questionFields(page)).flatMap(([name, values]) =>
      values.filter((value) => value.trim() !== "" && (isText(name) || !isCode(value))),
    ),
  );
