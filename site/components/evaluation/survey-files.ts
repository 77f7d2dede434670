import type { DataFile } from "#server/documents/data-file/data-file.ts";
import { writeRScript } from "#server/documents/data-file/scripts/write-r-script.ts";
import { writeSpssScript } from "#server/documents/data-file/scripts/write-spss-script.ts";
import { writeStataScript } from "#server/documents/data-file/scripts/write-stata-script.ts";
import { writeCodebookCsv } from "#server/documents/data-file/write-codebook-csv.ts";
import { writeCodebookDdi } from "#server/documents/data-file/write-codebook-ddi.ts";
import { writeCsv } from "#server/documents/data-file/write-csv.ts";
import { writeParquet } from "#server/documents/data-file/write-parquet.ts";
import { writeXlsx } from "#server/documents/data-file/write-xlsx.ts";
import type { ExportedPart } from "#server/use-cases/evaluation/export-survey.ts";
import type { TextKey } from "#site/text/translate.ts";

interface FileKind {
  readonly name: string;
  readonly type: string;
  readonly label: TextKey;
  write(source: DataFile, lang: "da" | "en"): AsyncIterable<Uint8Array> | string;
}

/** A file of a survey, and which part of it is written there. */
export type SurveyFile = FileKind & { readonly part: ExportedPart };

const csvName = "svar.csv";
const csv = "text/csv; charset=utf-8";
const plain = "text/plain; charset=utf-8";

/** Every file that answers with one row for each person can be had as. */
export const respondentFiles: readonly FileKind[] = [
  {
    name: "svar.xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    label: "evaluation.file.xlsx",
    write: (respondents, lang) => writeXlsx(respondents, { lang, values: { labelsIn: lang } }),
  },
  {
    name: "svar-ord.csv",
    type: csv,
    label: "evaluation.file.words",
    write: (respondents, lang) =>
      writeCsv(respondents, {
        for: "spreadsheet",
        decimal: lang === "da" ? "," : ".",
        values: { labelsIn: lang },
      }),
  },
  {
    name: csvName,
    type: csv,
    label: "evaluation.file.plain",
    write: (respondents) => writeCsv(respondents, { for: "plain", values: "codes" }),
  },
  {
    name: "svar.R",
    type: plain,
    label: "evaluation.file.r",
    write: (respondents, lang) => writeRScript(respondents, { lang, csvName }),
  },
  {
    name: "svar.do",
    type: plain,
    label: "evaluation.file.stata",
    write: (respondents, lang) => writeStataScript(respondents, { lang, csvName }),
  },
  {
    name: "svar.sps",
    type: plain,
    label: "evaluation.file.spss",
    write: (respondents, lang) => writeSpssScript(respondents, { lang, csvName }),
  },
  {
    name: "svar.parquet",
    type: "application/vnd.apache.parquet",
    label: "evaluation.file.parquet",
    write: (respondents) => writeParquet(respondents, "codes"),
  },
  {
    name: "kodebog.csv",
    type: csv,
    label: "evaluation.file.codebook",
    write: (respondents) => writeCodebookCsv(respondents),
  },
  {
    name: "kodebog.xml",
    type: "application/xml; charset=utf-8",
    label: "evaluation.file.ddi",
    write: (respondents) => writeCodebookDdi(respondents, csvName),
  },
];

/** Every file that a survey can be had as, in the order of the page. */
export const surveyFiles: readonly SurveyFile[] = [
  {
    name: "tabeller.csv",
    type: csv,
    label: "evaluation.file.tables",
    part: "tables",
    write: (tables, lang) =>
      writeCsv(tables, {
        for: "spreadsheet",
        decimal: lang === "da" ? "," : ".",
        values: { labelsIn: lang },
      }),
  },
  ...respondentFiles.map((file) => ({ ...file, part: "rows" as const })),
];
