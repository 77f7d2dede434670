import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDataFile, dataFile, hostileTexts } from "#test/documents/any-data-file.ts";
import type { DataFile, DataVariable } from "../data-file.ts";
import { fitting, lettersIn, type ScriptForm } from "./script-form.ts";
import { writeRScript } from "./write-r-script.ts";
import { writeSpssScript } from "./write-spss-script.ts";
import { writeStataScript } from "./write-stata-script.ts";

const form: ScriptForm = { lang: "da", csvName: "svar-2026.csv" };
const named = (text: string) => ({ da: text, en: `en: ${text}` });

const survey: DataVariable[] = [
  {
    name: "nytte_mentor",
    label: named("Var mentoren til nytte?"),
    kind: "category",
    categories: [
      { code: "ja", value: 1, missing: false, label: named('Ja, "helt" sikkert') },
      { code: "ved_ikke", value: 98, missing: true, label: named("Ved ikke") },
      { code: "skip", value: -1, missing: true, label: named("Vil ikke svare") },
    ],
  },
  { name: "start", label: named("Hvornår?"), kind: "date" },
  { name: "timer", label: named("Hvor mange timer?"), kind: "number" },
  { name: "ord", label: named("Andet, der koster $5 eller `mere'?"), kind: "text", longest: 500 },
];

test("the script for Stata reads, labels and marks what is missing", () => {
  expect(
    writeStataScript(dataFile(survey, []), form),
  ).toBe(`* Læser filen med etiketter. Kør den i den mappe, hvor datafilen ligger.
version 16
import delimited using "svar-2026.csv", clear delimiters(",") varnames(1) case(preserve) ///
  encoding("UTF-8") bindquote(strict) ///
  stringcols(2 4) ///
  numericcols(1 3)
label data "Tilfredshed 2026"

mvdecode nytte_mentor, mv(98=.a \\ -1=.b)
label define nytte_mentor 1 "Ja, ”helt” sikkert", modify
label define nytte_mentor .a "Ved ikke", modify
label define nytte_mentor .b "Vil ikke svare", modify
label values nytte_mentor nytte_mentor
label variable nytte_mentor "Var mentoren til nytte?"

generate double _day = daily(start, "YMD")
format %tdCCYY-NN-DD _day
order _day, after(start)
drop start
rename _day start
label variable start "Hvornår?"

label variable timer "Hvor mange timer?"

replace ord = usubstr(ord, 2, .) if usubstr(ord, 1, 1) == "'"
label variable ord "Andet, der koster ＄5 eller ‘mere'?"
`);
});

test("the script for SPSS reads, labels and marks what is missing", () => {
  expect(writeSpssScript(dataFile(survey, []), { ...form, lang: "en" })).toBe(`* Encoding: UTF-8.
* Reads the file with its labels. Put the folder before the file name if SPSS does not find it.
SET DECIMAL=DOT.
GET DATA /TYPE=TXT /FILE='svar-2026.csv' /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED /DELIMITERS=',' /QUALIFIER='"' /FIRSTCASE=2
  /VARIABLES=
  nytte_mentor F25.0
  start SDATE10
  timer F25.0
  ord A2000
  .
FORMATS nytte_mentor (F8.0).
FORMATS timer (F12.2).
FILE LABEL 'Satisfaction 2026'.
VARIABLE LABELS nytte_mentor 'en: Var mentoren til nytte?'.
VARIABLE LABELS start 'en: Hvornår?'.
VARIABLE LABELS timer 'en: Hvor mange timer?'.
VARIABLE LABELS ord 'en: Andet, der koster $5 eller \`mere''?'.
VARIABLE LEVEL nytte_mentor (NOMINAL).
VALUE LABELS nytte_mentor
  1 'en: Ja, "helt" sikkert'
  98 'en: Ved ikke'
  -1 'en: Vil ikke svare'.
MISSING VALUES nytte_mentor (98, -1).
IF (SUBSTR(ord, 1, 1) = "'") ord = SUBSTR(ord, 2).
EXECUTE.
`);
});

