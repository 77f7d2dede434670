import { barcode } from "../barcode.ts";
import type { PaperForm } from "../paper-form.ts";
import { bulletBlocks } from "./draw-question.ts";
import { lineBlocks } from "./draw-writing.ts";
import {
  type Block,
  decorate,
  type Element,
  figure,
  fullWidth,
  page,
  part,
  type Sheet,
  sizes,
  textBlock,
  write,
} from "./sheet.ts";

/** Width of a narrow bar in points; a third of a millimetre is what hand scanners like best. */
const narrowBar = 0.94;
const barHeight = 34;
const barcodeSpace = 62;

function barcodeFigure(sheet: Sheet, { form, y }: { form: PaperForm; y: number }): Element {
  const { pdf } = sheet;
  const { width, bars } = barcode(form.code);
  const x = page.right - width * narrowBar;
  const draw = (): void => {
    for (const bar of bars) pdf.rect(x + bar.x * narrowBar, y, bar.width * narrowBar, barHeight);
    pdf.fill("black");
  };
  const said = { alt: form.words.codePicture(form.code), bbox: [x, y, page.right, y + barHeight] };
  return figure(sheet, said, draw);
}

/** Sender and code side by side at the top. */
function senderBlock(sheet: Sheet, form: PaperForm, into: Element): Block {
  const { pdf } = sheet;
  const half = fullWidth / 2 - 10;
  return {
    height: barcodeSpace,
    before: 0,
    draw(y) {
      into.add(
        part(sheet, "P", () => write(sheet, form.words.from(form.sender), { y, width: half, bold: true })),
      );
      into.add(barcodeFigure(sheet, { form, y }));
      into.add(
        part(sheet, "P", () => {
          pdf.font("bold").fontSize(sizes.text);
          const text = `${form.words.code}: ${form.code}`;
          pdf.text(text, page.right - half, y + barHeight + 5, { width: half, align: "right" });
        }),
      );
    },
  };
}

const heading = (sheet: Sheet, text: string, into: Element): Block =>
  textBlock(sheet, { tag: "H2", text, into, size: sizes.question, bold: true, before: 16 });

function nameBlocks(sheet: Sheet, { name, words }: PaperForm, into: Element): Block[] {
  if (name === "known") return [];
  if (name === "never")
    return [textBlock(sheet, { tag: "P", text: words.noName, into, bold: true, before: 14 })];
  const label = textBlock(sheet, { tag: "P", text: words.yourName, into, bold: true, before: 14 });
  return [label, ...lineBlocks(sheet, { lines: 1 }, { into, say: words })];
}

/** The first page: from whom, what for, how to answer, and how to hand it in. */
export function frontBlocks(sheet: Sheet, form: PaperForm, into: Element): Block[] {
  const { words, variant, intro } = form;
  const handIn = form.name === "never" ? [words.handInUnnamed] : words.handInAt(form.sender);
  const paragraph = (text: string): Block => textBlock(sheet, { tag: "P", text, into, before: 4 });
  return [
    senderBlock(sheet, form, into),
    textBlock(sheet, { tag: "H1", text: form.title, into, size: sizes.title, bold: true, before: 14 }),
    ...(variant === undefined
      ? []
      : [textBlock(sheet, { tag: "P", text: variant, into, size: sizes.question })]),
    ...nameBlocks(sheet, form, into),
    heading(sheet, words.why, into),
    ...bulletBlocks(sheet, intro, into),
    heading(sheet, words.howTo, into),
    ...bulletBlocks(sheet, form.steps, into),
    heading(sheet, words.handIn, into),
    ...handIn.map(paragraph),
    paragraph(words.helpAt(form.phone)),
  ];
}

const inset = 14;

/** Fixed help in a crisis, in a frame: before questions that may stir something up. */
export function helpBlock(sheet: Sheet, { words, help }: PaperForm, into: Element): Block {
  const { title, notRead } = words.help;
  const style = { x: page.left + inset, width: fullWidth - inset * 2 };
  const texts = [
    textBlock(sheet, { tag: "P", text: title, into, bold: true, before: 0, ...style }),
    textBlock(sheet, { tag: "P", text: notRead, into, before: 3, ...style }),
    ...help.map(({ phone, label }) =>
      textBlock(sheet, {
        tag: "P",
        text: phone === undefined ? label : `${phone} – ${label}`,
        into,
        bold: true,
        before: 3,
        ...style,
      }),
    ),
  ];
  const height = texts.reduce((sum, text) => sum + text.before + text.height, inset * 1.4);
  return {
    height,
    before: 22,
    draw(top) {
      decorate(sheet, () => {
        sheet.pdf.lineWidth(1.5).rect(page.left, top, fullWidth, height).stroke();
      });
      let y = top + inset * 0.7;
      for (const text of texts) {
        y += text.before;
        text.draw(y);
        y += text.height;
      }
    },
  };
}
