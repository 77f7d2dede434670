import { AlignmentType, BorderStyle, type INumberingOptions, type IStylesOptions, LevelFormat } from "docx";

/** Dark and middle petrol, as in the PDF; hexadecimal. */
const accent = "0B4A5E";
const line = "8FB0BB";
const quiet = "4B575D";

/** One list for all bullets of the document. */
export const bulletList = "bullets";

/** Twentieths of a point. */
const indent = { left: 360, hanging: 260 };

export const cvNumbering: INumberingOptions = {
  config: [
    {
      reference: bulletList,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: "•",
          alignment: AlignmentType.START,
          style: { paragraph: { indent }, run: { color: accent } },
        },
      ],
    },
  ],
};

const after = (points: number) => ({ after: points * 20 });
const around = (before: number, below: number) => ({ before: before * 20, after: below * 20 });

/** Styles under the names that word processors know, so that headings and lists are found and changed in one place. */
export const cvStyles = (locale: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: "Calibri", size: 22, language: { value: locale, bidirectional: "ar-SA" } },
      paragraph: { spacing: { line: 264, ...after(3) } },
    },
    title: {
      run: { size: 54, bold: true, color: accent },
      paragraph: { spacing: after(6), keepNext: true },
    },
    heading1: {
      run: { size: 28, bold: true, color: accent },
      paragraph: {
        spacing: around(20, 4),
        keepNext: true,
        border: { top: { style: BorderStyle.SINGLE, size: 6, space: 6, color: line } },
      },
    },
    heading2: {
      run: { size: 23, bold: true, color: "1D2327" },
      paragraph: { spacing: around(8, 0), keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: "ListBullet",
      name: "List Bullet",
      basedOn: "Normal",
      quickFormat: true,
      paragraph: { numbering: { reference: bulletList, level: 0 }, indent, spacing: after(1) },
    },
    { id: "Subtitle", name: "Subtitle", basedOn: "Normal", quickFormat: true, run: { size: 26 } },
    { id: "Facts", name: "CV Facts", basedOn: "Normal", quickFormat: true, run: { color: quiet } },
  ],
});
