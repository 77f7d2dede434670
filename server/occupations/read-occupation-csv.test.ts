import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mostRows } from "./read-csv-table.ts";
import { readOccupationCsv } from "./read-occupation-csv.ts";

const header = "code;label_da;label_en;words_da;words_en";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (...lines: readonly string[]) => readOccupationCsv(bytes([header, ...lines].join("\r\n")));
const good = "532210;Hjemmehjælper om natten;Night carer;natpleje|aftenvagt;night care";

const faults = (reading: ReturnType<typeof readOccupationCsv>): readonly string[] =>
  reading.kind === "read"
    ? []
    : reading.faults.map(({ line, column, code }) => `${line} ${column ?? "-"} ${code}`);

const nightCarer = {
  code: "532210",
  label: { da: "Hjemmehjælper om natten", en: "Night carer" },
  words: { da: ["natpleje", "aftenvagt"], en: ["night care"] },
};

describe("a list of occupations is read", () => {
  test.each([
    ["with semicolons", `${header}\n${good}\n`],
    ["with commas", `${header}\n${good}\n`.replaceAll(";", ",")],
    ["with a byte order mark and line ends of Windows", `\uFEFF${header}\r\n${good}\r\n`],
    ["with line ends of old Macs", `${header}\r${good}`],
    ["with blank rows and empty cells at the end", `\n${header};;\n\n${good};;\n;;;;;;\n`],
    [
      "with columns in another order and capitals",
      `LABEL_EN;Code;Label_da;words_en;words_da\nNight carer;532210;Hjemmehjælper om natten;night care;natpleje|aftenvagt`,
    ],
    [
      "with quotation marks",
      `${header}\n"532210";"Hjemmehjælper om natten";Night carer;"natpleje| aftenvagt |";"night care"`,
    ],
    ["with letters that are put together", `${header}\n${good.normalize("NFD")}`],
  ])("%s", (_, text) => {
    expect(readOccupationCsv(bytes(text))).toEqual({ kind: "read", rows: [nightCarer] });
  });

  test("with separators and quotation marks inside quotation marks", () => {
    expect(read('532210;"Pleje; nat ""og"" dag";Care;;')).toEqual({
      kind: "read",
      rows: [{ code: "532210", label: { da: 'Pleje; nat "og" dag', en: "Care" }, words: { da: [], en: [] } }],
    });
  });

  test("also when it has no rows, or the most rows it may have", () => {
    expect(read()).toEqual({ kind: "read", rows: [] });
    const rows = Array.from(
      { length: 100 },
      (_, at) => `2221${String(at).padStart(2, "0")};Nr. ${at};No. ${at};;`,
    );
    expect(read(...rows)).toMatchObject({ kind: "read", rows: { length: 100 } });
  });
});

describe("faults of a list of occupations are told with line and column", () => {
  test.each([
    ["a code that is not six digits", "5322;A;B;;", "2 code bad-code"],
    ["a zero that a spreadsheet dropped", "11000;A;B;;", "2 code bad-code"],
    ["other digits", "٥٣٢٢١٠;A;B;;", "2 code bad-code"],
    ["a unit group that is not in ISCO-08", "999910;A;B;;", "2 code unknown-unit-group"],
    ["an empty label", "532210; ;B;;", "2 label_da empty"],
    ["an empty label in English", "532210;A;;;", "2 label_en empty"],
    ["a label that is too long", `532210;${"a".repeat(121)};B;;`, "2 label_da too-long"],
    ["a word that is too long", `532210;A;B;x|${"a".repeat(121)};`, "2 words_da too-long"],
    [
      "too many words",
      `532210;A;B;;${Array.from({ length: 101 }, (_, at) => at).join("|")}`,
      "2 words_en too-many-words",
    ],
    ["a control character", "532210;A\u0007;B;;", "2 label_da control-character"],
    ["a mark that turns the direction", "532210;A;B\u202e;;", "2 label_en control-character"],
    ["a line break in a cell", '532210;"A\nB";C;;', "2 label_da control-character"],
    ["too few cells", "532210;A;B", "2 - wrong-number-of-cells"],
    ["too many cells", "532210;A;B;;;x", "2 - wrong-number-of-cells"],
    ["a quotation mark that is never closed", '532210;"A;B;;', "2 - broken-quotes"],
    ["a quotation mark inside a cell", '532210;A"b;B;;', "2 - broken-quotes"],
  ])("%s", (_, line, fault) => {
    expect(faults(read(line))).toEqual([fault]);
    expect(faults(read(good, "", line.replace("532210", "532211")))).toEqual([fault.replace("2", "4")]);
  });

  test("all at once, in the order of the lines", () => {
    expect(faults(read("x;;B;;", good, '1;"', good, "999999;A;B;;"))).toEqual([
      "2 label_da empty",
      "4 - broken-quotes",
      "5 code duplicate",
      "6 code unknown-unit-group",
    ]);
  });

  test("also after a cell of several lines", () => {
    expect(faults(read('532210;"A\r\nB\r\nC";D;;', "1;A;B;;"))).toEqual([
      "2 label_da control-character",
      "5 code bad-code",
    ]);
  });

  test.each([
    ["no header", "", "1 - no-header"],
    ["only blank lines", "\n \n", "1 - no-header"],
    ["another header", "kode;navn\n", "1 - wrong-header"],
    ["a column that is missing", "code;label_da;label_en;words_da\n", "1 - wrong-header"],
    ["a column twice", "code;code;label_da;label_en;words_da;words_en\n", "1 - wrong-header"],
    ["tabs between the columns", header.replaceAll(";", "\t"), "1 - wrong-header"],
  ])("%s", (_, text, fault) => {
    expect(faults(readOccupationCsv(bytes(text)))).toEqual([fault]);
  });

  test("letters in an older encoding, by their lines", () => {
    const latin = Uint8Array.from([...`${header}\nx\n532210;Pædagog;B;;\n`], (letter) =>
      letter.charCodeAt(0),
    );
    expect(faults(readOccupationCsv(latin))).toEqual(["3 - not-utf-8"]);
  });

  test("one row too many", () => {
    const reading = readOccupationCsv(bytes(`${header}\n${"1;A;B;;\n".repeat(mostRows + 1)}`));
    expect(faults(reading)).toEqual([`${mostRows + 2} - too-many-rows`]);
  });

  test("with the beginning of what stands there", () => {
    expect(read(`${"7".repeat(20)};A;B;;`)).toMatchObject({ faults: [{ found: "7".repeat(20) }] });
    expect(read(`532210;${"å".repeat(200)};B;;`)).toMatchObject({ faults: [{ found: "å".repeat(60) }] });
  });

  test("and whatever the bytes are, the result is rows or faults", () => {
    const pieces = fc.constantFrom(
      header,
      good,
      ";",
      ",",
      '"',
      "\n",
      "\r\n",
      "|",
      "532210",
      "æ",
      "\uFEFF",
      "\u0000",
    );
    const text = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((all) => bytes(all.join("")));
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 200 })), (any) => {
        const reading = readOccupationCsv(any);
        if (reading.kind === "faulty") expect(reading.faults.length).toBeGreaterThan(0);
      }),
    );
  });
});
