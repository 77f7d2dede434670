import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import Sqlite from "better-sqlite3";
import { type OpenedDatabase, openDatabase } from "#db/open.ts";
import type { SurveyAnswer } from "#db/ports.ts";
import type { Columns } from "#server/results/columns.ts";
import { columnsFrom, keptOf, piecesOf, shapeOf } from "#server/results/kept-columns.ts";
import { startServer } from "#test/embedded-postgres.ts";
import { migrations, withFolder } from "./bench-folder.ts";
import type { Found } from "./finding.ts";
import { installPeers } from "./peers.ts";
import { chosen, columnsOf, ours, questions, straight } from "./results-source.ts";
import { cpuMs, Rounds } from "./rounds.ts";

const people = 1_000_000;
const rounds = 7;
/** Answers that come out of a letterbox on a day, and days in a round. */
const aDay = 25;
const days = 40;

const instrument = { questionnaireId: "tilfredshed", version: "1.0.0", hash: "hash" };
const askedOf = (version: string) => ({
  questionnaireId: instrument.questionnaireId,
  version,
  campaignId: null,
});
const shape = shapeOf(chosen, instrument.hash);

/** As long as a letter is: padded, sealed and in letters. */
const sealed = "x".repeat(5_600);

interface Answered {
  readonly at: number;
  readonly day: string;
  readonly version?: string;
}

const answerOf = (columns: Columns, { at, day, version = instrument.version }: Answered): SurveyAnswer => ({
  id: `${day}-${at}`.padEnd(26, "x"),
  instrument: { ...instrument, version },
  variant: "alle",
  lang: "da",
  answers: Object.fromEntries(
    columns.items.flatMap(({ id, codes }, place) => {
      const value = columns.values[place]?.[at] ?? 0;
      return value === 0 ? [] : [[id, codes[value - 1] ?? ""]];
    }),
  ),
  day,
  campaignId: null,
  channel: null,
});

/** Everything that is looked at for the first time in a process: the bytes read, and what is told of them. */
async function firstLook({ ports }: OpenedDatabase): Promise<number> {
  const kept = await ports.surveys.columns(askedOf(instrument.version), shape);
  if (kept === null) throw new Error("The columns are not there.");
  return ours(columnsFrom(chosen, kept));
}

/** The columns of a million people, and one answer that says until which day they reach. */
async function keep({ ports }: OpenedDatabase, columns: Columns): Promise<void> {
  const [day = ""] = columns.days;
  await ports.surveys.empty({
    asked: askedOf(instrument.version),
    answers: [answerOf(columns, { at: 0, day })],
    columns: { shape, pieces: piecesOf(columns) },
    comments: [],
    letters: [],
  });
}

type Contestant = () => unknown;

const clockMs = (): number => performance.now();

setFlagsFromString("--expose-gc");
/** Takes away what the others have left lying, so that nobody clears up for them. */
const clearUp: () => void = runInNewContext("gc");

/** By processor time, or by the clock where part of the work is done elsewhere. The first round warms up. */
async function raced(contestants: readonly Contestant[], times = rounds, now = clockMs): Promise<Rounds> {
  const race = new Rounds(contestants.length);
  for (let round = 0; round <= times; round += 1)
    for (const [place, contestant] of contestants.entries()) {
      clearUp();
      const started = now();
      await contestant();
      if (round > 0) race.add(place, now() - started);
    }
  return race;
}

/** Letters that are put into a letterbox and taken out day after day, with columns kept beside the answers and without. */
async function upkeep({ ports: { surveys } }: OpenedDatabase, columns: Columns): Promise<number> {
  let turn = 0;
  const stored = (keeps: boolean) => async () => {
    turn += 1;
    const version = `${turn}`;
    for (let at = 0; at < days; at += 1) {
      const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
      const answers = Array.from({ length: aDay }, (_, place) => ({
        ...answerOf(columns, { at: at * aDay + place, day, version }),
        id: `${turn}-${at}-${place}`.padEnd(26, "x"),
      }));
      for (const { id } of answers) await surveys.post({ id, sealed }, null);
      await surveys.empty({
        asked: askedOf(version),
        answers,
        columns: keeps ? keptOf(chosen, instrument.hash, answers) : null,
        comments: [],
        letters: answers.map(({ id }) => id),
      });
    }
  };
  return (await raced([stored(true), stored(false)], 9, cpuMs)).ratio(0, 1);
}

