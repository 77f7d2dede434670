import type { CvLayoutSection } from "#server/cv/lay-out-cv.ts";
import type { CvItem } from "#server/cv/lay-out-entry.ts";
import { type Block, decorate, type Element, part } from "#server/documents/paper/pdf/sheet.ts";
import { type CvSheet, colors, columns, dateWidth, mainWidth, ready, sizes, textBlock } from "./cv-page.ts";

const beforeSection = 19;

/** The heading above dated entries. */
function headingAbove(sheet: CvSheet, text: string, into: Element): Block {
  const set = ready(sheet, text, { ...headingStyle, width: columns.right - columns.left });
  return {
    height: set.height,
    before: beforeSection,
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
      before: beforeSection,
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
      before: at === 0 ? 4 : 2,
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

/** Dates to the left; the title and below it the place to the right. */
function headBlock(sheet: CvSheet, { title, place, period }: CvItem, into: Element): Block {
  // A line ends between two months, never inside one.
  const date = ready(sheet, period.replaceAll(/ (?=\d|–)/g, "\u00a0"), {
    size: sizes.date,
    color: colors.quiet,
    x: columns.left,
    width: dateWidth,
  });
  const name = ready(sheet, title, { size: sizes.title, bold: true });
  const where = ready(sheet, place, { color: colors.quiet });
  return {
    height: Math.max(date.height, name.height + where.height),
    before: 10,
    draw(y) {
      if (title !== "") into.add(name.draw("H3", y));
      if (place !== "") into.add(where.draw("P", y + name.height));
      if (period !== "") into.add(date.draw("P", y + 0.8));
    },
  };
}

/** One entry with everything that is said of it, line by line. */
export const itemBlocks = (sheet: CvSheet, item: CvItem, into: Element): Block[] => [
  headBlock(sheet, item, into),
  ...item.lines.map((text) => textBlock(sheet, { tag: "P", text, into, before: 3 })),
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
      before: at === 0 ? 8 : 3,
      draw(y) {
        if (at === 0) into.add(list);
        list.add(part(sheet, "LI", [part(sheet, "LBody", [set.draw("P", y)])]));
      },
    };
  });
}
