import type { AnswerSpace, Tick } from "../answer-space.ts";
import {
  type Block,
  decorate,
  type Element,
  fullWidth,
  heightOf,
  page,
  part,
  type Sheet,
  write,
} from "./sheet.ts";

/** Side of a box to tick, in points. */
export const boxSize = 15;
const lineHeight = 25;

const box = (sheet: Sheet, x: number, y: number): void =>
  decorate(sheet, () => sheet.pdf.lineWidth(1.2).rect(x, y, boxSize, boxSize).stroke());

/** One kind of answer space. */
export type Of<Kind extends AnswerSpace["kind"]> = Extract<AnswerSpace, { kind: Kind }>;

/** A list item: the number as its label, if it has one, the words as its body. */
function item(sheet: Sheet, list: Element, { number, label, x, y, width }: Tick & Placed): void {
  const parts = [
    ...(number === ""
      ? []
      : [part(sheet, "Lbl", () => write(sheet, number, { x: x + boxSize + 8, y, width: 22, bold: true }))]),
    ...(label === ""
      ? []
      : [part(sheet, "LBody", () => write(sheet, label, { x: x + 46, y, width: width - 46 }))]),
  ];
  list.add(part(sheet, "LI", parts));
}

type Placed = { readonly x: number; readonly y: number; readonly width: number };

/** One line for each choice: a box, its number and its words. */
export function tickBlocks(sheet: Sheet, into: Element, { ticks }: Of<"ticks">, indent = 0): Block[] {
  if (ticks.length === 0) return [];
  const list = part(sheet, "L");
  const x = page.left + indent;
  const width = fullWidth - indent;
  return ticks.map((tick, place): Block => {
    const text = heightOf(sheet, tick.label, { width: width - 46 });
    const height = Math.max(lineHeight, text + 8);
    return {
      height,
      before: place === 0 ? 4 : 0,
      // No single choice is left behind or goes ahead alone.
      withNext: place === 0 || place === ticks.length - 2,
      draw(y) {
        if (place === 0) into.add(list);
        box(sheet, x, y + 4);
        item(sheet, list, { ...tick, x, y: y + 3, width });
      },
    };
  });
}

const mostInARow = 11;

/** The numbers of a scale side by side, a box above each. */
export function scaleBlocks(sheet: Sheet, into: Element, { values, low, high }: Of<"scale">): Block[] {
  const { pdf } = sheet;
  const rows = Array.from({ length: Math.ceil(values.length / mostInARow) }, (_, row) =>
    values.slice(row * mostInARow, (row + 1) * mostInARow),
  );
  const half = fullWidth / 2 - 8;
  const ends: Block = {
    height: Math.max(heightOf(sheet, low, { width: half }), heightOf(sheet, high, { width: half })) + 2,
    before: 4,
    draw(y) {
      into.add(part(sheet, "P", () => write(sheet, low, { y, width: half })));
      into.add(
        part(sheet, "P", () => {
          pdf.font("regular").fontSize(12.5);
          pdf.text(high, page.left + half + 16, y, { width: half, align: "right", lineGap: 2 });
        }),
      );
    },
  };
  const list = part(sheet, "L");
  const step = fullWidth / Math.min(values.length, mostInARow);
  const lines = rows.map(
    (row, place): Block => ({
      height: 44,
      before: 2,
      draw(y) {
        if (place === 0) into.add(list);
        row.forEach((value, at) => {
          const center = page.left + step * at + step / 2;
          box(sheet, center - boxSize / 2, y + 2);
          const label = part(sheet, "Lbl", () => {
            pdf.font("bold").fontSize(12.5);
            pdf.text(String(value), center - step / 2, y + 21, { width: step, align: "center" });
          });
          list.add(part(sheet, "LI", [label]));
        });
      },
    }),
  );
  return [ends, ...lines];
}
