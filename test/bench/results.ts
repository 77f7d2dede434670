import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { ColumnBuilder, type Columns } from "#server/results/columns.ts";
import type { Finding } from "./finding.ts";
import { columnsOf, ours, questions, straight } from "./results-source.ts";
import { cpuMs, Rounds } from "./rounds.ts";

const rounds = 7;
const sizes = [10_000, 100_000, 1_000_000] as const;
/** Row-per-answer tables of a million people take minutes to fill; the ratio is formed at this size. */
const sqliteSize = 100_000;

/** The same answers as a row for each answer, and twelve queries. */
function rowsInSqlite({ values, people }: Columns) {
  const folder = mkdtempSync(join(tmpdir(), "afsaet-bench-"));
  const database = new Sqlite(join(folder, "rows.sqlite"));
  database.exec(
    "CREATE TABLE people (id INTEGER PRIMARY KEY, by INTEGER); CREATE TABLE answers (person INTEGER, question INTEGER, value INTEGER); BEGIN",
  );
  const person = database.prepare("INSERT INTO people VALUES (?, ?)");
  const answer = database.prepare("INSERT INTO answers VALUES (?, ?, ?)");
  for (let at = 0; at < people; at += 1) {
    person.run(at, values[questions]?.[at]);
    for (let item = 0; item < questions; item += 1) answer.run(at, item, values[item]?.[at]);
  }
  database.exec("COMMIT; CREATE INDEX of_question ON answers (question, person, value)");
  const count = database.prepare(
    "SELECT by, value, count(*) FROM answers JOIN people ON id = person WHERE question = ? GROUP BY by, value",
  );
  return {
    run: () => Array.from({ length: questions }, (_, item) => count.all(item).length).length,
    close() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** From answers as they are stored to columns: what a look costs when no columns are kept. */
function cold({ values, people, items }: Columns): () => number {
  const stored = Array.from({ length: people }, (_, at) =>
    JSON.stringify(
      Object.fromEntries(
        items.flatMap(({ id, codes }, place) => {
          const value = values[place]?.[at] ?? 0;
          return value === 0 ? [] : [[id, codes[value - 1]]];
        }),
      ),
    ),
  );
  return () => {
    const builder = new ColumnBuilder(items);
    for (const answers of stored)
      builder.add({ answers: JSON.parse(answers), day: "2026-11-02", channel: "link", lang: "da" });
    return ours(builder.done());
  };
}

function raced(contestants: readonly (() => number)[]): Rounds {
  const race = new Rounds(contestants.length);
  for (let round = 0; round <= rounds; round += 1)
    contestants.forEach((contestant, place) => {
      const before = cpuMs();
      contestant();
      // The first round warms up.
      if (round > 0) race.add(place, cpuMs() - before);
    });
  return race;
}

/** Dashboard of twelve questions by one property: what may be shown, and the tables with what is hidden in them. */
export async function benchResults(): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const took = new Map<number, number>();
  for (const people of sizes) {
    const columns = columnsOf(people);
    const race = raced([() => straight(columns), () => ours(columns)]);
    took.set(people, race.median(1));
    const goal = people === 1_000_000 ? { goal: { atMost: 2 } } : {};
    const name = `dashboard, ${people.toLocaleString("en-GB")} people: ours / typed arrays`;
    found.push({ name, figure: race.ratio(1, 0), ...goal });
  }
  found.push({
    name: "dashboard, growth from 100,000 to 1,000,000",
    figure: (took.get(1_000_000) ?? Number.NaN) / (took.get(100_000) ?? Number.NaN),
    goal: { atMost: 12 },
  });
  const columns = columnsOf(sqliteSize);
  const rows = rowsInSqlite(columns);
  try {
    const race = raced([() => ours(columns), () => rows.run(), () => straight(columns), cold(columns)]);
    found.push({
      name: `dashboard, ${sqliteSize.toLocaleString("en-GB")} people: a row for each answer in SQLite / ours`,
      figure: race.ratio(1, 0),
      goal: { atLeast: 100 },
    });
    found.push({
      name: "dashboard, 100,000 people, from answers as JSON (no columns kept) / typed arrays",
      figure: race.ratio(3, 2),
    });
  } finally {
    rows.close();
  }
  return found;
}
