import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDataFile, dataFile, hostileTexts } from "#test/documents/any-data-file.ts";
import type { DataVariable } from "./data-file.ts";
import { dataText } from "./data-text.ts";
import { writeCodebookCsv } from "./write-codebook-csv.ts";
import { writeCodebookDdi } from "./write-codebook-ddi.ts";

const survey: DataVariable[] = [
  {
    name: "job",
    label: { da: "Er du i job?", en: "Do you have a job?" },
    kind: "category",
    categories: [
      { code: "ja", value: 1, missing: false, label: { da: "=Ja & <nej>", en: "Yes" } },
      { code: "ved_ikke", value: 98, missing: true, label: { da: "Ved ikke", en: "Do not know" } },
    ],
  },
  { name: "start", label: { da: "Hvornår?", en: "When?" }, kind: "date" },
];

const read = (text: string): string[][] => parse(text, { delimiter: ";", bom: true });

test("the codebook tells every variable and every value in both languages, and no cell is a formula", () => {
  expect(read(writeCodebookCsv({ variables: survey }))).toEqual([
    ["variable", "kind", "question_da", "question_en", "value", "code", "label_da", "label_en", "missing"],
    ["job", "category", "Er du i job?", "Do you have a job?", "", "", "", "", ""],
    ["job", "category", "", "", "1", "ja", "'=Ja & <nej>", "Yes", "0"],
    ["job", "category", "", "", "98", "ved_ikke", "Ved ikke", "Do not know", "1"],
    ["start", "date", "Hvornår?", "When?", "", "", "", "", ""],
  ]);
});

