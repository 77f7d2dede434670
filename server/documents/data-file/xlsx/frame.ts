const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sheetSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const packageSpace = "http://schemas.openxmlformats.org/package/2006";
const sheetKind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;

const relations = (inside: string): string =>
  `${head}<Relationships xmlns="${packageSpace}/relationships">${inside}</Relationships>`;

const format = (attributes: string, inside = ""): string => `<xf xfId="0" ${attributes}>${inside}</xf>`;
const asText = 'numFmtId="49" applyNumberFormat="1"';

/** Formats of cells, in the order of `style` in `cells.ts`. */
const formats = [
  format('numFmtId="0"'),
  format(asText),
  format('numFmtId="164" applyNumberFormat="1"'),
  format(`${asText} fontId="1" applyFont="1"`),
  format(`${asText} applyAlignment="1"`, '<alignment vertical="top" wrapText="1"/>'),
];

const font = (inside: string): string => `<font>${inside}<sz val="11"/><name val="Calibri"/></font>`;
const fill = (pattern: string): string => `<fill><patternFill patternType="${pattern}"/></fill>`;

const styles =
  `${head}<styleSheet xmlns="${sheetSpace}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  `<fonts count="2">${font("")}${font("<b/>")}</fonts><fills count="2">${fill("none")}${fill("gray125")}</fills>` +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  `<cellXfs count="${formats.length}">${formats.join("")}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** The parts of a workbook that say what its sheets are; the sheets are `xl/worksheets/sheet1.xml` and so on. */
export function workbookParts(sheets: readonly string[]): readonly { name: string; text: string }[] {
  const ids = sheets.map((_, place) => place + 1);
  const listed = sheets.map(
    (name, place) => `<sheet name="${name}" sheetId="${place + 1}" r:id="s${place + 1}"/>`,
  );
  const types = ids.map(
    (id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${sheetKind}.worksheet+xml"/>`,
  );
  const targets = ids.map((id) => relation(`s${id}`, "worksheet", `worksheets/sheet${id}.xml`));
  return [
    { name: "xl/styles.xml", text: styles },
    {
      name: "xl/workbook.xml",
      text: `${head}<workbook xmlns="${sheetSpace}" xmlns:r="${office}"><sheets>${listed.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: relations(targets.join("") + relation("styles", "styles", "styles.xml")),
    },
    { name: "_rels/.rels", text: relations(relation("book", "officeDocument", "xl/workbook.xml")) },
    {
      name: "[Content_Types].xml",
      text: `${head}<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetKind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetKind}.styles+xml"/>${types.join("")}</Types>`,
    },
  ];
}

/** What stands before the rows: the first row stays in sight when it is a heading. */
export function sheetStart(columnWidths: readonly number[], hasHeading: boolean): string {
  const pane = hasHeading ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : "";
  const columns = columnWidths.map(
    (width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${head}<worksheet xmlns="${sheetSpace}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>`;
}

export const sheetEnd = "</sheetData></worksheet>";
