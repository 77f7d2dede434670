import type { DataFile } from "#server/documents/data-file/data-file.ts";
import { writeCsv } from "#server/documents/data-file/write-csv.ts";
import { writeParquet } from "#server/documents/data-file/write-parquet.ts";
import { writeXlsx } from "#server/documents/data-file/write-xlsx.ts";
import { surveyColumns, surveyFile } from "./data-file-source.ts";

/** Writes one file in a process of its own, and tells by how much its memory grew and how long it took. */
const writers: Readonly<Record<string, (file: DataFile) => AsyncIterable<Uint8Array>>> = {
  csv: (file) => writeCsv(file, { for: "plain", values: "codes" }),
  xlsx: (file) => writeXlsx(file, { lang: "da", values: "codes" }),
  parquet: (file) => writeParquet(file, "codes"),
};

const [form = "", rows] = process.argv.slice(2);
const write = writers[form];
if (!write) throw new Error(`There is no writer for "${form}"`);

let sink = 0;
const drain = async (size: number, each: () => void): Promise<void> => {
  const chunks = write(surveyFile(surveyColumns(size)));
  each();
  for await (const chunk of chunks) {
    sink += chunk.length;
    each();
  }
};

await drain(2_000, () => undefined);
let [before, peak] = [0, 0];
const started = performance.now();
await drain(Number(rows), () => {
  const now = process.memoryUsage.rss();
  if (before === 0) before = now;
  peak = Math.max(peak, now);
});
const seconds = (performance.now() - started) / 1_000;
console.log(JSON.stringify({ growth: (peak - before) / 2 ** 20, seconds, bytes: sink }));
