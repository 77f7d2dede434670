const between = String.raw`[\s./\p{Pd}\u2212\u00ad]{0,3}`;
const day = String.raw`(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])`;
const month = "(?:0[1-9]|1[0-2])";

/**
 * Ten digits with a day and a month in front and no digit at either side, written in any of the ways that people
 * write them: with spaces, dots, slashes or any dash between the parts. Days 61 to 91 stand in the numbers that
 * hospitals and municipalities give to people without a cpr number of their own.
 */
const cprLike = new RegExp(
  String.raw`(?<!\d)${day}${between}${month}${between}\d{2}${between}\d{4}(?!\d)`,
  "gu",
);

/** Free text without anything that looks like a cpr number, whether or not it is a valid one. */
export const maskCpr = (text: string): string => text.replaceAll(cprLike, "[cpr]");