test("a long question is cut where a program has no room for it, and Stata keeps it whole as a note", () => {
  const long = "Hvad betød det for dig, at æøå blev skrevet rigtigt? ".repeat(9);
  const file = dataFile([{ name: "v", label: named(long), kind: "number" }], []);
  const stata = writeStataScript(file, form);
  expect(lettersIn(/label variable v "(.*)"/.exec(stata)?.[1] ?? "")).toBe(80);
  expect(stata).toContain(`notes v: ${long}`);
  const pieces = /VARIABLE LABELS v ([^.]*)\.\n/.exec(writeSpssScript(file, form))?.[1] ?? "";
  const label = pieces.slice(1, -1).replaceAll(/' \+\n {4}'/g, "");
  expect(Buffer.byteLength(label)).toBeLessThanOrEqual(255);
  expect(Buffer.byteLength(label)).toBeGreaterThan(250);
  expect(label.endsWith("…")).toBe(true);
});

test("what is cut is cut between letters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, room) => {
      const fits = fitting(text, room, lettersIn);
      expect(lettersIn(fits)).toBeLessThanOrEqual(room);
      expect(fits.isWellFormed()).toBe(true);
      if (lettersIn(text) <= room) expect(fits).toBe(text);
    }),
  );
});

test.each(["a b.csv", "", "x'.csv", "$x.csv", "../x.csv", "x\n.csv"])(
  "the file name %j is refused",
  (csvName) => {
    for (const write of [writeRScript, writeSpssScript, writeStataScript]) {
      expect(() => write(dataFile(survey, []), { ...form, csvName })).toThrow(RangeError);
    }
  },
);

/** A script with the same names and values, and other texts: its skeleton must be the same, whatever the texts are. */
const withOtherTexts = (file: DataFile, text: string): DataFile => ({
  ...file,
  title: named(text),
  variables: file.variables.map((variable, at) => ({
    ...variable,
    label: named(`${at}${text}`),
    ...(variable.categories && {
      categories: variable.categories.map((category) => ({
        ...category,
        label: named(`${category.value}${text}`),
      })),
    }),
  })),
});

/** What is left of a script when its strings, as the program reads them, are taken out. */
const skeletons: Readonly<Record<string, (file: DataFile) => string>> = {
  R: (file) => writeRScript(file, form).replaceAll(/"(?:[^"\\]|\\.)*"/g, '""'),
  SPSS: (file) =>
    writeSpssScript(file, form)
      .replaceAll(/'(?:[^'\n]|'')*'/g, "''")
      .replaceAll(/''(?: \+\n {4}'')+/g, "''"),
  Stata: (file) =>
    writeStataScript(file, form)
      .replaceAll(/"[^"\n]*"/g, '""')
      .replaceAll(/^notes .*\n/gm, ""),
};

describe.each(Object.entries(skeletons))("a script for %s", (_, skeletonOf) => {
  test("has the same commands whatever the questions and answers are called", () => {
    fc.assert(
      fc.property(anyDataFile, fc.constantFrom(...hostileTexts), ({ file }, text) => {
        expect(skeletonOf(withOtherTexts(file, text))).toBe(skeletonOf(withOtherTexts(file, "ord")));
      }),
    );
  });
});

const written = (write: typeof writeRScript) => (text: string) =>
  write(withOtherTexts(dataFile(survey, []), text), form);

test.each(hostileTexts)("no text is more to Stata than a text: %j", (text) => {
  const script = written(writeStataScript)(text);
  expect(script.replaceAll(/ \/\/\/\n|mv\(.*\)/g, "")).not.toMatch(/[`$\\{}]|\/\*|\/\//);
  for (const line of script.split("\n")) expect((line.match(/"/g)?.length ?? 0) % 2).toBe(0);
});

test.each(hostileTexts)("the script for R has no letter that a machine could read as another: %j", (text) => {
  expect(written(writeRScript)(text)).toMatch(/^[\n -~]*$/);
});

test.each(hostileTexts)("no line of the script for SPSS is longer than 256 bytes: %j", (text) => {
  for (const line of written(writeSpssScript)(text).split("\n")) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(256);
  }
});
