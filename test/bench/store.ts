import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { connect } from "#db/kits/sqlite-files.ts";
import { openDatabase } from "#db/open.ts";
import type { Ports, StaffId } from "#db/ports.ts";
import { type RawWriter, rawWriter } from "./store-raw.ts";
import { answers, draftNumber, seedCases, seedDrafts, sendingNumber } from "./store-seed.ts";

/** Ratios of the stores on SQLite to the same statements by hand, in one run. Informs; never gates. */
const rounds = 5;
const perRound = 4_000;
const migrations = new URL("../../db/migrations/", import.meta.url);

/** A migrated file in a folder of its own; `seed` fills it before anybody measures. */
async function withFolder<T>(
  seed: (connection: Sqlite.Database) => void,
  work: (dataDir: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "afsaet-bench-"));
  try {
    await (await openDatabase({ dataDir: folder, migrations })).close();
    const connection = new Sqlite(join(folder, "afsaet.sqlite"));
    seed(connection);
    connection.close();
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type RawStep = (raw: RawWriter, n: number) => void;
type OurStep = (ports: Ports, n: number) => Promise<unknown>;

const drafts = (connection: Sqlite.Database): void => seedDrafts(connection, perRound);

/** Operations a second by hand, so many in each transaction. */
const rawRate = (group: number, step: RawStep): Promise<number> =>
  withFolder(drafts, async (folder) => {
    const connection = connect(join(folder, "afsaet.sqlite"), "write");
    const raw = rawWriter(connection);
    const started = performance.now();
    for (let n = 0; n < perRound; n += group) {
      raw.begin();
      for (let k = n; k < Math.min(n + group, perRound); k += 1) step(raw, k);
      raw.commit();
    }
    const elapsed = performance.now() - started;
    connection.close();
    return (perRound / elapsed) * 1_000;
  });

/** Operations a second through the port, so many callers at once. */
const ourRate = (callers: number, step: OurStep): Promise<number> =>
  withFolder(drafts, async (dataDir) => {
    const database = await openDatabase({ dataDir, migrations });
    let next = 0;
    const caller = async (): Promise<void> => {
      while (next < perRound) await step(database.ports, next++);
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: callers }, caller));
    const elapsed = performance.now() - started;
    await database.close();
    return (perRound / elapsed) * 1_000;
  });

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function compareWrites(name: string, rawStep: RawStep, ourStep: OurStep): Promise<void> {
  for (const width of [1, 64]) {
    const [raw, ours, ratios]: number[][] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      const [limit, rate] = [await rawRate(width, rawStep), await ourRate(width, ourStep)];
      raw?.push(limit);
      ours?.push(rate);
      ratios?.push(rate / limit);
    }
    const [limit, rate, ratio] = [raw, ours, ratios].map((values) => median(values ?? []));
    console.log(
      `${name}, ${width} at once: ${rate?.toFixed(0)}/s, by hand ${limit?.toFixed(0)}/s, ratio ${ratio?.toFixed(2)}`,
    );
  }
}

const listing = {
  list: "queue",
  assigned: "all",
  staffId: "s1" as StaffId,
  order: "deadline",
  limit: 50,
} as const;

async function medianMs(times: number, work: () => unknown): Promise<number> {
  const spent: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const started = performance.now();
    await work();
    spent.push(performance.now() - started);
  }
  return median(spent);
}

function rawQueue(connection: Sqlite.Database) {
  const rows = connection.prepare(
    `SELECT k.id, r.receipt_number, c.name, k.benefit, k.unassessable, k.received_at, k.due_on, s.id, s.name, v.at, k.assessed
     FROM cases k JOIN responses r ON r.id = k.response_id JOIN citizens c ON c.id = k.citizen_id
     LEFT JOIN staff_members s ON s.id = k.assigned_to LEFT JOIN own_views v ON v.case_id = k.id AND v.staff_id = k.assigned_to
     WHERE k.queued = 1 AND k.assessed = 0 ORDER BY k.due_on, k.received_at, k.id LIMIT 50 OFFSET ?`,
  );
  const total = connection.prepare("SELECT count(*) FROM cases WHERE queued = 1 AND assessed = 0").pluck();
  return { rows: (offset: number) => rows.all(offset), total: () => total.get() };
}

const queueAt = (size: number): Promise<{ top: number; deep: number }> =>
  withFolder(
    (connection) => seedCases(connection, size),
    async (dataDir) => {
      const database = await openDatabase({ dataDir, migrations });
      const raw = rawQueue(connect(join(dataDir, "afsaet.sqlite"), "read"));
      const list = (offset: number) => database.ports.cases.list({ ...listing, offset });
      const limit = await medianMs(300, () => raw.rows(0));
      const counting = await medianMs(300, () => raw.total());
      const top = await medianMs(300, () => list(0));
      const [deepLimit, deep] = [
        await medianMs(100, () => raw.rows(2_000)),
        await medianMs(100, () => list(2_000)),
      ];
      await database.close();
      const whole = top / (limit + counting);
      console.log(
        `queue top 50 of ${size}: ${top.toFixed(3)} ms, by hand ${limit.toFixed(3)} + count ${counting.toFixed(3)} ms, ` +
          `ratio ${whole.toFixed(2)}; page 41: ${deep.toFixed(3)} ms, by hand ${(deepLimit + counting).toFixed(3)} ms`,
      );
      return { top, deep };
    },
  );

await compareWrites(
  "send",
  (raw, n) => raw.send(sendingNumber(n)),
  (ports, n) => ports.responses.send(sendingNumber(n)),
);
await compareWrites(
  "save a page",
  (raw, n) => raw.save(n),
  (ports, n) => {
    const change = {
      answers,
      marks: {},
      lookAgain: [],
      variant: "full",
      lang: "da",
      resumeAt: 1,
      revision: 0,
      at: new Date(),
    } as const;
    return ports.responses.saveDraft({ ...draftNumber(n), ...change });
  },
);
const small = await queueAt(10_000);
const large = await queueAt(100_000);
console.log(`queue growth from 10,000 to 100,000 cases: ${(large.top / small.top).toFixed(2)}`);
