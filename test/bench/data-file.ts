import { strictEqual } from "node:assert";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Sqlite from "better-sqlite3";
import { writeCsv } from "#server/documents/data-file/write-csv.ts";
import { dayNames, type SurveyColumns, surveyColumns, surveyFile } from "./data-file-source.ts";
import { type Finding, table } from "./finding.ts";
import { Rounds } from "./rounds.ts";

const rows = 1_000_000;
const rounds = 5;
const chunkBytes = 65_536;
/** A line is far shorter. */
const lineBytes = 256;

/** The names of the columns, in each contestant's file alike. */
const heading = (columns: SurveyColumns): string =>
  `${surveyFile(columns)
    .variables.map(({ name }) => name)
    .join(",")}\r\n`;

type Contestant = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** The limit: bytes straight from the columns, for these columns only. */
function* byHand(columns: SurveyColumns): Generator<Uint8Array> {
  const days = dayNames.map((name) => Buffer.from(name));
  let [bytes, at] = [Buffer.allocUnsafe(chunkBytes), 0];
  yield Buffer.from(heading(columns));
  for (let row = 0; row < columns.size; row += 1) {
    const digits = String(row);
    for (let n = 0; n < digits.length; n += 1) bytes[at++] = digits.charCodeAt(n);
    for (const column of columns.answers) {
      bytes[at++] = 44;
      bytes[at++] = 48 + (column[row] as number);
    }
    bytes[at++] = 44;
    const day = days[columns.days[row] as number] as Buffer;
    for (let n = 0; n < day.length; n += 1) bytes[at++] = day[n] as number;
    bytes[at++] = 13;
    bytes[at++] = 10;
    if (at > chunkBytes - lineBytes) {
      yield bytes.subarray(0, at);
      [bytes, at] = [Buffer.allocUnsafe(chunkBytes), 0];
    }
  }
  yield bytes.subarray(0, at);
}

/** What one would write first: rows of SQLite, joined, some thousand lines at a time. */
function* fromSqlite(connection: Sqlite.Database, columns: SurveyColumns): Generator<Uint8Array> {
  let text = heading(columns);
  for (const row of connection.prepare("SELECT * FROM wide ORDER BY nr").raw().iterate()) {
    text += `${(row as unknown[]).join(",")}\r\n`;
    if (text.length > chunkBytes) {
      yield Buffer.from(text);
      text = "";
    }
  }
  yield Buffer.from(text);
}

function wideTable(path: string, columns: SurveyColumns): Sqlite.Database {
  const connection = new Sqlite(path);
  const names = surveyFile(columns).variables.map(({ name }) => name);
  connection.exec(`CREATE TABLE wide (${names.join(", ")}, PRIMARY KEY (nr)) WITHOUT ROWID`);
  const insert = connection.prepare(`INSERT INTO wide VALUES (${names.map(() => "?").join(", ")})`);
  connection.transaction(() => {
    for (let row = 0; row < columns.size; row += 1) {
      const answers = columns.answers.map((column) => column[row]);
      insert.run(row, ...answers, dayNames[columns.days[row] as number]);
    }
  })();
  return connection;
}

async function hashOf(chunks: ReturnType<Contestant>): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}

async function msOf(contestant: Contestant): Promise<number> {
  const started = performance.now();
  let length = 0;
  for await (const chunk of contestant()) length += chunk.length;
  if (length === 0) throw new Error("Nothing was written");
  return performance.now() - started;
}

/** All write the same bytes, or nothing is timed. */
async function race(contestants: readonly Contestant[]): Promise<Rounds> {
  const hashes = [];
  for (const contestant of contestants) hashes.push(await hashOf(contestant()));
  for (const hash of hashes) strictEqual(hash, hashes[0]);
  const taken = new Rounds(contestants.length);
  for (let round = 0; round < rounds; round += 1) {
    for (const [n, contestant] of contestants.entries()) taken.add(n, await msOf(contestant));
  }
  return taken;
}

async function speed(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "afsaet-bench-"));
  try {
    const columns = surveyColumns(rows);
    const connection = wideTable(join(folder, "wide.sqlite"), columns);
    const taken = await race([
      () => byHand(columns),
      () => fromSqlite(connection, columns),
      () => writeCsv(surveyFile(columns), { for: "plain", values: "codes" }),
    ]);
    connection.close();
    const rates = [0, 1, 2].map((n) => `${Math.round(rows / taken.median(n))}`);
    console.log(
      `CSV, thousand rows a second: by hand ${rates[0]}, from SQLite ${rates[1]}, ours ${rates[2]}`,
    );
    return [
      { name: "data file: CSV from columns, time / bytes by hand", figure: taken.ratio(2, 0) },
      {
        name: "data file: CSV from columns, as many rows as SQLite raw().iterate() + join",
        figure: taken.ratio(1, 2),
        goal: { atLeast: 3 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function memory(form: string): Finding {
  const program = fileURLToPath(new URL("./data-file-memory.ts", import.meta.url));
  const said = execFileSync(process.execPath, [program, form, String(rows)], { encoding: "utf8" });
  const { growth, seconds, bytes } = JSON.parse(said);
  console.log(
    `${form}: ${seconds.toFixed(1)} s, ${(bytes / 2 ** 20).toFixed(0)} MB, memory +${growth.toFixed(0)} MB`,
  );
  return { name: `data file: ${form}, growth of memory`, figure: growth, unit: "MB", goal: { atMost: 64 } };
}

/** A million answers of 18 columns as data files: speed of CSV, and memory of every form. */
export async function benchDataFiles(): Promise<Finding[]> {
  return [...(await speed()), ...["csv", "xlsx", "parquet"].map(memory)];
}

if (import.meta.main) console.log(table(await benchDataFiles()));
