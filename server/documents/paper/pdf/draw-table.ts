import { boxSize, type Of } from "./draw-ticks.ts";
import {
  type Block,
  decorate,
  type Element,
  figure,
  fullWidth,
  heightOf,
  page,
  part,
  type Sheet,
  tableHeading,
  write,
} from "./sheet.ts";

/** A table: a row for each thing, a column for each choice, a box where they meet. */
export function tableBlocks(
  sheet: Sheet,
  into: Element,
  { rows, columns }: Of<"table">,
  boxWord: string,
): Block[] {
  const { pdf } = sheet;
  const table = part(sheet, "Table");
  const first = fullWidth * (columns.length > 5 ? 0.3 : 0.4);
  const column = (fullWidth - first) / columns.length;
  const heads = columns.map(({ number, label }) => `${number} ${label}`);
  const headStyle = { size: 12, bold: true, width: column - 6 };
  const headHeight = Math.max(...heads.map((head) => heightOf(sheet, head, headStyle)));
  const x = (at: number): number => page.left + first + column * at;
  const rule = (y: number): void =>
    decorate(sheet, () => {
      pdf.lineWidth(0.5).moveTo(page.left, y).lineTo(page.right, y).stroke();
    });
  const header: Block = {
    height: headHeight + 6,
    before: 6,
    draw(y) {
      into.add(table);
      const cells = heads.map((head, at) =>
        tableHeading(sheet, "Column", () => write(sheet, head, { ...headStyle, x: x(at) + 3, y })),
      );
      table.add(part(sheet, "TR", [part(sheet, "TD"), ...cells]));
      rule(y + headHeight + 3);
    },
  };
  const lines = rows.map((row): Block => {
    const height = Math.max(26, heightOf(sheet, row, { width: first - 8 }) + 8);
    return {
      height,
      before: 0,
      draw(y) {
        const head = tableHeading(sheet, "Row", () => write(sheet, row, { y: y + 3, width: first - 8 }));
        const boxes = columns.map((_, at) =>
          part(sheet, "TD", [boxFigure(sheet, { x: x(at) + 3, y: y + 5, word: boxWord })]),
        );
        table.add(part(sheet, "TR", [head, ...boxes]));
        rule(y + height);
      },
    };
  });
  return [header, ...lines];
}

/** A box that is told of: in a table there are no words beside it. */
function boxFigure(sheet: Sheet, { x, y, word }: { x: number; y: number; word: string }): Element {
  const draw = (): void => {
    sheet.pdf.lineWidth(1.2).rect(x, y, boxSize, boxSize).stroke();
  };
  return figure(sheet, { alt: word, bbox: [x, y, x + boxSize, y + boxSize] }, draw);
}
