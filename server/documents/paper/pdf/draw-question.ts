import type { AnswerSpace } from "../answer-space.ts";
import type { PaperQuestion } from "../paper-form.ts";
import type { PaperWords } from "../paper-words.ts";
import { tableBlocks } from "./draw-table.ts";
import { type Of, scaleBlocks, tickBlocks } from "./draw-ticks.ts";
import { dateBlocks, lineBlocks, notedBlock, numberBlocks } from "./draw-writing.ts";
import {
  type Block,
  decorate,
  type Element,
  fullWidth,
  page,
  part,
  type Sheet,
  sizes,
  textBlock,
} from "./sheet.ts";

interface Place {
  readonly into: Element;
  readonly say: PaperWords;
  readonly indent?: number;
}

/** A list of plain lines. A part of the structure that is made must be used: the document waits for it to end. */
export function bulletBlocks(sheet: Sheet, lines: readonly string[], into: Element): Block[] {
  if (lines.length === 0) return [];
  const { pdf } = sheet;
  const list = part(sheet, "L");
  return lines.map((text, at): Block => {
    const style = { x: page.left + 20, width: fullWidth - 20 };
    const body = part(sheet, "LBody");
    const line = textBlock(sheet, { tag: "P", text, into: body, before: 3, ...style });
    return {
      ...line,
      draw(y) {
        if (at === 0) into.add(list);
        decorate(sheet, () => {
          pdf.circle(page.left + 8, y + 9, 2).fill("black");
        });
        list.add(part(sheet, "LI").add(body));
        line.draw(y);
      },
    };
  });
}

function entryBlocks(sheet: Sheet, { entryName, entries, fields }: Of<"entries">, place: Place): Block[] {
  return Array.from({ length: entries }, (_, at) => at + 1).flatMap((number) => [
    textBlock(sheet, {
      tag: "P",
      text: `${entryName} ${number}`,
      into: place.into,
      bold: true,
      before: 12,
      withNext: true,
    }),
    ...fields.flatMap(({ label, space }) => [
      textBlock(sheet, {
        tag: "P",
        text: [label, space.hint].filter(Boolean).join(" – "),
        into: place.into,
        withNext: true,
      }),
      ...spaceBlocks(sheet, space, place),
    ]),
  ]);
}

function spaceBlocks(sheet: Sheet, space: AnswerSpace, place: Place): Block[] {
  switch (space.kind) {
    case "ticks":
      return tickBlocks(sheet, place.into, space);
    case "scale":
      return scaleBlocks(sheet, place.into, space);
    case "table":
      return tableBlocks(sheet, place.into, space, place.say.box);
    case "lines":
      return lineBlocks(sheet, space, place);
    case "date":
      return dateBlocks(sheet, place);
    case "number":
      return numberBlocks(sheet, space, place);
    case "entries":
      return entryBlocks(sheet, space, place);
  }
}

/** A question with its number, who should answer it, its help, and where to answer. */
export function questionBlocks(sheet: Sheet, question: PaperQuestion, { into, say }: Place): Block[] {
  const { number, text, help, askedIf, space } = question;
  const place = { into, say };
  return [
    textBlock(sheet, {
      tag: "H3",
      text: `${number}. ${text}`,
      into,
      size: sizes.question,
      bold: true,
      before: 22,
      withNext: true,
    }),
    ...(askedIf ? [notedBlock(sheet, { text: askedIf.sentence, into })] : []),
    ...(askedIf ? bulletBlocks(sheet, askedIf.things, into) : []),
    ...(help ? [textBlock(sheet, { tag: "P", text: help, into, before: 4, withNext: true })] : []),
    textBlock(sheet, { tag: "P", text: space.hint, into, before: 4, withNext: true }),
    ...spaceBlocks(sheet, space, place),
  ];
}
