import { setImmediate } from "node:timers/promises";
import { languages } from "#questionnaires/languages.ts";
import { cvWords } from "#server/cv/cv-words.ts";
import type { CvLayout, CvLayoutSection } from "#server/cv/lay-out-cv.ts";
import { isShort } from "#server/cv/lay-out-entry.ts";
import { type Block, bytesOf, page, part, place } from "#server/documents/paper/pdf/sheet.ts";
import { type CvSheet, colors, columns, newCvSheet, sizes } from "./pdf/cv-page.ts";
import { headerBlocks } from "./pdf/draw-header.ts";
import { itemBlocks, listBlocks, withHeading } from "./pdf/draw-section.ts";
import { drawText, setText } from "./pdf/set-text.ts";

/** A finished CV. */
export interface CvPdf {
  readonly bytes: Buffer;
  /**
   * Letters that no font here has, each once. A square stands in their place; what is read aloud and copied has the
   * letters themselves. Tell the citizen, and that the Word file has them.
   */
  readonly missing: readonly string[];
}

/** Points; an entry that is not higher is never cut by the end of a page. */
const keptWhole = 170;

/** Parts of an entry that stay on one page each: its first two things with what stands above them, its last two. */
function inseparable(blocks: readonly Block[]): (readonly Block[])[] {
  const height = blocks.reduce((sum, block) => sum + block.before + block.height, 0);
  if (height <= keptWhole) return [blocks];
  const first = blocks.findIndex((block) => block.withNext !== true) + 2;
  const cuts = blocks.map((_, at) => at).filter((at) => at >= first && at < blocks.length - 1);
  return [0, ...cuts].map((from, at) => blocks.slice(from, cuts[at]));
}

function placeEntry(sheet: CvSheet, blocks: readonly Block[]): void {
  for (const together of inseparable(blocks)) place(sheet, together);
}

async function placeSection(sheet: CvSheet, section: CvLayoutSection): Promise<void> {
  const into = part(sheet, "Sect");
  sheet.root.add(into);
  const entries = section.items.every(isShort)
    ? [() => listBlocks(sheet, section, into)]
    : section.items.map((item) => () => itemBlocks(sheet, item, into));
  for (const [at, blocksOf] of entries.entries()) {
    const blocks = blocksOf();
    placeEntry(sheet, at === 0 ? withHeading(sheet, section, { blocks, into }) : blocks);
    // Setting text is work for the processor alone: others are served in between.
    if (at % 10 === 9) await setImmediate();
  }
}

/** On every page of several: whose it is, and which page of how many. */
function pageFeet({ pdf }: CvSheet, { name, lang }: CvLayout): void {
  const { count } = pdf.bufferedPageRange();
  if (count === 1) return;
  const words = cvWords[lang];
  const width = columns.right - columns.left;
  for (let at = 0; at < count; at += 1) {
    pdf.switchToPage(at);
    pdf.markContent("Artifact", { type: "Pagination" });
    const text = [name, `${words.page} ${at + 1} ${words.of} ${count}`].filter(Boolean).join(" · ");
    const set = setText(pdf, text, { size: sizes.foot, width, base: "ltr" });
    drawText(pdf, set, { x: columns.left, y: page.height - 50, size: sizes.foot, color: colors.quiet });
    pdf.endMarkedContent();
  }
}

/**
 * The CV as PDF for A4 paper, tagged for reading aloud (PDF/UA-1: headings, lists, the photo with words, fonts embedded).
 * Names in Latin, Cyrillic, Greek and Arabic letters are drawn as they are read. The same layout and time of making give the
 * same bytes. Throws when the photo is no picture in JPEG or PNG.
 */
export async function writeCvPdf(layout: CvLayout, madeAt: Date): Promise<CvPdf> {
  const { title, name, lang, isCompact } = layout;
  const sheet = newCvSheet({ title, name, locale: languages[lang].locale, madeAt, isCompact });
  const header = part(sheet, "Sect");
  sheet.root.add(header);
  place(sheet, headerBlocks(sheet, layout, header));
  for (const section of layout.sections) {
    await placeSection(sheet, section);
    await setImmediate();
  }
  pageFeet(sheet, layout);
  sheet.root.end();
  return { bytes: await bytesOf(sheet), missing: [...sheet.missing] };
}
