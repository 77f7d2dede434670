import type { Pdf } from "#server/documents/paper/pdf/sheet.ts";

/** Stands for a letter that no font here has. */
const noLetter = "□";

/** Draw nothing of their own; fonts need not have them. */
const unseen = /^\p{Default_Ignorable_Code_Point}$/u;

// The published types do not know the font that the library has open.
const hasLetter = (pdf: Pdf, font: string, point: number): boolean => {
  const { _font } = pdf.font(font) as unknown as {
    _font: { font: { hasGlyphForCodePoint(point: number): boolean } };
  };
  return _font.font.hasGlyphForCodePoint(point);
};

const graphemes = new Intl.Segmenter("da", { granularity: "grapheme" });

/** Letters as people count them: a letter with its accents is one. */
export const lettersOf = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

export type Script = "latin" | "arabic";

/** A text in letters that can be drawn. */
export interface Drawable {
  readonly text: string;
  /** Which family draws each UTF-16 unit of the text. */
  readonly scripts: readonly Script[];
  /** Letters that no font has, each once; a square stands in their place. */
  readonly missing: readonly string[];
}

interface Letter {
  readonly text: string;
  readonly script: Script;
}

/** Letters that a document has met: the same few come again and again. */
const met = new WeakMap<Pdf, Map<string, Letter | undefined>>();

function drawableLetter(pdf: Pdf, letter: string): Letter | undefined {
  const known = met.get(pdf) ?? new Map<string, Letter | undefined>();
  met.set(pdf, known);
  if (!known.has(letter)) known.set(letter, findLetter(pdf, letter));
  return known.get(letter);
}

function findLetter(pdf: Pdf, letter: string): Letter | undefined {
  const seen = Array.from(letter.normalize("NFC")).filter((char) => !unseen.test(char));
  const isIn = (font: string): boolean =>
    seen.every((char) => hasLetter(pdf, font, char.codePointAt(0) ?? 0));
  if (isIn("regular")) return { text: seen.join(""), script: "latin" };
  if (!isIn("arabic")) return undefined;
  // Signs that keep two letters apart are seen in Arabic script by what they do to the letters.
  const kept = Array.from(letter.normalize("NFC")).filter(
    (char) => /[\u200c\u200d]/.test(char) || !unseen.test(char),
  );
  return { text: kept.join(""), script: "arabic" };
}

/** The text as the fonts of the document can draw it. Letters that they lack are told of, never dropped. */
export function drawable(pdf: Pdf, text: string): Drawable {
  const missing = new Set<string>();
  const drawn = lettersOf(text).map((letter) => {
    const known = drawableLetter(pdf, letter);
    if (known === undefined) missing.add(letter);
    return known ?? { text: noLetter, script: "arabic" as const };
  });
  return {
    text: drawn.map((letter) => letter.text).join(""),
    scripts: drawn.flatMap((letter) => Array.from({ length: letter.text.length }, () => letter.script)),
    missing: [...missing],
  };
}
