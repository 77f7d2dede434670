import { nameFonts } from "#server/documents/fonts/fonts.ts";
import { type Block, type Element, newSheet, part, type Sheet } from "#server/documents/paper/pdf/sheet.ts";
import { drawText, type SetText, setText } from "./set-text.ts";

/** Points. Dates stand to the left, what they belong to stands beside them. */
export const columns = { left: 62, right: 533, main: 186 } as const;
export const mainWidth = columns.right - columns.main;
export const dateWidth = columns.main - columns.left - 16;

/** Dark and middle petrol; printed in grey they are 85 % and 45 % black. */
export const colors = { text: "#1d2327", accent: "#0b4a5e", quiet: "#4b575d", line: "#8fb0bb" } as const;

/** Points. */
export const sizes = {
  name: 27,
  headline: 13.5,
  heading: 14,
  title: 11.5,
  text: 11,
  small: 10.5,
  date: 10.5,
  foot: 10,
} as const;

/** Points of air above a section, an entry, and a line in a list. */
interface Air {
  readonly section: number;
  readonly entry: number;
  readonly line: number;
}

const air: Air = { section: 19, entry: 10, line: 3 };
const littleAir: Air = { section: 11, entry: 5, line: 1 };

/** A CV while it is being made. */
export interface CvSheet extends Sheet {
  readonly air: Air;
  readonly isCompact: boolean;
  /** Letters that could not be drawn. */
  readonly missing: Set<string>;
}

interface Facts {
  readonly title: string;
  readonly name: string;
  readonly locale: string;
  readonly madeAt: Date;
  readonly isCompact: boolean;
}

/** A tagged document of A4 with the fonts for any name. */
export function newCvSheet({ title, name, locale, madeAt, isCompact }: Facts): CvSheet {
  const fonts = nameFonts();
  const sheet = newSheet({ title, sender: name, lang: locale, fonts, madeAt });
  sheet.pdf.registerFont("arabic", fonts.arabic);
  sheet.pdf.registerFont("arabic-bold", fonts.arabicBold);
  return { ...sheet, isCompact, air: isCompact ? littleAir : air, missing: new Set() };
}

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly boldUntil?: number;
  readonly base?: "ltr";
  readonly color?: string;
  readonly x?: number;
  readonly width?: number;
}

/** A text set and ready to be drawn at a height. */
export interface ReadyText {
  readonly height: number;
  readonly lineCount: number;
  /** Draws it and gives the part of the structure that it is. */
  draw(tag: string, y: number): Element;
}

/** Sets a text; what it says is kept beside its letters where they do not tell it by themselves. */
export function ready(sheet: CvSheet, text: string, style: TextStyle = {}): ReadyText {
  const {
    size = sheet.isCompact ? sizes.small : sizes.text,
    color = colors.text,
    x = columns.main,
    width = mainWidth,
    ...how
  } = style;
  const set: SetText = setText(sheet.pdf, text, { size, width, ...how });
  for (const letter of set.missing) sheet.missing.add(letter);
  const draw = (y: number) => (): void => drawText(sheet.pdf, set, { x, y, size, color });
  return {
    height: set.height,
    lineCount: set.lines.length,
    draw: (tag, y) =>
      set.needsWords ? sheet.pdf.struct(tag, { actual: text }, draw(y)) : part(sheet, tag, draw(y)),
  };
}

interface TextBlock extends TextStyle {
  readonly tag: string;
  readonly text: string;
  readonly into: Element;
  readonly before?: number;
  readonly withNext?: boolean;
}

/** A text of its own below what came before. */
export function textBlock(
  sheet: CvSheet,
  { tag, text, into, before = 2, withNext = false, ...style }: TextBlock,
): Block {
  const set = ready(sheet, text, style);
  return { height: set.height, before, withNext, draw: (y) => void into.add(set.draw(tag, y)) };
}
