import type { PaperWords } from "../paper-words.ts";
import type { Of } from "./draw-ticks.ts";
import {
  type Block,
  type Element,
  figure,
  fullWidth,
  page,
  part,
  type Sheet,
  textBlock,
  write,
} from "./sheet.ts";

/** Room for handwriting between two lines, in points. */
const lineRoom = 30;

type Place = { readonly into: Element; readonly say: PaperWords; readonly indent?: number };

/** Lines to write on, told of as one picture. */
export function lineBlocks(sheet: Sheet, { lines }: Pick<Of<"lines">, "lines">, place: Place): Block[] {
  const { pdf } = sheet;
  const { into, say, indent = 0 } = place;
  const height = lineRoom * lines + 4;
  const x = page.left + indent;
  const draw = (y: number): void => {
    pdf.lineWidth(0.8);
    for (let line = 1; line <= lines; line += 1) {
      pdf.moveTo(x, y + lineRoom * line).lineTo(page.right, y + lineRoom * line);
    }
    pdf.stroke();
  };
  return [
    {
      height,
      before: 0,
      draw: (y) =>
        void into.add(
          figure(sheet, { alt: say.roomToWrite, bbox: [x, y, page.right, y + height] }, () => draw(y)),
        ),
    },
  ];
}

interface Frame {
  readonly x: number;
  readonly width: number;
  readonly label: string;
  /** The word stands after the box, not below it. */
  readonly isUnit?: boolean;
}

const frameHeight = 28;

/** Boxes to write a few digits in, each with its word below it. */
function frameBlock(sheet: Sheet, frames: readonly Frame[], { into, say }: Place): Block {
  const { pdf } = sheet;
  return {
    height: frameHeight + (frames.some(({ isUnit }) => isUnit) ? 4 : 22),
    before: 6,
    draw(y) {
      for (const { x, width, label, isUnit = false } of frames) {
        const below = { x, y: y + frameHeight + 3, width: width + 120 };
        const beside = { x: x + width + 10, y: y + 6, width: 200 };
        const alt = [say.roomToWrite, label].filter(Boolean).join(": ");
        const picture = figure(sheet, { alt, bbox: [x, y, x + width, y + frameHeight] }, () => {
          pdf.lineWidth(1).rect(x, y, width, frameHeight).stroke();
        });
        into.add(picture);
        if (label !== "") {
          into.add(part(sheet, "P", () => write(sheet, label, isUnit ? beside : below)));
        }
      }
    },
  };
}

export function dateBlocks(sheet: Sheet, place: Place): Block[] {
  const [day, month, year] = place.say.dateParts;
  const x = page.left + (place.indent ?? 0);
  const frames = [
    { x, width: 52, label: day },
    { x: x + 72, width: 52, label: month },
    { x: x + 144, width: 96, label: year },
  ];
  return [frameBlock(sheet, frames, place)];
}

export const numberBlocks = (sheet: Sheet, { unit }: Pick<Of<"number">, "unit">, place: Place): Block[] => [
  frameBlock(
    sheet,
    [{ x: page.left + (place.indent ?? 0), width: 96, label: unit ?? "", isUnit: true }],
    place,
  ),
];

/** A bar beside words that are to be noticed. */
export function notedBlock(sheet: Sheet, { text, into }: { text: string; into: Element }): Block {
  const { pdf } = sheet;
  const style = { x: page.left + 12, width: fullWidth - 12, bold: true };
  const block = textBlock(sheet, { tag: "P", text, into, before: 6, ...style });
  return {
    ...block,
    draw(y) {
      pdf.markContent("Artifact", { type: "Layout" });
      pdf
        .lineWidth(3)
        .moveTo(page.left + 2, y)
        .lineTo(page.left + 2, y + block.height - 2)
        .stroke();
      pdf.endMarkedContent();
      block.draw(y);
    },
  };
}
