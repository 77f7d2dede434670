import { expect, test } from "vitest";
import { langs } from "#questionnaires/languages.ts";
import { library } from "#test/use-case-fixture.ts";
import { findGeneralForm, generalCode } from "./general-code.ts";

const forms = library.all.flatMap(({ instrument, questionnaire }) =>
  questionnaire.variants.flatMap((variant) => langs.map((lang) => ({ instrument, variant, lang }))),
);

test("every paper has a code of its own, by which it is found again", () => {
  const codes = forms.map(generalCode);
  expect(new Set(codes).size).toBe(forms.length);
  for (const [at, code] of codes.entries()) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(findGeneralForm(library, code)).toEqual(forms[at]);
  }
  expect(findGeneralForm(library, "0000-0000")).toBeNull();
});
