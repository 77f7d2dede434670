import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { DataFile } from "#server/documents/data-file/data-file.ts";
import { writeRScript } from "#server/documents/data-file/scripts/write-r-script.ts";
import { writeSpssScript } from "#server/documents/data-file/scripts/write-spss-script.ts";
import { writeCsv } from "#server/documents/data-file/write-csv.ts";
import { bytesOf } from "./any-data-file.ts";

const form = { lang: "da", csvName: "answers.csv" } as const;

/** What a program made of a column: its label, and its values as texts. */
export interface ReadColumn {
  readonly type: string;
  readonly label: string;
  readonly cells: readonly (string | null)[];
}

/** The plain file in a folder of its own, where a program works on it. */
async function besideFile<T>(file: DataFile, work: (folder: string) => T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "afsaet-data-file-"));
  try {
    writeFileSync(
      join(folder, form.csvName),
      await bytesOf(writeCsv(file, { for: "plain", values: "codes" })),
    );
    const read = work(folder);
    if (existsSync(join(folder, "pwned"))) throw new Error("A text was run as a command");
    return read;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (folder: string, letters: "C" | "C.UTF-8", command: readonly [string, ...string[]]): string => {
  const [program, ...args] = command;
  return execFileSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: letters },
  });
};

const tellColumns = `
hex <- function(x) paste(as.character(charToRaw(enc2utf8(x))), collapse = "")
for (name in names(data)) {
  column <- data[[name]]
  values <- if (is.numeric(column)) sprintf("%.17g", column) else as.character(column)
  told <- ifelse(is.na(column), "-", paste0("x", vapply(as.list(values), hex, "")))
  cat(name, class(column)[1], paste0("x", hex(attr(column, "label"))), told, "\\n")
}
`;

const fromHex = (hex: string): string => Buffer.from(hex.slice(1), "hex").toString();

/** What R makes of a data file with the script, on a machine that knows no letters but ASCII. */
export const readWithR = (file: DataFile, keepMissing: boolean): Promise<ReadonlyMap<string, ReadColumn>> =>
  besideFile(file, (folder) => {
    writeFileSync(join(folder, "read.R"), writeRScript(file, form));
    const kept = `keep_missing <- ${keepMissing ? "TRUE" : "FALSE"}\n`;
    writeFileSync(join(folder, "tell.R"), `${kept}source("read.R")\n${tellColumns}`);
    const lines = run(folder, "C", ["Rscript", "--vanilla", "tell.R"]).trimEnd().split("\n");
    return new Map(
      lines.map((line) => {
        const [name = "", type = "", label = "", ...cells] = line.trimEnd().split(" ");
        const values = cells.map((cell) => (cell === "-" ? null : fromHex(cell)));
        return [name, { type, label: fromHex(label), cells: values }];
      }),
    );
  });

/** The rows that PSPP, which reads what SPSS reads, makes of a data file with the script; it works in Unicode, as SPSS does. */
export const readWithPspp = (
  file: DataFile,
  how: { readonly cells: "labels" | "values"; readonly missing: "ignore" | "recode" },
): Promise<readonly string[][]> =>
  besideFile(file, (folder) => {
    const saved = `SAVE TRANSLATE /OUTFILE='out.csv' /TYPE=CSV /CELLS=${how.cells} /MISSING=${how.missing}.\n`;
    writeFileSync(join(folder, "read.sps"), writeSpssScript(file, form) + saved);
    const said = run(folder, "C.UTF-8", ["pspp", "--no-output", "read.sps"]);
    if (said !== "") throw new Error(said);
    return parse(readFileSync(join(folder, "out.csv")), { relax_column_count: false });
  });
