import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { connect } from "#db/kits/sqlite-files.ts";
import type { LoadJob, LoadResult } from "./load.ts";

/** Runs a load from a process of its own. @throws when any answer had another status. */
export async function load(job: LoadJob): Promise<LoadResult> {
  const script = fileURLToPath(new URL("./load.ts", import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify(job));
  const result = (await json(child.stdout)) as LoadResult;
  if (result.wrong !== null) throw new Error(`A server under load answered: ${result.wrong}`);
  return result;
}

/** A whole request as it goes over the wire, such as `POST /save/1`. */
export function request(line: string, body: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = { Host: "127.0.0.1", "Content-Type": "application/json", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  // The load writes one byte a letter.
  const bytes = Buffer.from(body).toString("latin1");
  const length = line.startsWith("GET") ? "" : `Content-Length: ${bytes.length}\r\n`;
  return `${line} HTTP/1.1\r\n${lines.join("")}${length}\r\n${bytes}`;
}

/** Processor time that a process has used, in milliseconds; only Linux tells. */
export function cpuMsOf(pid: number): number {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return Number.NaN;
  // The name in brackets may hold spaces; a tick is a hundredth of a second.
  const fields = readFileSync(stat, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

export const sumOfSaves = "SELECT sum(revision) AS n FROM responses";

/** The saves that a SQLite file holds, read past the program. */
export function storedIn(dataDir: string): number {
  const connection = connect(join(dataDir, "afsaet.sqlite"), "read");
  const row = connection.prepare<[], { n: number }>(sumOfSaves).get();
  connection.close();
  return row?.n ?? 0;
}
