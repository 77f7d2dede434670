import { cpus, totalmem } from "node:os";
import { benchCv } from "./cv.ts";
import { benchDataFiles } from "./data-file.ts";
import { benchEngine } from "./engine.ts";
import { allMeasured, type Found, table } from "./finding.ts";
import { benchInvitations } from "./invitations.ts";
import { benchKeptColumns } from "./kept-columns.ts";
import { benchPages } from "./page.ts";
import { benchQueue } from "./queue.ts";
import { benchResults } from "./results.ts";
import { benchServer } from "./server.ts";
import { benchStore } from "./store.ts";

/** The parts of the bench, run all in this order, or those that are named. */
const parts: Readonly<Record<string, () => Promise<readonly Found[]>>> = {
  engine: () => benchEngine(process.argv.includes("--slow")),
  store: benchStore,
  queue: benchQueue,
  server: benchServer,
  pages: benchPages,
  files: benchDataFiles,
  results: benchResults,
  columns: benchKeptColumns,
  invitations: benchInvitations,
  cv: benchCv,
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}

const found: Found[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  found.push(...(await measure()));
}

const [cpu] = cpus();
const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
console.log(
  `\n${cpus().length} x ${cpu?.model ?? "?"}, ${memory}, Node ${process.version}. Ratios are formed inside each round.\n`,
);
console.log(table(found));
if (!allMeasured(found)) process.exitCode = 1;