test("any codebook comes back from another program's parser", () => {
  fc.assert(
    fc.property(anyDataFile, ({ file }) => {
      const [, ...lines] = read(writeCodebookCsv(file));
      const labels = file.variables.flatMap(({ label, categories = [] }) => [
        label.da,
        ...categories.map((one) => one.label.da),
      ]);
      const back = lines.map((line) => (line[2] === "" ? line[6] : line[2])?.replace(/^'/, ""));
      expect(back).toEqual(labels.map(dataText));
    }),
  );
});

test("the codebook for archives is DDI-Codebook 2.5", () => {
  const xml = writeCodebookDdi(
    dataFile(survey, [], ["Periode: november 2026", "n < 5 er skjult"]),
    "svar.csv",
  );
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<codeBook xmlns="ddi:codebook:2_5" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd" version="2.5">
  <stdyDscr>
    <citation>
      <titlStmt>
        <titl xml:lang="da">Tilfredshed 2026</titl>
        <parTitl xml:lang="en">Satisfaction 2026</parTitl>
      </titlStmt>
    </citation>
    <stdyInfo>
      <abstract>Periode: november 2026</abstract>
      <abstract>n &lt; 5 er skjult</abstract>
    </stdyInfo>
  </stdyDscr>
  <fileDscr ID="F1">
    <fileTxt>
      <fileName>svar.csv</fileName>
      <dimensns>
        <varQnty>2</varQnty>
      </dimensns>
      <fileType>CSV, UTF-8</fileType>
    </fileTxt>
  </fileDscr>
  <dataDscr>
    <var ID="V1" name="job" files="F1" intrvl="discrete" representationType="code">
      <labl xml:lang="da">Er du i job?</labl>
      <labl xml:lang="en">Do you have a job?</labl>
      <qstn>
        <qstnLit xml:lang="da">Er du i job?</qstnLit>
      </qstn>
      <qstn>
        <qstnLit xml:lang="en">Do you have a job?</qstnLit>
      </qstn>
      <invalrng>
        <item VALUE="98"/>
      </invalrng>
      <catgry>
        <catValu>1</catValu>
        <labl xml:lang="da">=Ja &amp; &lt;nej&gt;</labl>
        <labl xml:lang="en">Yes</labl>
      </catgry>
      <catgry missing="Y">
        <catValu>98</catValu>
        <labl xml:lang="da">Ved ikke</labl>
        <labl xml:lang="en">Do not know</labl>
      </catgry>
      <varFormat type="numeric"/>
    </var>
    <var ID="V2" name="start" files="F1" intrvl="contin" representationType="datetime">
      <labl xml:lang="da">Hvornår?</labl>
      <labl xml:lang="en">When?</labl>
      <qstn>
        <qstnLit xml:lang="da">Hvornår?</qstnLit>
      </qstn>
      <qstn>
        <qstnLit xml:lang="en">When?</qstnLit>
      </qstn>
      <varFormat type="character" schema="ISO" formatname="YYYY-MM-DD" category="date"/>
    </var>
  </dataDscr>
</codeBook>
`);
});

/** Elements that may stand in an element, in the order of the schema; texts alone where nothing is named. */
const order: Readonly<Record<string, readonly string[]>> = {
  codeBook: ["docDscr", "stdyDscr", "fileDscr", "dataDscr", "otherMat"],
  stdyDscr: ["citation", "stdyInfo"],
  citation: ["titlStmt"],
  titlStmt: ["titl", "subTitl", "altTitl", "parTitl", "IDNo"],
  stdyInfo: ["subject", "abstract", "sumDscr", "notes"],
  fileDscr: ["fileTxt", "locMap", "notes"],
  fileTxt: ["fileName", "fileCont", "fileStrc", "dimensns", "fileType"],
  dimensns: ["caseQnty", "varQnty"],
  dataDscr: ["varGrp", "var", "notes"],
  var: [
    "location",
    "labl",
    "qstn",
    "valrng",
    "invalrng",
    "universe",
    "txt",
    "catgry",
    "concept",
    "varFormat",
    "notes",
  ],
  qstn: ["preQTxt", "qstnLit"],
  invalrng: ["item", "range"],
  catgry: ["catValu", "labl", "txt", "catStat"],
};

/** Reads the XML strictly: each tag closed by its own, elements in order, nothing but the five entities. */
function elementsOf(xml: string): string[] {
  const open: { name: string; place: number }[] = [];
  const seen: string[] = [];
  const body = xml.slice(xml.indexOf("<codeBook"));
  for (const [, closing, name = "", selfClosed, text = ""] of body.matchAll(
    /<(\/)?([A-Za-z]+)(?: [\w:]+="[^"<&]*")*(\/)?>([^<]*)/g,
  )) {
    expect(text.replaceAll(/&(amp|lt|gt|quot|apos);/g, "")).not.toContain("&");
    if (closing) expect(open.pop()?.name).toBe(name);
    else {
      const parent = open.at(-1);
      if (parent) {
        const place = order[parent.name]?.indexOf(name) ?? -1;
        expect([parent.name, name, place >= parent.place]).toEqual([parent.name, name, true]);
        parent.place = place;
      }
      seen.push(name);
      if (!selfClosed) open.push({ name, place: 0 });
    }
  }
  expect(open).toEqual([]);
  expect(body.replaceAll(/<[^<>]*>|[^<>]/g, "")).toBe("");
  return seen;
}

describe("any codebook for archives", () => {
  test("has its elements in the order of the standard, and no text is one of them", () => {
    fc.assert(
      fc.property(anyDataFile, ({ file }) => {
        const seen = elementsOf(writeCodebookDdi(file, "svar.csv"));
        expect(seen.filter((name) => name === "var")).toHaveLength(file.variables.length);
        const categories = file.variables.flatMap((variable) => variable.categories ?? []);
        expect(seen.filter((name) => name === "catgry")).toHaveLength(categories.length);
      }),
    );
  });

  test.each(hostileTexts)("%j stays a text", (text) => {
    const file = dataFile([{ name: "v", label: { da: text, en: text }, kind: "text" }], [], [text]);
    const plain = dataFile([{ name: "v", label: { da: "a", en: "a" }, kind: "text" }], [], ["a"]);
    expect(elementsOf(writeCodebookDdi(file, "x.csv"))).toEqual(elementsOf(writeCodebookDdi(plain, "x.csv")));
  });
});
