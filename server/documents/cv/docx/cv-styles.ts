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

/** Sizes in half points; space in points, and lines in 240ths of their height. */
const loose = {
  text: 22,
  title: 54,
  heading: 28,
  item: 23,
  line: 264,
  below: 3,
  aboveSection: 20,
  belowHeading: 4,
  entry: 8,
} as const;
const tight = {
  text: 20,
  title: 44,
  heading: 24,
  item: 20,
  line: 245,
  below: 1,
  aboveSection: 9,
  belowHeading: 2,
  entry: 3,
} as const;

/**
 * Styles under the names that word processors know, so that headings and lists are found and changed in one place; with
 * less space between them for a CV that is to take up little paper.
 */
export function cvStyles(locale: string, isCompact: boolean): IStylesOptions {
  const sizes = isCompact ? tight : loose;
  return {
    default: {
      document: {
        run: { font: "Calibri", size: sizes.text, language: { value: locale, bidirectional: "ar-SA" } },
        paragraph: { spacing: { line: sizes.line, ...after(sizes.below) } },
      },
      title: {
        run: { size: sizes.title, bold: true, color: accent },
        paragraph: { spacing: after(6), keepNext: true },
      },
      heading1: {
        run: { size: sizes.heading, bold: true, color: accent },
        paragraph: {
          spacing: around(sizes.aboveSection, sizes.belowHeading),
          keepNext: true,
          border: { top: { style: BorderStyle.SINGLE, size: 6, space: 6, color: line } },
        },
      },
      heading2: {
        run: { size: sizes.item, bold: true, color: "1D2327" },
        paragraph: { spacing: around(sizes.entry, 0), keepNext: true },
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
  };
}
