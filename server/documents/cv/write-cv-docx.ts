import {
  Document,
  Footer,
  HeadingLevel,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  TextWrappingSide,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from "docx";
import { languages } from "#questionnaires/languages.ts";
import { cvWords } from "#server/cv/cv-words.ts";
import type { CvLayout, CvLayoutSection } from "#server/cv/lay-out-cv.ts";
import { type CvItem, isShort } from "#server/cv/lay-out-entry.ts";
import { cvNumbering, cvStyles } from "./docx/cv-styles.ts";
import { freeParagraph, runsOf } from "./docx/free-text.ts";
import { imageSize } from "./image-size.ts";

/** Pixels at 96 to the inch. */
const photoWidth = 117;
const photoMostHeight = 132;

function photoRuns({ photo, photoText }: CvLayout): ImageRun[] {
  const size = photo === null ? undefined : imageSize(photo);
  if (photo === null || size === undefined || size.width === 0 || size.height === 0) return [];
  const scale = Math.min(photoWidth / size.width, photoMostHeight / size.height);
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  return [
    new ImageRun({
      type: photo.mediaType === "image/png" ? "png" : "jpg",
      data: photo.bytes,
      transformation: { width, height },
      altText: { name: photoText, description: photoText },
      floating: {
        horizontalPosition: {
          relative: HorizontalPositionRelativeFrom.MARGIN,
          align: HorizontalPositionAlign.RIGHT,
        },
        verticalPosition: { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: 0 },
        wrap: { type: TextWrappingType.SQUARE, side: TextWrappingSide.BOTH_SIDES },
      },
    }),
  ];
}

const said = (texts: readonly string[], write: (text: string) => Paragraph): Paragraph[] =>
  texts.filter(Boolean).map(write);

function headOf(layout: CvLayout): Paragraph[] {
  const { name, headline, goal, contact, profile } = layout;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [...photoRuns(layout), ...runsOf(name)] }),
    ...said([headline], (text) => new Paragraph({ style: "Subtitle", children: runsOf(text) })),
    ...said([goal], (text) => new Paragraph({ style: "Facts", children: runsOf(text, true) })),
    ...said([contact.join("  ·  ")], (text) => new Paragraph({ style: "Facts", children: runsOf(text) })),
    ...profile.map((text, at) => freeParagraph(text, at === 0 ? { spacing: { before: 200 } } : {})),
  ];
}

const shortItem = ({ title, place }: CvItem): Paragraph =>
  new Paragraph({
    style: "ListBullet",
    children: [...runsOf(title, true), ...runsOf(place === "" ? "" : ` – ${place}`)],
  });

const itemParagraphs = ({ title, place, period, lines, bullets }: CvItem): Paragraph[] => [
  ...said([title], (text) => new Paragraph({ heading: HeadingLevel.HEADING_2, children: runsOf(text) })),
  ...said(
    [[place, period].filter(Boolean).join("  ·  ")],
    (text) =>
      new Paragraph({ style: "Facts", keepNext: lines.length + bullets.length > 0, children: runsOf(text) }),
  ),
  ...said(lines, (text) => freeParagraph(text)),
  ...said(bullets, (text) => freeParagraph(text, { style: "ListBullet" })),
];

const sectionParagraphs = ({ heading, items }: CvLayoutSection): Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: runsOf(heading) }),
  ...(items.every(isShort) ? items.map(shortItem) : items.flatMap(itemParagraphs)),
];

function footerOf({ name, lang }: CvLayout): Footer {
  const { page, of } = cvWords[lang];
  const pages = new TextRun({
    children: [`${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
  });
  const owner = name === "" ? [] : [...runsOf(name), new TextRun(" · ")];
  return new Footer({ children: [new Paragraph({ style: "Facts", children: [...owner, pages] })] });
}

/** Twentieths of a point: A4 with 2.2 cm at each side, or 1.8 cm where little paper is to be used. */
const paperOf = ({ isCompact }: CvLayout) => {
  const side = isCompact ? 1020 : 1250;
  return {
    size: { width: 11_906, height: 16_838 },
    margin: { top: side, bottom: side, left: side, right: side },
  };
};

/**
 * The CV as a Word file (Office Open XML) that the citizen can write on in: real styles for title, headings and bullets,
 * its language and title, the photo with words. The file says itself when it was made. A photo whose size cannot be read
 * is left out.
 */
export function writeCvDocx(layout: CvLayout): Promise<Buffer> {
  const document = new Document({
    title: layout.title,
    creator: layout.name,
    lastModifiedBy: layout.name,
    styles: cvStyles(languages[layout.lang].locale, layout.isCompact),
    numbering: cvNumbering,
    sections: [
      {
        properties: { page: paperOf(layout) },
        footers: { default: footerOf(layout) },
        children: [...headOf(layout), ...layout.sections.flatMap(sectionParagraphs)],
      },
    ],
  });
  return Packer.toBuffer(document);
}
