import { deepStrictEqual } from "node:assert";
import { join } from "node:path";
import type Sqlite from "better-sqlite3";
import { connect } from "#db/kits/sqlite-files.ts";
import { openDatabase } from "#db/open.ts";
import type { CaseListing, StaffId } from "#db/ports.ts";
import { countedAtMost, rowsOnAPage } from "#server/use-cases/triage/list-cases.ts";
import { migrations, withFolder } from "./bench-folder.ts";
import { type Finding, table } from "./finding.ts";
import { Rounds } from "./rounds.ts";
import { seedCases } from "./store-seed.ts";

const rounds = 41;
const perRound = 20;
const sizes = [10_000, 100_000, 1_000_000];

const listing: CaseListing = {
  list: "queue",
  assigned: "all",
  staffId: "s1" as StaffId,
  order: "deadline",
  offset: 0,
  limit: rowsOnAPage,
  countAtMost: countedAtMost,
};

/** The same rows as one statement by hand. */
function rawQueue(connection: Sqlite.Database): (offset: number) => unknown[] {
  const rows = connection.prepare(
    `SELECT k.id, r.receipt_number, c.name, k.benefit, k.unassessable, k.received_at, k.due_on, s.id, s.name, v.at, k.assessed
     FROM cases k JOIN responses r ON r.id = k.response_id JOIN citizens c ON c.id = k.citizen_id
     LEFT JOIN staff_members s ON s.id = k.assigned_to LEFT JOIN own_views v ON v.case_id = k.id AND v.staff_id = k.assigned_to
     WHERE k.queued = 1 AND k.assessed = 0 ORDER BY k.due_on, k.received_at, k.id LIMIT 50 OFFSET ?`,
  );
  return (offset) => rows.raw(true).all(offset);
}

async function msEach(times: number, work: () => unknown): Promise<number> {
  const started = performance.now();
  for (let n = 0; n < times; n += 1) await work();
  return (performance.now() - started) / times;
}

const queueAt = (size: number): Promise<{ top: number; ratio: number; deep: number }> =>
  withFolder(
    (connection) => seedCases(connection, size),
    async (dataDir) => {
      const database = await openDatabase({ dataDir, migrations });
      const connection = connect(join(dataDir, "afsaet.sqlite"), "read");
      const raw = rawQueue(connection);
      const ours = (offset: number) => database.ports.cases.list({ ...listing, offset });
      for (const offset of [0, 1_950]) {
        const [theirs, { rows }] = [raw(offset), await ours(offset)];
        deepStrictEqual(
          rows.map(({ id }) => id),
          theirs.map((row) => (row as unknown[])[0]),
        );
      }
      const taken = new Rounds(4);
      for (let round = 0; round < rounds; round += 1) {
        taken.add(0, await msEach(perRound, () => raw(0)));
        taken.add(1, await msEach(perRound, () => ours(0)));
        taken.add(2, await msEach(perRound, () => raw(1_950)));
        taken.add(3, await msEach(perRound, () => ours(1_950)));
      }
      connection.close();
      await database.close();
      const [limit, top] = [taken.median(0), taken.median(1)];
      console.log(`queue of ${size}: top 50 in ${top.toFixed(3)} ms, by hand ${limit.toFixed(3)} ms`);
      return { top, ratio: taken.ratio(1, 0), deep: taken.ratio(3, 2) };
    },
  );

/** The first page of the queue, with its count, against the same query by hand without one. */
export async function benchQueue(): Promise<Finding[]> {
  const found: Finding[] = [];
  const top: number[] = [];
  for (const size of sizes) {
    const measured = await queueAt(size);
    top.push(measured.top);
    const cases = size.toLocaleString("en-GB");
    found.push({
      name: `queue: top 50 of ${cases} cases / by hand`,
      figure: measured.ratio,
      goal: { atMost: 2 },
    });
    found.push({ name: `queue: page 40 of ${cases} cases / by hand`, figure: measured.deep });
  }
  const growth = (top[2] ?? Number.NaN) / (top[0] ?? Number.NaN);
  return [
    ...found,
    { name: "queue: growth from 10,000 to 1,000,000 cases", figure: growth, goal: { atMost: 1.5 } },
  ];
}

if (import.meta.main) console.log(table(await benchQueue()));