/** The same as a row for each person with a column for each question, and one pass of conditional sums. */
function wideInSqlite({ values, items }: Columns): { run: Contestant; close(): void } {
  const database = new Sqlite(":memory:");
  const names = items.map((_, place) => `q${place}`);
  database.exec(`CREATE TABLE wide (${names.map((name) => `${name} INTEGER`).join(", ")})`);
  const insert = database.prepare(`INSERT INTO wide VALUES (${names.map(() => "?").join(", ")})`);
  database.transaction(() => {
    for (let at = 0; at < people; at += 1) insert.run(...values.map((column) => column[at] ?? 0));
  })();
  const sums = items
    .slice(0, questions)
    .flatMap(({ codes }, place) => codes.map((_, code) => `sum(q${place} = ${code + 1})`));
  const query = database.prepare(`SELECT q${questions}, ${sums.join(", ")} FROM wide GROUP BY 1`);
  return { run: () => query.raw().all(), close: () => database.close() };
}

interface DuckDb {
  readonly DuckDBInstance: {
    create(): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<unknown> }> }>;
  };
}

/** The same in DuckDB, in memory: a query for each question. Null when it cannot be had. */
async function inDuckDb({ values }: Columns, folder: string): Promise<Contestant | { why: string }> {
  const peers = await installPeers("columns");
  if ("why" in peers) return peers;
  const file = join(folder, "wide.csv");
  const lines = Array.from({ length: people }, (_, at) => values.map((column) => column[at]).join());
  writeFileSync(file, `${values.map((_, place) => `q${place}`).join()}\n${lines.join("\n")}\n`);
  const { DuckDBInstance } = peers.load<DuckDb>("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create()).connect();
  const types = values.map((_, place) => `'q${place}': 'UTINYINT'`).join();
  await connection.runAndReadAll(
    `CREATE TABLE wide AS SELECT * FROM read_csv('${file}', types = {${types}})`,
  );
  return async () => {
    for (let place = 0; place < questions; place += 1)
      await connection.runAndReadAll(`SELECT q${questions}, q${place}, count(*) FROM wide GROUP BY 1, 2`);
  };
}

const title = "dashboard, 1,000,000 people";

async function onSqlite(columns: Columns): Promise<readonly Found[]> {
  return withFolder(
    () => undefined,
    async (dataDir) => {
      const database = await openDatabase({ dataDir, migrations });
      await keep(database, columns);
      const race = await raced([() => straight(columns), () => firstLook(database)], rounds, cpuMs);
      const wide = wideInSqlite(columns);
      const duck = await inDuckDb(columns, dataDir);
      const others = await raced([() => ours(columns), wide.run, "why" in duck ? () => undefined : duck], 3);
      wide.close();
      const found: Found[] = [
        {
          name: `${title}, first look of a day (columns from SQLite) / typed arrays`,
          figure: race.ratio(1, 0),
          goal: { atMost: 3 },
        },
        {
          name: `${title}: a row for each person in SQLite / ours`,
          figure: others.ratio(1, 0),
          goal: { atLeast: 15 },
        },
        "why" in duck
          ? { name: `${title}: ours / DuckDB`, why: duck.why }
          : { name: `${title}: ours / DuckDB`, figure: others.ratio(0, 2), goal: { atMost: 2 } },
        {
          name: "answers from sending to stored, with columns kept / without (25 a day, SQLite)",
          figure: await upkeep(database, columns),
          goal: { atMost: 1.1 },
        },
      ];
      await database.close();
      return found;
    },
  );
}

async function onPostgres(columns: Columns): Promise<readonly Found[]> {
  const server = await startServer();
  const database = await openDatabase({ databaseUrl: server.url, dataDir: "", migrations });
  try {
    await keep(database, columns);
    const race = await raced([() => straight(columns), () => firstLook(database)]);
    const figure = race.ratio(1, 0);
    return [
      {
        name: `${title}, first look of a day (columns from PostgreSQL) / typed arrays`,
        figure,
        goal: { atMost: 3 },
      },
    ];
  } finally {
    await database.close();
    await server.stop();
  }
}

/** Columns that are kept beside the answers: reading them, keeping them up, and what stands in their place elsewhere. */
export async function benchKeptColumns(): Promise<readonly Found[]> {
  const columns = columnsOf(people);
  return [...(await onSqlite(columns)), ...(await onPostgres(columns))];
}
