import { type IParagraphOptions, Paragraph, TextRun } from "docx";

/** Arabic letters with the spaces and signs between them. */
const rightToLeft = /\p{Script=Arabic}(?:[^\p{Alphabetic}\p{Number}]*\p{Script=Arabic})*/gu;

const firstLetter = /\p{Alphabetic}/u;

/** Whether a text is read from right to left as a whole: its first letter says so. */
export const isRightToLeft = (text: string): boolean =>
  /\p{Script=Arabic}/u.test(firstLetter.exec(text)?.[0] ?? "");

/** Only what XML can carry: half of a letter and two code points that are none are taken away. */
const forXml = (text: string): string => text.toWellFormed().replaceAll(/[\ufffe\uffff]/g, "");

/** Runs of a text; a word processor has to be told which of them are in letters that are read from right to left. */
export function runsOf(text: string, isBold = false): TextRun[] {
  // Nothing is said of other runs: their style decides.
  const bold = isBold ? { bold: true, boldComplexScript: true } : {};
  const runs: TextRun[] = [];
  const known = forXml(text);
  let at = 0;
  for (const { 0: words, index } of known.matchAll(rightToLeft)) {
    if (index > at) runs.push(new TextRun({ ...bold, text: known.slice(at, index) }));
    runs.push(new TextRun({ ...bold, text: words, rightToLeft: true }));
    at = index + words.length;
  }
  if (at < known.length) runs.push(new TextRun({ ...bold, text: known.slice(at) }));
  return runs;
}

/** A paragraph of what the citizen wrote, standing at the side from which it is read. */
export const freeParagraph = (text: string, how: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...how, bidirectional: isRightToLeft(text), children: runsOf(text) });
