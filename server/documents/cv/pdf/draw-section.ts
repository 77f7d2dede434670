import type { CvLayoutSection } from "#server/cv/lay-out-cv.ts";
import type { CvItem } from "#server/cv/lay-out-entry.ts";
import { type Block, decorate, type Element, part } from "#server/documents/paper/pdf/sheet.ts";
import {
  type CvSheet,
  colors,
  columns,
  dateWidth,
  mainWidth,
  type ReadyText,
  ready,
  sizes,
  textBlock,
} from "./cv-page.ts";

/** The heading above dated entries. */
function headingAbove(sheet: CvSheet, text: string, into: Element): Block {
  const set = ready(sheet, text, { ...headingStyle, width: columns.right - columns.left });
  return {
    height: set.height,
    before: sheet.air.section,
    withNext: true,
    draw: (y) => void into.add(set.draw("H2", y)),
  };
}

const headingStyle = { size: sizes.heading, bold: true, color: colors.accent, x: columns.left } as const;

/** The heading to the left of entries without dates, on the line of the first of them. */
function headingBeside(sheet: CvSheet, text: string, { blocks, into }: Below): Block[] {
  const set = ready(sheet, text, { ...headingStyle, width: dateWidth });
  const [first, ...rest] = blocks;
  if (first === undefined) return [];
  const below = rest.reduce((sum, block) => sum + block.before + block.height, 0);
  return [
    {
      ...first,
      // A heading of several lines has its room also where little stands beside it.
      height: Math.max(first.height + headingDrop, set.height - below),
      before: sheet.air.section,
      withNext: rest.length > 0,
      draw(y) {
        into.add(set.draw("H2", y));
        first.draw(y + headingDrop);
      },
    },
    ...rest,
  ];
}

/** Points that smaller letters stand lower, so that they share a line with the heading. */
const headingDrop = 3.2;

interface Below {
  readonly blocks: readonly Block[];
  readonly into: Element;
}

/** The heading of a section with its first entry. */
export const withHeading = (sheet: CvSheet, section: CvLayoutSection, below: Below): Block[] =>
  section.items.some(({ period }) => period !== "")
    ? [headingAbove(sheet, section.heading, below.into), ...below.blocks]
    : headingBeside(sheet, section.heading, below);

/** Bullets; a part of the structure that is made must be used, so the list is opened when its first line is drawn. */
function bulletBlocks(sheet: CvSheet, bullets: readonly string[], into: Element): Block[] {
  if (bullets.length === 0) return [];
  const list = part(sheet, "L");
  return bullets.map((text, at): Block => {
    const set = ready(sheet, text, { x: columns.main + 13, width: mainWidth - 13 });
    return {
      height: set.height,
      before: at === 0 ? sheet.air.line + 1 : sheet.air.line - 1,
      draw(y) {
        if (at === 0) into.add(list);
        decorate(sheet, () => {
          sheet.pdf.circle(columns.main + 4, y + 8, 1.7).fill(colors.accent);
        });
        list.add(part(sheet, "LI", [part(sheet, "LBody", [set.draw("P", y)])]));
      },
    };
  });
}

/** Title and place: one below the other, or on one line where paper is saved. */
function namedTexts(sheet: CvSheet, { title, place }: CvItem): { tag: string; set: ReadyText }[] {
  const color = colors.quiet;
  const both = [title, place].filter(Boolean).join(", ");
  const texts = sheet.isCompact
    ? [{ tag: "H3", text: both, style: { boldUntil: title.length } }]
    : [
        { tag: "H3", text: title, style: { size: sizes.title, bold: true } },
        { tag: "P", text: place, style: { color } },
      ];
  return texts
    .filter(({ text }) => text !== "")
    .map(({ tag, text, style }) => ({ tag, set: ready(sheet, text, style) }));
}

/** Dates to the left; title and place to the right. */
function headBlock(sheet: CvSheet, item: CvItem, into: Element): Block {
  const { period } = item;
  // A line ends between two months, never inside one.
  const date = ready(sheet, period.replaceAll(/ (?=\d|–)/g, "\u00a0"), dateStyle);
  const names = namedTexts(sheet, item);
  const height = names.reduce((sum, { set }) => sum + set.height, 0);
  return {
    height: Math.max(date.height, height),
    before: sheet.air.entry,
    draw(top) {
      let y = top;
      for (const { tag, set } of names) {
        into.add(set.draw(tag, y));
        y += set.height;
      }
      if (period !== "") into.add(date.draw("P", top + 0.8));
    },
  };
}

const dateStyle = { size: sizes.date, color: colors.quiet, x: columns.left, width: dateWidth } as const;

/** One entry with everything that is said of it, line by line. */
export const itemBlocks = (sheet: CvSheet, item: CvItem, into: Element): Block[] => [
  headBlock(sheet, item, into),
  ...item.lines.map((text) => textBlock(sheet, { tag: "P", text, into, before: sheet.air.line })),
  ...bulletBlocks(sheet, item.bullets, into),
];

/** Short entries, one on each line: "Dansk – flydende". */
export function listBlocks(sheet: CvSheet, { items }: CvLayoutSection, into: Element): Block[] {
  const list = part(sheet, "L");
  return items.map(({ title, place }, at): Block => {
    const text = [title, place].filter(Boolean).join(" – ");
    const set = ready(sheet, text, { boldUntil: title.length, base: "ltr" });
    return {
      height: set.height,
      before: at === 0 ? 8 : sheet.air.line,
      draw(y) {
        if (at === 0) into.add(list);
        list.add(part(sheet, "LI", [part(sheet, "LBody", [set.draw("P", y)])]));
      },
    };
  });
}
