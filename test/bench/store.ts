import { join } from "node:path";
import type Sqlite from "better-sqlite3";
import { connect } from "#db/kits/sqlite-files.ts";
import { openDatabase } from "#db/open.ts";
import type { Ports } from "#db/ports.ts";
import { migrations, withFolder } from "./bench-folder.ts";
import { type Finding, table } from "./finding.ts";
import { Rounds } from "./rounds.ts";
import { type RawWriter, rawWriter } from "./store-raw.ts";
import { answers, draftNumber, seedDrafts, sendingNumber } from "./store-seed.ts";

const rounds = 5;
const perRound = 4_000;

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

async function compareWrites(name: string, rawStep: RawStep, ourStep: OurStep): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const width of [1, 64]) {
    const rates = new Rounds(2);
    for (let round = 0; round < rounds; round += 1) {
      rates.add(0, await rawRate(width, rawStep));
      rates.add(1, await ourRate(width, ourStep));
    }
    const [limit, ours] = [rates.median(0).toFixed(0), rates.median(1).toFixed(0)];
    console.log(`${name}, ${width} at once: ${ours}/s, by hand ${limit}/s`);
    found.push({ name: `store: ${name}, ${width} at once / by hand`, figure: rates.ratio(1, 0) });
  }
  return found;
}

/** Saving a page and sending through the ports, without HTTP, against the same statements by hand. */
export async function benchStore(): Promise<Finding[]> {
  const sends = await compareWrites(
    "send",
    (raw, n) => raw.send(sendingNumber(n)),
    (ports, n) => ports.responses.send(sendingNumber(n)),
  );
  const change = {
    answers,
    marks: {},
    lookAgain: [],
    provenance: ["self"],
    help: null,
    variant: "full",
    lang: "da",
    translationHash: null,
    resumeAt: 1,
    revision: 0,
  } as const;
  const saves = await compareWrites(
    "save a page",
    (raw, n) => raw.save(n),
    (ports, n) => ports.responses.saveDraft({ ...draftNumber(n), ...change, at: new Date() }),
  );
  return [...sends, ...saves];
}

if (import.meta.main) console.log(table(await benchStore()));
