import bidiFactory, { type EmbeddingLevels } from "bidi-js";
import type { Pdf } from "#server/documents/paper/pdf/sheet.ts";
import { type Drawable, drawable, lettersOf } from "./letters.ts";

const bidi = bidiFactory();

export interface Type {
  /** Points. */
  readonly size: number;
  readonly width: number;
  readonly bold?: boolean;
  /** Only so many UTF-16 units from the beginning are bold. */
  readonly boldUntil?: number;
  /** For texts put together here; else the first letter says which way a text is read. */
  readonly base?: "ltr";
}

/** Letters that are drawn in one go, at `x` points from the beginning of the line. */
export interface Run {
  readonly text: string;
  readonly font: string;
  readonly x: number;
}

/** A text set in lines. */
export interface SetText {
  readonly lines: readonly (readonly Run[])[];
  /** Points. */
  readonly height: number;
  readonly lineHeight: number;
  /** True when the letters drawn are not, in order, the letters meant: the document must then say what is meant. */
  readonly needsWords: boolean;
  readonly missing: readonly string[];
}

/** Height of a line as a part of the size of its letters; marks above and below Arabic letters have room. */
const leading = 1.33;

interface Setting extends Drawable {
  readonly pdf: Pdf;
  readonly type: Type;
  readonly levels: EmbeddingLevels;
}

const isRightToLeft = ({ levels }: Setting, at: number): boolean => ((levels.levels[at] ?? 0) & 1) === 1;

function fontAt({ scripts, type }: Setting, at: number): string {
  const isBold = type.bold === true || at < (type.boldUntil ?? 0);
  if (scripts[at] === "arabic") return isBold ? "arabic-bold" : "arabic";
  return isBold ? "bold" : "regular";
}

/**
 * Cuts a stretch into what can be drawn in one go. The library turns the letters of an Arabic word but not the words of
 * a line, so from right to left each word is drawn by itself, and each sign that belongs to no script.
 */
function cut(setting: Setting, start: number, end: number): [number, number][] {
  const { text, scripts } = setting;
  const pieces: [number, number][] = [];
  let from = start;
  for (let at = start + 1; at <= end; at += 1) {
    const isSame =
      at < end &&
      fontAt(setting, at) === fontAt(setting, from) &&
      setting.levels.levels[at] === setting.levels.levels[from];
    const isSign =
      isRightToLeft(setting, from) && (scripts[at] === "latin" || text[at] === " " || text[at - 1] === " ");
    if (isSame && !isSign) continue;
    pieces.push([from, at]);
    from = at;
  }
  return pieces;
}

function lettersToDraw(setting: Setting, from: number, to: number): string {
  const text = setting.text.slice(from, to);
  return isRightToLeft(setting, from) && to - from === 1 ? (bidi.getMirroredCharacter(text) ?? text) : text;
}

const widthOf = (setting: Setting, start: number, end: number): number =>
  cut(setting, start, end).reduce(
    (sum, [from, to]) =>
      sum +
      setting.pdf
        .font(fontAt(setting, from))
        .fontSize(setting.type.size)
        .widthOfString(lettersToDraw(setting, from, to)),
    0,
  );

/** Where a line may end: after spaces, and after a hyphen or stroke inside a word. */
const words = /[^ \-/]*(?:[-/]+| +|$)/g;

/** Words, those too long for a line cut between letters. */
function chunksOf(setting: Setting): [number, number][] {
  const chunks: [number, number][] = [];
  for (const { 0: word, index } of setting.text.matchAll(words)) {
    if (word === "") continue;
    const whole: [number, number] = [index, index + word.length];
    if (widthOf(setting, index, index + word.trimEnd().length) <= setting.type.width) {
      chunks.push(whole);
      continue;
    }
    let from = index;
    for (const { length } of lettersOf(word)) {
      chunks.push([from, from + length]);
      from += length;
    }
  }
  return chunks;
}

function breakLines(setting: Setting): [number, number][] {
  const { text, type } = setting;
  const lines: [number, number][] = [];
  let start = 0;
  for (const [from, to] of chunksOf(setting)) {
    // Measured as it is drawn: letters beside each other can take more room than each of them alone.
    const inked = start + text.slice(start, to).trimEnd().length;
    if (from === start || widthOf(setting, start, inked) <= type.width) continue;
    lines.push([start, from]);
    start = from;
  }
  if (start < text.length) lines.push([start, text.length]);
  return lines;
}

/**
 * Where a line begins, in points from the left. A text in several lines that is read from right to left stands at the
 * right edge; a name or a heading stays at the left, where the others of the document stand.
 */
function edge(setting: Setting, start: number, end: number): number {
  const { text, type, levels } = setting;
  const isWhole = start === 0 && end === text.length;
  const isFromRight = ((levels.paragraphs[0]?.level ?? 0) & 1) === 1;
  if (isWhole || !isFromRight) return 0;
  return type.width - widthOf(setting, start, end);
}

/** The runs of a line in the order in which they are read, each at its place from the left. */
function place(setting: Setting, [start, end]: [number, number]): Run[] {
  const order = bidi.getReorderedIndices(setting.text, setting.levels, start, end - 1);
  const seat = new Map(order.map((letter, at) => [letter, at]));
  const pieces = cut(setting, start, end).map(([from, to]) => ({
    from,
    to,
    seat: Math.min(seat.get(from) ?? from, seat.get(to - 1) ?? to),
  }));
  const x = new Map<number, number>();
  let width = edge(setting, start, end);
  for (const { from, to } of pieces.toSorted((one, other) => one.seat - other.seat)) {
    x.set(from, width);
    width += widthOf(setting, from, to);
  }
  return pieces.map(({ from, to }) => ({
    text: lettersToDraw(setting, from, to),
    font: fontAt(setting, from),
    x: x.get(from) ?? 0,
  }));
}

/** Sets a text in lines of a width, whatever letters it is written in. */
export function setText(pdf: Pdf, text: string, type: Type): SetText {
  const known = drawable(pdf, text);
  const setting = { ...known, pdf, type, levels: bidi.getEmbeddingLevels(known.text, type.base ?? "auto") };
  const lines = breakLines(setting).map((line) => place(setting, line));
  const lineHeight = type.size * leading;
  return {
    lines,
    height: lines.length * lineHeight,
    lineHeight,
    needsWords: known.text !== text || known.scripts.includes("arabic"),
    missing: known.missing,
  };
}

/** Draws a set text with its left upper corner at a place. */
export function drawText(pdf: Pdf, set: SetText, { x, y, size, color }: Ink): void {
  set.lines.forEach((runs, line) => {
    // The same line to stand on for both families, whose letters differ in height.
    const base = y + set.lineHeight * line + size * 1.03;
    for (const run of runs) {
      pdf.font(run.font).fontSize(size).fillColor(color);
      pdf.text(run.text, x + run.x, base, { lineBreak: false, baseline: "alphabetic" });
    }
  });
}

export interface Ink {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
}
