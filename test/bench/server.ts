import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { openDatabase } from "#db/open.ts";
import type { StoredResponse } from "#db/ports.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import { withDraft } from "#test/contract/fixtures.ts";
import { startServer } from "#test/embedded-postgres.ts";
import { instrument, personOf } from "#test/golden/instrument.ts";
import { migrations } from "./bench-folder.ts";
import type { Finding, Found } from "./finding.ts";
import { quantile, Rounds } from "./rounds.ts";
import { cpuMsOf, load, request, storedIn, sumOfSaves } from "./server-load.ts";
import { type Product, startProduct } from "./server-product.ts";

const rounds = 3;
const widths = [8, 64];
const most = 64;

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** A server under measurement, and what it has acknowledged so far. */
interface Server {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  readonly requests: readonly (readonly string[])[];
  readonly status: number;
  acknowledged: number;
  /** How many saves the database holds; null when there is none. */
  stored(): Promise<number | null>;
  stop(): Promise<void>;
}

/** Whole answers of two persons, so that every save changes what is stored. */
const answerSets = instrument.cases
  .filter(({ variant }) => variant === "kontanthjaelp")
  .filter(
    (one) => checkAnswers(instrument.questionnaire, personOf(one), { asTyped: true }).problems.length === 0,
  )
  .slice(0, 2)
  .map(({ answers }) => answers);

const bodies = answerSets.map((answers) => JSON.stringify({ answers }));

/** A fresh database with a draft for each connection. */
async function seeded(databaseUrl?: string): Promise<{ dataDir: string; drafts: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), "afsaet-bench-"));
  const database = await openDatabase({ dataDir, migrations, ...(databaseUrl && { databaseUrl }) });
  const made: Pick<StoredResponse, "id" | "citizenId">[] = [];
  for (let n = 0; n < most; n += 1) {
    const { draft } = await withDraft(database.ports);
    made.push({ id: draft.id, citizenId: draft.citizenId });
  }
  await database.close();
  const drafts = join(dataDir, "drafts.json");
  writeFileSync(drafts, JSON.stringify(made));
  return { dataDir, drafts };
}

async function storedOn(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sumOfSaves);
  await client.end();
  return Number(rows[0]?.n);
}

async function listening(child: ChildProcess): Promise<number> {
  let said = "";
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    const port = /port (\d+)\n/.exec(said)?.[1];
    if (port) return Number(port);
  }
  throw new Error(`A server ended before it listened: ${said}`);
}

async function startVariant(name: string, variant: string, databaseUrl?: string): Promise<Server> {
  const { dataDir, drafts } = await seeded(databaseUrl);
  const args = [here("./server-variants.ts"), variant, databaseUrl ?? dataDir, drafts];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const port = await listening(child);
  const hasFile = variant !== "none" && !databaseUrl;
  return {
    name,
    port,
    pid: child.pid ?? 0,
    status: 200,
    requests: Array.from({ length: most }, (_, n) => bodies.map((body) => request(`POST /save/${n}`, body))),
    acknowledged: 0,
    stored: async () => (databaseUrl ? storedOn(databaseUrl) : hasFile ? storedIn(dataDir) : null),
    async stop() {
      child.stdin?.end();
      await once(child, "exit");
      rmSync(dataDir, { recursive: true });
    },
  };
}

interface Measured {
  /** Saves a second, and the 99th percentile in milliseconds, of each server in each round, by width. */
  readonly rate: Map<number, Rounds>;
  readonly p99: Map<number, Rounds>;
  /** Processor time of the server for one save, in milliseconds. */
  readonly cpu: Map<number, Rounds>;
}

async function measure(servers: readonly Server[]): Promise<Measured> {
  const fresh = () => new Map(widths.map((width) => [width, new Rounds(servers.length)]));
  const measured: Measured = { rate: fresh(), p99: fresh(), cpu: fresh() };
  for (let round = 0; round < rounds; round += 1) {
    for (const width of widths) {
      for (const [at, server] of servers.entries()) {
        const { port, status } = server;
        const requests = server.requests.slice(0, width);
        const before = cpuMsOf(server.pid);
        const result = await load({ port, status, requests, warmMs: 300, ms: 1_200 });
        server.acknowledged += result.acknowledged;
        measured.rate.get(width)?.add(at, result.perSecond);
        measured.cpu.get(width)?.add(at, (cpuMsOf(server.pid) - before) / result.acknowledged);
        measured.p99.get(width)?.add(at, quantile(result.latencies, 0.99));
      }
    }
  }
  return measured;
}

