import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type Sqlite from "better-sqlite3";
import { and, eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { Hono } from "hono";
import pg from "pg";
import * as v from "valibot";
import { connect } from "#db/kits/sqlite-files.ts";
import { openDatabase } from "#db/open.ts";
import type { StoredAnswers, StoredResponse } from "#db/ports.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import { instrument } from "#test/golden/instrument.ts";
import { migrations } from "./bench-folder.ts";

/**
 * Servers that all take the same answers, check and evaluate them with our engine and answer when they are stored;
 * they differ in how they store alone. Run as a process of its own: `server-variants.ts <variant> <place>`.
 */
type Draft = Pick<StoredResponse, "id" | "citizenId">;
type Save = (draft: Draft, answers: StoredAnswers) => unknown;

const update = `UPDATE responses SET answers = ?, saved_at = ?, revision = revision + 1 WHERE id = ? AND citizen_id = ?`;

/** All that came in one turn of the event loop goes into one transaction, and is answered after it. */
function groupCommit(connection: Sqlite.Database): Save {
  const [begin, commit] = [connection.prepare("BEGIN IMMEDIATE"), connection.prepare("COMMIT")];
  const save = connection.prepare(update);
  let waiting: { draft: Draft; answers: string; done(): void }[] = [];
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    begin.run();
    for (const { draft, answers } of group) save.run(answers, Date.now(), draft.id, draft.citizenId);
    commit.run();
    for (const { done } of group) done();
  };
  return (draft, answers) =>
    new Promise<void>((done) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ draft, answers: JSON.stringify(answers), done });
    });
}

function oneEach(connection: Sqlite.Database): Save {
  const save = connection.prepare(update);
  return (draft, answers) => save.run(JSON.stringify(answers), Date.now(), draft.id, draft.citizenId);
}

const table = sqliteTable("responses", {
  id: text().primaryKey(),
  citizenId: text("citizen_id").notNull(),
  answers: text({ mode: "json" }).notNull(),
  savedAt: integer("saved_at", { mode: "timestamp_ms" }).notNull(),
  revision: integer().notNull(),
});

/** The query builder as its makers show it first: built anew for every request. */
function naive(connection: Sqlite.Database): Save {
  const db = drizzle(connection);
  return (draft, answers) =>
    db
      .update(table)
      .set({ answers, savedAt: new Date(), revision: sql`${table.revision} + 1` })
      .where(and(eq(table.id, draft.id), eq(table.citizenId, draft.citizenId)));
}

function postgres(url: string): Save {
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  let place = 0;
  const words = update.replaceAll("?", () => `$${++place}`);
  return (draft, answers) =>
    pool.query({
      name: "save",
      text: words,
      values: [JSON.stringify(answers), new Date(), draft.id, draft.citizenId],
    });
}

/** Our own store, as a use-case calls it: the draft is read, then changed unless somebody else has. */
async function ours(dataDir: string): Promise<Save> {
  const { ports } = await openDatabase({ dataDir, migrations });
  return async ({ id, citizenId }, answers) => {
    const draft = await ports.responses.ownResponse(citizenId, id);
    if (!draft) throw new Error("The draft is gone.");
    const saved = await ports.responses.saveDraft({ ...draft, answers, help: null, at: new Date() });
    if (saved.kind !== "saved") throw new Error(`Not saved: ${saved.kind}`);
  };
}

function saveOf(variant: string, place: string): Save | Promise<Save> {
  const connection = () => connect(join(place, "afsaet.sqlite"), "write");
  if (variant === "none") return () => {};
  if (variant === "group") return groupCommit(connection());
  if (variant === "each") return oneEach(connection());
  if (variant === "drizzle") return naive(connection());
  return variant === "postgres" ? postgres(place) : ours(place);
}

const Body = v.strictObject({
  answers: v.record(v.string(), v.union([v.string(), v.number(), v.array(v.string())])),
});

async function start(variant: string, place: string, draftsFile: string): Promise<void> {
  const drafts: Draft[] = JSON.parse(readFileSync(draftsFile, "utf8"));
  const save = await saveOf(variant, place);
  const { questionnaire } = instrument;
  const app = new Hono();
  app.post("/save/:n", async (c) => {
    const { answers } = v.parse(Body, await c.req.json());
    const person = { variant: "kontanthjaelp", submittedOn: "2026-11-23", answers };
    const checked = checkAnswers(questionnaire, person, { asTyped: true });
    const { result } = evaluate(questionnaire, { ...person, answers: checked.answers });
    const draft = drafts[Number(c.req.param("n"))];
    if (!draft || !result || checked.problems.length > 0) return c.json(checked.problems, 422);
    await save(draft, checked.answers);
    return c.json({ saved: draft.id, answers: Object.keys(checked.answers).length });
  });
  serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log(`port ${port}`));
}

// The one who started it closes its input, also by dying.
process.stdin.resume().on("end", () => process.exit(0));
const [variant = "", place = "", drafts = ""] = process.argv.slice(2);
await start(variant, place, drafts);
