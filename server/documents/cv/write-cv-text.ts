import type { CvLayout, CvLayoutSection } from "#server/cv/lay-out-cv.ts";
import { type CvItem, isShort } from "#server/cv/lay-out-entry.ts";

/** Letters on a line; what email programs and terminals show without a break of their own. */
const lineWidth = 72;

/** Letters as they are counted by people, so that accents and Arabic marks do not make a line short. */
const graphemes = new Intl.Segmenter("da", { granularity: "grapheme" });
const widthOf = (text: string): number => Array.from(graphemes.segment(text)).length;

interface Indent {
  readonly first?: string;
  readonly rest?: string;
}

/** Breaks a text between words; a word longer than a line stands whole on one of its own. */
function wrap(text: string, { first = "", rest = first }: Indent = {}): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(" ")) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > lineWidth) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

const underlined = (text: string, sign: string): string[] => {
  const lines = wrap(text);
  return [...lines, sign.repeat(Math.max(...lines.map(widthOf)))];
};

const itemLines = ({ title, place, period, lines, bullets }: CvItem): string[] => [
  ...[[title, period && `(${period})`].filter(Boolean).join(" "), place]
    .filter(Boolean)
    .flatMap((text) => wrap(text)),
  ...lines.flatMap((text) => wrap(text, { first: "  " })),
  ...bullets.flatMap((text) => wrap(text, { first: "  - ", rest: "    " })),
];

const shortLines = ({ title, place }: CvItem): string[] =>
  wrap([title, place].filter(Boolean).join(" – "), { first: "- ", rest: "  " });

function sectionLines({ heading, items }: CvLayoutSection, lang: CvLayout["lang"]): string[] {
  const body = items.every(isShort)
    ? items.flatMap(shortLines)
    : items.flatMap((item, at) => [...(at === 0 ? [] : [""]), ...itemLines(item)]);
  return ["", "", ...underlined(heading.toLocaleUpperCase(lang), "-"), ...body];
}

/** The CV as plain text for forms and emails: lines of at most 72 letters where words allow it, line feeds, no markup. */
export function writeCvText({ lang, name, headline, goal, contact, profile, sections }: CvLayout): string {
  const head = [headline, goal].filter(Boolean).flatMap((text) => wrap(text));
  const about = profile.length > 0 ? ["", ...profile.flatMap((text) => wrap(text))] : [];
  const lines = [
    ...underlined(name, "="),
    ...head,
    ...contact,
    ...about,
    ...sections.flatMap((section) => sectionLines(section, lang)),
  ];
  return `${lines.join("\n")}\n`;
}