/** Every acknowledged save must be in the database, and no other. */
async function mustHoldAll(servers: readonly Server[]): Promise<void> {
  for (const { name, acknowledged, stored } of servers) {
    const held = await stored();
    if (held !== null && held !== acknowledged)
      throw new Error(`${name} acknowledged ${acknowledged} saves and holds ${held}.`);
  }
}

function tell(servers: readonly Server[], { rate, p99, cpu }: Measured): void {
  for (const width of widths) {
    for (const [at, { name }] of servers.entries()) {
      const [perSecond, slow] = [rate.get(width)?.median(at), p99.get(width)?.median(at)];
      const us = ((cpu.get(width)?.median(at) ?? 0) * 1_000).toFixed(0);
      console.log(
        `c=${width} ${name}: ${perSecond?.toFixed(0)} saves/s, p99 ${slow?.toFixed(1)} ms, processor ${us} µs a save`,
      );
    }
  }
}

const order = {
  group: "group commit by hand, prepared (the limit)",
  none: "no database",
  each: "SQLite, one transaction each, prepared",
  drizzle: "SQLite, drizzle as shown first",
  postgres: "PostgreSQL, 16 connections",
  ours: "our answer path",
  product: "the whole product, one save of all answers",
  page: "the whole product, one page by its form",
};

const place = (key: keyof typeof order): number => Object.keys(order).indexOf(key);

function findings({ rate, p99, cpu }: Measured): Finding[] {
  const found: Finding[] = [];
  const add = (name: string, figure: number, goal?: Finding["goal"]): void =>
    void found.push({ name: `server: ${name}`, figure, ...(goal && { goal }) });
  for (const width of widths) {
    const of = (one: keyof typeof order, other: keyof typeof order): number =>
      rate.get(width)?.ratio(place(one), place(other)) ?? Number.NaN;
    add(`answer path / group commit by hand, c=${width}`, of("ours", "group"), { atLeast: 0.7 });
    add(`answer path / no database, c=${width}`, of("ours", "none"), { atLeast: 0.4 });
    add(`answer path / one transaction each, c=${width}`, of("ours", "each"), { atLeast: 3.5 });
    add(`answer path / naive drizzle, c=${width}`, of("ours", "drizzle"), { atLeast: 8 });
    add(`answer path / PostgreSQL, c=${width}`, of("ours", "postgres"), { atLeast: 2 });
    add(`whole product, all answers / group commit by hand, c=${width}`, of("product", "group"), {
      atLeast: 0.35,
    });
    add(`whole product, a page by its form / group commit by hand, c=${width}`, of("page", "group"));
  }
  const work = (one: keyof typeof order): number =>
    cpu.get(most)?.ratio(place(one), place("group")) ?? Number.NaN;
  add("processor time, answer path / group commit by hand, c=64", work("ours"));
  add("processor time, whole product, all answers / group commit by hand, c=64", work("product"));
  add("processor time, whole product, a page by its form / group commit by hand, c=64", work("page"));
  const slow = (other: keyof typeof order): number =>
    p99.get(most)?.ratio(place("ours"), place(other)) ?? Number.NaN;
  add("answer path p99 / group commit by hand, c=64", slow("group"), { atMost: 1.5 });
  add("answer path p99 / one transaction each, c=64", slow("each"), { atMost: 0.2 });
  return found;
}

const productServers = (product: Product): Server[] => [
  {
    name: order.product,
    ...product.saving(bodies),
    acknowledged: 0,
    stored: async () => null,
    stop: async () => {},
  },
  { name: order.page, ...product.paging(), acknowledged: 0, stored: async () => null, stop: async () => {} },
];

/** Saving through HTTP: our own path and the whole product against the same work with less around it. */
export async function benchServer(): Promise<Found[]> {
  const postgres = await startServer({ isDurable: true });
  const product = await startProduct(most);
  const servers: Server[] = [];
  try {
    for (const variant of ["group", "none", "each", "drizzle"] as const)
      servers.push(await startVariant(order[variant], variant));
    servers.push(await startVariant(order.postgres, "postgres", postgres.url));
    servers.push(await startVariant(order.ours, "ours"));
    const all = [...servers, ...productServers(product)];
    const measured = await measure(all);
    await mustHoldAll(servers);
    tell(all, measured);
    product.mustHold(all.slice(servers.length).reduce((sum, one) => sum + one.acknowledged, 0));
    return [...findings(measured), ...(await product.pages())];
  } finally {
    for (const server of servers) await server.stop();
    await product.stop();
    await postgres.stop();
  }
}
