/** Characters that XML 1.0 (production 2, Char) does not have, so that no workbook can hold them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as it stands in every data file, the same in all: what some form cannot hold is the sign for "no letter". */
export const dataText = (text: string): string => text.toWellFormed().replaceAll(unwritable, "\uFFFD");

/** A text on one line: for programs that end a record or a command where a line ends. */
export const onOneLine = (text: string, sign: string): string =>
  text.replaceAll(/\r\n|[\n\r\u2028\u2029]/g, sign);
