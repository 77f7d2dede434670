import { execFile } from "node:child_process";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openDatabase } from "#db/open.ts";
import type { CitizenActor } from "#server/access/actor.ts";
import { cvArchive } from "#server/cli/cv-archive.ts";
import { writeEntry } from "#test/cv-fixture.ts";
import { openWorld, type World } from "#test/use-case-fixture.ts";

const run = fileURLToPath(new URL("../../server/cli/run.mjs", import.meta.url));

// Every run starts a program of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: World;
let baker: CitizenActor;
let cook: CitizenActor;
/** CVs that are read at each moment in which a piece of the archive is taken. */
let readAhead: number[] = [];
/** Bytes that are still held after the 100th and after the 1,000th CV. */
const held: number[] = [];
beforeAll(async () => {
  world = await openWorld();
  baker = await world.citizen("Birthe Granlund");
  cook = await world.citizen("Aksel Møllegaard");
  await writeEntry(world, baker, "Bager");
  const hidden = await writeEntry(world, baker, "Postbud");
  await world.useCases.cv.arrange(baker, { id: hidden.id, act: "hide" });
  await writeEntry(world, cook, "Kok");
  await writeEntry(world, cook, "Ro i pauserne", "needs");
  await world.citizen("Uden Cv");
  readAhead = await readsAtEachPiece();
  await world.database.close();
});
afterAll(() => world.close().catch(() => undefined));

/** What a stream of zlib holds goes in a turn of its own after the first collection. */
async function bytesHeld(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  for (let round = 0; round < 3; round += 1) {
    collect();
    await setImmediate();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const json = { file: "cv.json", includesNeeds: false, madeAt: new Date("2026-11-02T09:00:00Z") } as const;

/** A thousand CVs, all of one citizen, of whom the archive is told under other ids. */
async function readsAtEachPiece(): Promise<number[]> {
  const { cvEntries, cvProfiles } = world.database.ports;
  const thousand = Array.from({ length: 1000 }, (_, at) => ({ id: baker.id, name: `Prøve ${at}` }));
  let page = 0;
  let read = 0;
  const ports = {
    ...world.database.ports,
    cvProfiles: {
      ...cvProfiles,
      writersAfter: async (_: unknown, limit: number) => thousand.slice(limit * page++, limit * page),
    },
    cvEntries: { ...cvEntries, of: (id: typeof baker.id) => cvEntries.of(id).finally(() => (read += 1)) },
  };
  let headers = 0;
  const ahead: number[] = [];
  for await (const piece of cvArchive(ports, json)) {
    const isHeader = Buffer.from(piece).subarray(0, 4).toString("latin1") === "PK\u0003\u0004";
    if (isHeader) ahead.push(read - ++headers);
    if (isHeader && (headers === 100 || headers === 1000)) held.push(await bytesHeld());
  }
  return ahead;
}

const tool = (...args: readonly string[]): Promise<{ status: number; out: Buffer; err: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env["PATH"], DATA_DIR: world.dataDir };
    const options = { env, encoding: "buffer", maxBuffer: 2 ** 26 } as const;
    execFile(process.execPath, [run, "cvs-export", ...args], options, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err: err.toString() }),
    );
  });

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

test("of a thousand CVs none is read before the one before it is taken", () => {
  expect(readAhead).toHaveLength(1000);
  expect(new Set(readAhead)).toEqual(new Set([0]));
});

test("what is held in memory grows by less than 4 MB from the hundredth to the thousandth", () => {
  const [early = 0, late = Number.POSITIVE_INFINITY] = held;
  expect(late - early).toBeLessThan(4_000_000);
});

test("everyone who has a CV is a file, which is named by a random id and holds what is not hidden", async () => {
  const { status, out, err } = await tool("--format", "json");
  expect([status, err]).toEqual([0, ""]);
  const files = unzipSync(out);
  expect(Object.keys(files).sort()).toEqual([`${baker.id}.json`, `${cook.id}.json`].sort());
  const told = textOf(files[`${baker.id}.json`]);
  expect(JSON.parse(told)).toMatchObject({
    basics: { name: "Birthe Granlund" },
    work: [{ position: "Bager" }],
  });
  expect(told).not.toContain("Postbud");
});

test("needs come along in the Word files only when they are asked for", async () => {
  const wordsOf = async (...args: readonly string[]) => {
    const { out } = await tool("--format", "docx", ...args);
    return textOf(unzipSync(unzipSync(out)[`${cook.id}.docx`] ?? out)["word/document.xml"]);
  };
  const [plain, withNeeds] = [await wordsOf(), await wordsOf("--with-needs")];
  for (const words of [plain, withNeeds]) expect(words).toContain("Kok");
  expect(plain).not.toContain("Ro i pauserne");
  expect(withNeeds).toContain("Ro i pauserne");
});

test("a PDF is what comes without a wish", async () => {
  const files = Object.values(unzipSync((await tool()).out));
  expect(files.map((bytes) => textOf(bytes.subarray(0, 5)))).toEqual(["%PDF-", "%PDF-"]);
});

test("each export stands in the log of events", async () => {
  const migrations = new URL("../../db/migrations/", import.meta.url);
  const database = await openDatabase({ dataDir: world.dataDir, migrations });
  const since = new Date(0);
  const search = { actorId: "command-line", action: "cvs.export", subjectId: "cv.docx", since };
  const event = await database.ports.audit.latest(search);
  await database.close();
  expect(event).toMatchObject({ citizenId: null, purpose: "with-needs" });
});

test.each([[["--format", "xlsx"]], [["--everything"]], [["somebody"]]])(
  "%j is refused with a sentence",
  async (args) => {
    const { status, out, err } = await tool(...args);
    expect([status, out.length]).toEqual([1, 0]);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
    expect(err.length).toBeGreaterThan(20);
  },
);
