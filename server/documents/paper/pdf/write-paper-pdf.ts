import { setImmediate } from "node:timers/promises";
import { type Lang, languages } from "#questionnaires/languages.ts";
import { documentFonts } from "#server/documents/fonts/fonts.ts";
import type { PaperForm, PaperSection } from "../paper-form.ts";
import { frontBlocks, helpBlock } from "./draw-front.ts";
import { questionBlocks } from "./draw-question.ts";
import {
  bytesOf,
  fullWidth,
  newPage,
  newSheet,
  page,
  part,
  place,
  type Sheet,
  sizes,
  textBlock,
} from "./sheet.ts";

function sectionOn(sheet: Sheet, form: PaperForm, section: PaperSection): void {
  const { title, questions } = section;
  const into = part(sheet, "Sect");
  sheet.root.add(into);
  const heading = [
    textBlock(sheet, {
      tag: "H2",
      text: title,
      into,
      size: sizes.heading,
      bold: true,
      before: 30,
      withNext: true,
    }),
    textBlock(sheet, { tag: "P", text: section.part, into, before: 2, withNext: true }),
  ];
  questions.forEach((question, at) => {
    const help = question.helpBox ? [helpBlock(sheet, form, into)] : [];
    const blocks = questionBlocks(sheet, question, { into, say: form.words });
    place(sheet, [...(at === 0 ? heading : []), ...help, ...blocks]);
  });
}

/** On every page what paper needs to find its fellows again: title, code, and which page of how many. */
function pageEdges({ pdf }: Sheet, form: PaperForm): void {
  const { count } = pdf.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    pdf.switchToPage(at);
    pdf.markContent("Artifact", { type: "Pagination" });
    pdf.font("regular").fontSize(12).fillColor("black");
    if (at > 0) {
      pdf.text(form.title, page.left, 36, { width: fullWidth - 150, lineBreak: false, ellipsis: true });
      pdf.text(`${form.words.code}: ${form.code}`, page.right - 150, 36, { width: 150, align: "right" });
    }
    const foot = page.height - 46;
    pdf.text(form.key, page.left, foot, { width: fullWidth / 2, lineBreak: false });
    pdf.text(form.words.page(at + 1, count), page.right - 150, foot, { width: 150, align: "right" });
    pdf.endMarkedContent();
  }
}

/** Whether a language can be printed as PDF: not when it is written from right to left. */
export const canSetInType = (lang: Lang): boolean => languages[lang].dir === "ltr";

/**
 * The questionnaire as a PDF for A4 paper, tagged for reading aloud (headings, lists, tables, pictures with words;
 * fonts embedded). Latin letters only: for languages written from right to left there is the print page.
 */
export async function writePaperPdf(form: PaperForm): Promise<Buffer> {
  const { locale } = languages[form.lang];
  const sheet = newSheet({ title: form.title, sender: form.sender, lang: locale, fonts: documentFonts() });
  const front = part(sheet, "Sect");
  sheet.root.add(front);
  place(sheet, frontBlocks(sheet, form, front));
  newPage(sheet);
  for (const section of form.sections) {
    sectionOn(sheet, form, section);
    // Setting text is work for the processor alone: others are served in between.
    await setImmediate();
  }
  pageEdges(sheet, form);
  sheet.root.end();
  return bytesOf(sheet);
}
