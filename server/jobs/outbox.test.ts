import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#db/open.ts";
import type { Database, OutboxMessage } from "#db/ports.ts";
import { drainOutbox, type Handler, retryDelayMs } from "#server/jobs/outbox-worker.ts";
import { teamNotice } from "#server/jobs/team-notice.ts";
import { makeSending, withDraft } from "#test/contract/fixtures.ts";

const start = new Date("2026-11-02T10:00:00Z");
let dataDir: string;
let database: Database;
let now: Date;
let faults: unknown[];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "afsaet-outbox-"));
  database = await openDatabase({ dataDir, migrations: new URL("../../db/migrations/", import.meta.url) });
  now = start;
  faults = [];
});
afterEach(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true });
});

const drain = (handlers: Readonly<Record<string, Handler>>): Promise<number> =>
  drainOutbox({
    outbox: database.ports.outbox,
    handlers,
    now: () => now,
    onFault: (error) => faults.push(error),
  });

/** The only way in: together with an answer that is sent. */
async function put(outbox: readonly OutboxMessage[]): Promise<void> {
  const { draft } = await withDraft(database.ports);
  await database.ports.responses.send(makeSending(draft, { outbox }));
}

const message = (id: string, kind = "notify-team"): OutboxMessage => ({
  id,
  kind,
  payload: { caseId: "case-1" },
  availableAt: start,
});

describe("the outbox", () => {
  test("does each message once", async () => {
    await put([message("m1"), message("m2")]);
    const done: string[] = [];
    const handler: Handler = async ({ id }) => void done.push(id);
    expect(await drain({ "notify-team": handler })).toBe(2);
    expect(await drain({ "notify-team": handler })).toBe(0);
    expect(done.sort()).toEqual(["m1", "m2"]);
    now = new Date(start.getTime() + retryDelayMs(20));
    expect(await drain({ "notify-team": handler })).toBe(0);
  });

  test("tries a failing message again later, and lets the others go on", async () => {
    await put([message("bad", "unknown-kind"), message("good")]);
    expect(await drain({ "notify-team": async () => undefined })).toBe(1);
    expect(faults).toHaveLength(1);
    expect(await drain({ "unknown-kind": async () => undefined })).toBe(0);
    now = new Date(start.getTime() + retryDelayMs(1));
    expect(await drain({ "unknown-kind": async () => undefined })).toBe(1);
  });

  test("waits longer after each failure, six hours at most", () => {
    expect([1, 2, 3, 20].map(retryDelayMs)).toEqual([60_000, 120_000, 240_000, 21_600_000]);
  });
});

describe("the notice to the team", () => {
  test("reaches a mail server, and names nobody and nothing", async () => {
    const mails: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onData(stream, _session, done) {
        let text = "";
        stream.on("data", (chunk) => {
          text += chunk;
        });
        stream.on("end", () => {
          mails.push(text);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const address = server.server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await put([message("m1")]);
    const mail = {
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: "afsaet@kommune.example",
      teamAddress: "team@kommune.example",
    };
    expect(await drain({ "notify-team": teamNotice(mail, "https://afsaet.kommune.example") })).toBe(1);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain("https://afsaet.kommune.example");
    expect(mails[0]).toContain("<m1@afsaet.kommune.example>");
    expect(mails[0]).not.toContain("case-1");
  });

  test("is not needed where no mail is set up", async () => {
    await put([message("m1")]);
    expect(await drain({ "notify-team": teamNotice(undefined, "http://localhost:4321") })).toBe(1);
  });
});
