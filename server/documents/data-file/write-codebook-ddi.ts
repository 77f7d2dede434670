import { writeXml, type XmlElement } from "../xml.ts";
import {
  type Category,
  checkedVariables,
  type DataFile,
  type DataVariable,
  type Labels,
} from "./data-file.ts";
import { dataText } from "./data-text.ts";

type Inside = string | readonly (XmlElement | undefined)[];

const element = (name: string, inside: Inside, attributes: Record<string, string> = {}): XmlElement => ({
  name,
  attributes,
  inside: typeof inside === "string" ? dataText(inside) : inside.filter((part) => part !== undefined),
});

const inBoth = (name: string, text: Labels): readonly XmlElement[] =>
  (["da", "en"] as const)
    .filter((lang) => text[lang] !== "")
    .map((lang) => element(name, text[lang], { "xml:lang": lang }));

const category = ({ value, missing, label }: Category): XmlElement =>
  element(
    "catgry",
    [element("catValu", String(value)), ...inBoth("labl", label)],
    missing ? { missing: "Y" } : {},
  );

function missingRange(categories: readonly Category[]): XmlElement | undefined {
  const missing = categories.filter((one) => one.missing);
  if (missing.length === 0) return undefined;
  return element(
    "invalrng",
    missing.map(({ value }) => element("item", "", { VALUE: String(value) })),
  );
}

const formats = {
  category: { type: "numeric" },
  number: { type: "numeric" },
  date: { type: "character", schema: "ISO", formatname: "YYYY-MM-DD", category: "date" },
  text: { type: "character" },
} as const;

const representations = { category: "code", number: "numeric", date: "datetime", text: "text" } as const;

/** Elements in the order of `varType` in the schema of DDI-Codebook 2.5. */
const variableElement = ({ name, label, kind, categories = [] }: DataVariable, at: number): XmlElement =>
  element(
    "var",
    [
      ...inBoth("labl", label),
      ...inBoth("qstnLit", label).map((words) => element("qstn", [words])),
      missingRange(categories),
      ...categories.map(category),
      element("varFormat", "", formats[kind]),
    ],
    {
      ID: `V${at + 1}`,
      name,
      files: "F1",
      intrvl: kind === "category" || kind === "text" ? "discrete" : "contin",
      representationType: representations[kind],
    },
  );

const namespaces = {
  xmlns: "ddi:codebook:2_5",
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  "xsi:schemaLocation":
    "ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd",
  version: "2.5",
} as const;

/** The codebook as DDI-Codebook 2.5, which archives and catalogues of data read; `csvName` is the file it describes. */
export function writeCodebookDdi(file: Omit<DataFile, "rows">, csvName: string): string {
  const variables = checkedVariables(file);
  const study = element("stdyDscr", [
    element("citation", [
      element("titlStmt", [
        element("titl", file.title.da, { "xml:lang": "da" }),
        element("parTitl", file.title.en, { "xml:lang": "en" }),
      ]),
    ]),
    element(
      "stdyInfo",
      file.about.map((text) => element("abstract", text)),
    ),
  ]);
  const size = element("dimensns", [element("varQnty", String(variables.length))]);
  const data = element(
    "fileDscr",
    [element("fileTxt", [element("fileName", csvName), size, element("fileType", "CSV, UTF-8")])],
    {
      ID: "F1",
    },
  );
  const book = element(
    "codeBook",
    [study, data, element("dataDscr", variables.map(variableElement))],
    namespaces,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(book)}`;
}
