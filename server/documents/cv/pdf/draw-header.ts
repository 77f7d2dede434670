import type { CvLayout } from "#server/cv/lay-out-cv.ts";
import { type Block, decorate, type Element, figure } from "#server/documents/paper/pdf/sheet.ts";
import { type CvSheet, colors, columns, ready, sizes, textBlock } from "./cv-page.ts";

/** Points. */
const photoSize = { width: 88, height: 110 } as const;

function photoFigure(sheet: CvSheet, { photo, photoText }: CvLayout, y: number): Element[] {
  if (photo === null) return [];
  const { pdf } = sheet;
  const { width, height } = photoSize;
  const x = columns.right - width;
  const draw = (): void => {
    pdf.save();
    pdf.roundedRect(x, y, width, height, 3).clip();
    pdf.image(Buffer.from(photo.bytes), x, y, { cover: [width, height], align: "center", valign: "center" });
    pdf.restore();
  };
  return [figure(sheet, { alt: photoText, bbox: [x, y, x + width, y + height] }, draw)];
}

/** The name, what the person is, the job it is for, how to reach them, and the photo beside it all. */
function topBlock(sheet: CvSheet, layout: CvLayout, into: Element): Block {
  const { name, headline, goal, contact, photo } = layout;
  const width = columns.right - columns.left - (photo === null ? 0 : photoSize.width + 20);
  const place = { x: columns.left, width };
  const texts = [
    { tag: "H1", text: name, gap: 0, size: sizes.name, bold: true, color: colors.accent },
    { tag: "P", text: headline, gap: 1, size: sizes.headline, color: colors.text },
    { tag: "P", text: goal, gap: 3, size: sizes.text, bold: true, color: colors.quiet },
    { tag: "P", text: contact.join("  ·  "), gap: 6, size: sizes.text, color: colors.quiet },
  ]
    .filter(({ text }) => text !== "")
    .map(({ tag, text, gap, ...style }) => ({ tag, gap, set: ready(sheet, text, { ...style, ...place }) }));
  const height = texts.reduce((sum, { gap, set }) => sum + gap + set.height, 0);
  return {
    height: Math.max(height, photo === null ? 0 : photoSize.height),
    before: 0,
    withNext: true,
    draw(top) {
      let y = top;
      for (const { tag, gap, set } of texts) {
        into.add(set.draw(tag, y + gap));
        y += gap + set.height;
      }
      for (const element of photoFigure(sheet, layout, top)) into.add(element);
    },
  };
}

/** A thick line with a thin end: where the head of the CV stops. */
const ruleBlock = (sheet: CvSheet): Block => ({
  height: 3,
  before: 12,
  draw: (y) =>
    decorate(sheet, () => {
      sheet.pdf.rect(columns.left, y + 1, columns.right - columns.left, 1).fill(colors.line);
      sheet.pdf.rect(columns.left, y, columns.main - columns.left - 16, 3).fill(colors.accent);
    }),
});

/** The head of the CV, and the sentences about oneself below it. */
export const headerBlocks = (sheet: CvSheet, layout: CvLayout, into: Element): Block[] => [
  topBlock(sheet, layout, into),
  ruleBlock(sheet),
  ...layout.profile.map((text, at) =>
    textBlock(sheet, {
      tag: "P",
      text,
      into,
      before: at === 0 ? 14 : 5,
      x: columns.left,
      width: columns.right - columns.left,
    }),
  ),
];
