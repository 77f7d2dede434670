import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Programs that ours is held against: exact versions, in a folder of their own, never part of `npm ci`. */
const peerPackages = {
  engines: ["survey-core@3.1.1", "json-logic-engine@5.0.7", "@formio/core@2.8.3"],
  pages: ["survey-core@2.5.38", "survey-js-ui@2.5.38", "govuk-frontend@6.6.0", "dkfds@11.2.0"],
  columns: ["@duckdb/node-api@1.5.6-r.1"],
} as const;

export interface Peers {
  readonly folder: string;
  /** Loads one of the packages. What it exports is known to the caller only. */
  load<T>(name: string): T;
}

/** Installs a group of peers once for this machine, without running any of their scripts; says why when it cannot. */
export async function installPeers(group: keyof typeof peerPackages): Promise<Peers | { why: string }> {
  const packages = peerPackages[group];
  const key = createHash("sha256").update(packages.join()).digest("hex").slice(0, 12);
  const folder = join(tmpdir(), `afsaet-bench-peers-${key}`);
  try {
    if (!existsSync(join(folder, "complete"))) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "package.json"), '{"private":true}');
      console.log(`installing ${packages.join(", ")} in ${folder}`);
      const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--save-exact"];
      await run("npm", ["install", ...quiet, ...packages], { cwd: folder, timeout: 180_000 });
      writeFileSync(join(folder, "complete"), "");
    }
  } catch (error) {
    const [line = ""] = String(error).split("\n");
    return { why: `the peers could not be installed (${line})` };
  }
  const require = createRequire(join(folder, "package.json"));
  return { folder, load: <T>(name: string): T => require(name) };
}
