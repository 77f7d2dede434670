import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { freePort, serve } from "#test/served.ts";

const dataDir = mkdtempSync(join(tmpdir(), "afsaet-stop-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const keys = ["laerke-bakkegaard", "mikkel-oestervang", "jonas-lindeskov", "peter-noerremark"];

interface Writer {
  readonly person: HttpPerson;
  acknowledged: number;
}

/** Saves one page after the other until the program takes no more. */
async function write(writer: Writer): Promise<void> {
  for (let count = 1; ; count += 1) {
    const sent = writer.person.post("/skema/risikoscreening/29", { fri_tekst: `side ${count}` });
    const answer = await sent.catch(() => null);
    if (answer === null) return;
    expect(answer.status, "an answer that was begun is a whole one").toBe(303);
    writer.acknowledged = count;
  }
}

test("asked to stop while people save, it ends in order, and every acknowledged page is there", async () => {
  const port = await freePort();
  const first = await serve({ dataDir, port });
  const writers: Writer[] = [];
  for (const key of keys) {
    const person = httpPerson(first);
    await logIn(person, key, "borger");
    const start = { questionnaire: "risikoscreening", benefit: "kontanthjaelp" };
    await person.json("POST", "/api/responses", start);
    writers.push({ person, acknowledged: 0 });
  }
  const writing = Promise.all(writers.map(write));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const started = performance.now();
  await first.stop();
  expect(performance.now() - started, "nobody has to be cut off").toBeLessThan(9_000);
  expect([first.process.exitCode, first.process.signalCode]).toEqual([0, null]);
  await writing;
  const second = await serve({ dataDir, port });
  for (const { person, acknowledged } of writers) {
    expect(acknowledged).toBeGreaterThan(3);
    const all = (await (await person.get("/api/responses")).json()) as {
      sentAt: string | null;
      answers: Record<string, string>;
    }[];
    const draft = all.find(({ sentAt }) => sentAt === null);
    const count = Number(draft?.answers["fri_tekst"]?.split(" ")[1]);
    expect(count).toBeGreaterThanOrEqual(acknowledged);
    expect(count, "and nothing that was never sent").toBeLessThanOrEqual(acknowledged + 1);
  }
  await second.stop();
});
