import PDFDocument from "pdfkit";
import type { Fonts } from "#server/documents/fonts/fonts.ts";

export type Pdf = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Pdf["struct"]>;

/** Points (1/72 inch). */
export const page = { width: 595.28, height: 841.89, left: 62, right: 533, top: 74, bottom: 772 } as const;

/** Sizes of text in points: nothing that is to be read is smaller than 12. */
export const sizes = { title: 24, heading: 18, question: 14, text: 12.5 } as const;

export const fullWidth = page.right - page.left;

/** One thing on the paper that is not cut in two by the end of a page. */
export interface Block {
  readonly height: number;
  /** Room before it; none at the top of a page. */
  readonly before: number;
  /** Stays on the page of the block after it. */
  readonly withNext?: boolean;
  /** Draws it at `y` and puts it where it belongs in the structure. */
  draw(y: number): void;
}

export interface Sheet {
  readonly pdf: Pdf;
  readonly root: Element;
  /** Where the next thing goes. */
  y: number;
}

export interface Facts {
  readonly title: string;
  readonly sender: string;
  readonly lang: string;
  readonly fonts: Fonts;
  /** Stands in the file; the time of writing when it is not given. */
  readonly madeAt?: Date;
}

/** A tagged PDF/UA document with nothing in it yet. */
export function newSheet({ title, sender, lang, fonts, madeAt }: Facts): Sheet {
  const pdf = new PDFDocument({
    size: "A4",
    margins: { top: 0, bottom: 0, left: page.left, right: page.width - page.right },
    bufferPages: true,
    tagged: true,
    subset: "PDF/UA" as unknown as "PDF/A-1",
    pdfVersion: "1.7",
    lang,
    displayTitle: true,
    info: { Title: title, Author: sender, ...(madeAt && { CreationDate: madeAt }) },
    // None to begin with: a font that has no name yet is opened anew each time it is asked for by name.
    font: null as unknown as string,
  });
  pdf.registerFont("regular", fonts.regular);
  pdf.registerFont("bold", fonts.bold);
  pdf.font("regular");
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  return { pdf, root, y: page.top };
}

export function newPage(sheet: Sheet): void {
  sheet.pdf.addPage();
  sheet.y = page.top;
}

const room = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { before, height }) => sum + before + height, 0);

/** The block at a place, and those after it that it may not be parted from. */
function inseparable(blocks: readonly Block[], at: number): readonly Block[] {
  const last = blocks.findIndex((block, place) => place >= at && block.withNext !== true);
  return blocks.slice(at, last < 0 ? undefined : last + 1);
}

/** Puts blocks one below the other: all on one page where they fit on one, else cut between two of them. */
export function place(sheet: Sheet, blocks: readonly Block[]): void {
  const whole = room(blocks);
  if (whole <= page.bottom - page.top && sheet.y + whole > page.bottom) newPage(sheet);
  blocks.forEach((block, at) => {
    const isAtTop = sheet.y === page.top;
    if (!isAtTop && sheet.y + room(inseparable(blocks, at)) > page.bottom) newPage(sheet);
    if (sheet.y > page.top) sheet.y += block.before;
    block.draw(sheet.y);
    sheet.y += block.height;
  });
}

type Inside = (() => void) | readonly Element[];

// The published types know neither what may stand inside a part nor what is said of it; the library takes both.
type Said = Parameters<Pdf["struct"]>[1];

/** A part of the structure; with nothing inside yet, parts are added to it later. */
export function part({ pdf }: Sheet, tag: string, inside: Inside = []): Element {
  const isOpen = typeof inside !== "function" && inside.length === 0;
  return isOpen ? pdf.struct(tag) : pdf.struct(tag, inside as Said);
}

/** Something drawn, with words for it; `bbox` is left, top, right and bottom. */
export const figure = (
  { pdf }: Sheet,
  said: { readonly alt: string; readonly bbox: readonly number[] },
  draw: () => void,
): Element => pdf.struct("Figure", said as Said, draw);

/** The heading of a column or a row of a table. */
export const tableHeading = ({ pdf }: Sheet, scope: "Column" | "Row", draw: () => void): Element =>
  pdf.struct("TH", { scope } as Said, draw);

export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly x?: number;
  readonly width?: number;
}

const lineGap = 2;

const styled = (pdf: Pdf, { size = sizes.text, bold = false }: Style): Pdf =>
  pdf
    .font(bold ? "bold" : "regular")
    .fontSize(size)
    .fillColor("black");

export const heightOf = ({ pdf }: Sheet, text: string, style: Style = {}): number =>
  styled(pdf, style).heightOfString(text, { width: style.width ?? fullWidth, lineGap });

/** Writes text inside whatever part of the structure is being written. */
export function write({ pdf }: Sheet, text: string, { y, ...style }: Style & { readonly y: number }): void {
  styled(pdf, style).text(text, style.x ?? page.left, y, { width: style.width ?? fullWidth, lineGap });
}

/** Lines and boxes that say nothing which is not said in words. */
export function decorate({ pdf }: Sheet, draw: () => void): void {
  pdf.markContent("Artifact", { type: "Layout" });
  pdf.save();
  draw();
  pdf.restore();
  pdf.endMarkedContent();
}

type TextPlace = Pick<Block, "withNext"> & {
  readonly tag: string;
  readonly text: string;
  readonly into: Element;
  readonly before?: number;
};

/** A text of its own: a heading or a paragraph. */
export function textBlock(sheet: Sheet, { tag, text, into, ...how }: Style & TextPlace): Block {
  const { before = 6, withNext = false, ...style } = how;
  return {
    height: heightOf(sheet, text, style),
    before,
    withNext,
    draw: (y) => void into.add(part(sheet, tag, () => write(sheet, text, { ...style, y }))),
  };
}

/** Ends the document; nothing can be added to it afterwards. */
export function bytesOf({ pdf }: Sheet): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.once("end", () => resolve(Buffer.concat(parts)));
    pdf.once("error", reject);
    pdf.end();
  });
}
