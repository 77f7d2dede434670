import { byteOrderMark, csvLine } from "../table/csv.ts";
import { codebookLines } from "./codebook-lines.ts";
import { checkedVariables, type DataFile } from "./data-file.ts";
import { dataText } from "./data-text.ts";

/** The codebook as CSV for spreadsheets: every variable, every value, in both languages. */
export function writeCodebookCsv(file: Pick<DataFile, "variables">): string {
  const lines = codebookLines({ variables: checkedVariables(file) });
  const clean = lines.map((cells) => cells.map((cell) => (typeof cell === "string" ? dataText(cell) : cell)));
  return byteOrderMark + clean.map((cells) => csvLine(cells)).join("");
}
