import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { startPostgres, type TestPostgres } from "#test/postgres.ts";
import { freePort, type Served, serve } from "#test/served.ts";

/** Citizens of the demonstration who have not sent anything by themselves, and some who have. */
const writers = [
  "laerke-bakkegaard",
  "mikkel-oestervang",
  "jonas-lindeskov",
  "amina-haugsted",
  "peter-noerremark",
  "bente-solvang",
];

interface Writer {
  readonly person: HttpPerson;
  responseId: string;
  /** The last count that the server has acknowledged. */
  acknowledged: number;
  /** The last count that was sent, answered or not. */
  sent: number;
}

/** The seed is printed, so that a failing run can be told from another. */
const seed = Number(process.env["KILL_SEED"] ?? Date.now() % 1_000_000);
const random = ((state) => () => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
})(seed);

async function beginWriter(served: Served, key: string): Promise<Writer> {
  const person = httpPerson(served);
  await logIn(person, key, "borger");
  const started = await person.json("POST", "/api/responses", {
    questionnaire: "risikoscreening",
    benefit: "kontanthjaelp",
  });
  expect(started.status).toBe(200);
  return { person, responseId: (await started.json()).id, acknowledged: 0, sent: 0 };
}

/** Saves pages one after the other, by the form's own door, until the process is gone. */
async function write(writer: Writer, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    const count = writer.sent + 1;
    writer.sent = count;
    try {
      const answer = await writer.person.post("/skema/risikoscreening/29", { fri_tekst: `side ${count}` });
      if (answer.status === 303) writer.acknowledged = count;
      else if (answer.status !== 503) throw new Error(`Unexpected ${answer.status}`);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith("Unexpected")) throw error;
      return; // the connection broke: the process was killed
    }
  }
}

async function storedCount({ person, responseId }: Writer): Promise<number> {
  const all = (await (await person.get("/api/responses")).json()) as {
    id: string;
    answers: Record<string, string>;
  }[];
  const text = all.find(({ id }) => id === responseId)?.answers["fri_tekst"] ?? "side 0";
  return Number(text.split(" ")[1]);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Pages that are acknowledged before each kill. */
const fewest = 12;

describe.each(["sqlite", "postgres"])("kill -9 on %s", (dialect) => {
  const dataDir = mkdtempSync(join(tmpdir(), "afsaet-kill-"));
  let postgres: TestPostgres | undefined;
  beforeAll(async () => {
    if (dialect === "postgres") postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test(`loses no acknowledged page (seed ${seed})`, async () => {
    const port = await freePort();
    const env: Record<string, string> = postgres ? { DATABASE_URL: postgres.url } : {};
    let served = await serve({ dataDir, port, env });
    const all = await Promise.all(writers.map((key) => beginWriter(served, key)));
    const acknowledged = () => all.reduce((sum, writer) => sum + writer.acknowledged, 0);
    for (let round = 0; round < 6; round += 1) {
      let stopped = false;
      const writing = all.map((writer) => write(writer, () => stopped));
      const before = acknowledged();
      await sleep(60 + random() * 500);
      // However slow the machine is, there is something to lose.
      while (acknowledged() < before + fewest) await sleep(5);
      await served.kill();
      stopped = true;
      await Promise.all(writing);
      served = await serve({ dataDir, port, env });
      for (const writer of all) {
        const stored = await storedCount(writer);
        expect(stored, "an acknowledged page is gone").toBeGreaterThanOrEqual(writer.acknowledged);
        expect(stored, "a page that was never sent").toBeLessThanOrEqual(writer.sent);
      }
    }
    await served.stop();
  });
});
