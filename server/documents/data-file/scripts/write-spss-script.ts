import { checkedVariables, type DataFile, type DataVariable } from "../data-file.ts";
import { bytesIn, checkedName, fitting, lineOf, type ScriptForm } from "./script-form.ts";

const intro = {
  da: "* Læser filen med etiketter. Skriv mappen foran filens navn, hvis SPSS ikke selv finder den.",
  en: "* Reads the file with its labels. Put the folder before the file name if SPSS does not find it.",
} as const;

/** Bytes that SPSS keeps of labels (Command Syntax Reference: VARIABLE LABELS, VALUE LABELS, FILE LABEL). */
const room = { variable: 255, value: 120, file: 60 } as const;
/** Command lines of SPSS take 256 bytes; a letter takes four at most. */
const lettersOnALine = 50;
/** Bytes of a string variable (Command Syntax Reference: STRING). */
const longestString = 32_767;
const usualLongest = 2_000;

/** A string of SPSS on as many lines as it needs; an apostrophe in it is written twice, and nothing else means anything. */
function quoted(text: string, bytes: number): string {
  const letters = [...fitting(lineOf(text), bytes, bytesIn)];
  const pieces = Array.from({ length: Math.max(1, Math.ceil(letters.length / lettersOnALine)) }, (_, n) =>
    letters.slice(n * lettersOnALine, (n + 1) * lettersOnALine).join(""),
  );
  return pieces.map((piece) => `'${piece.replaceAll("'", "''")}'`).join(" +\n    ");
}

function formatOf({ kind, longest = usualLongest }: DataVariable): string {
  if (kind === "date") return "SDATE10";
  if (kind === "text") return `A${Math.min(longestString, longest * 4)}`;
  return "F25.0";
}

function labelsOf({ name, categories = [] }: DataVariable, lang: "da" | "en"): string {
  if (categories.length === 0) return "";
  const labels = categories.map(({ value, label }) => `\n  ${value} ${quoted(label[lang], room.value)}`);
  const missing = categories.filter((category) => category.missing).map(({ value }) => value);
  return (
    `VARIABLE LEVEL ${name} (NOMINAL).\nVALUE LABELS ${name}${labels.join("")}.\n` +
    (missing.length > 0 ? `MISSING VALUES ${name} (${missing.join(", ")}).\n` : "")
  );
}

const shown = { category: "F8.0", number: "F12.2", date: "", text: "" } as const;

const formatted = ({ name, kind }: DataVariable): string =>
  shown[kind] === "" ? "" : `FORMATS ${name} (${shown[kind]}).\n`;

/** An apostrophe stands in the file before a text that spreadsheets could take for a formula. */
const withoutApostrophe = ({ name, kind }: DataVariable): string =>
  kind === "text" ? `IF (SUBSTR(${name}, 1, 1) = "'") ${name} = SUBSTR(${name}, 2).\n` : "";

/** Syntax for SPSS (24 and later) and PSPP: types, questions, labels of values, and which values are missing. */
export function writeSpssScript(file: DataFile, { lang, csvName }: ScriptForm): string {
  const variables = checkedVariables(file);
  const each = (write: (variable: DataVariable) => string): string => variables.map(write).join("");
  return `* Encoding: UTF-8.
${intro[lang]}
SET DECIMAL=DOT.
GET DATA /TYPE=TXT /FILE='${checkedName(csvName)}' /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED /DELIMITERS=',' /QUALIFIER='"' /FIRSTCASE=2
  /VARIABLES=
${each((variable) => `  ${variable.name} ${formatOf(variable)}\n`)}  .
${each(formatted)}FILE LABEL ${quoted(file.title[lang], room.file)}.
${each(({ name, label }) => `VARIABLE LABELS ${name} ${quoted(label[lang], room.variable)}.\n`)}${each((variable) => labelsOf(variable, lang))}${each(withoutApostrophe)}EXECUTE.
`;
}
