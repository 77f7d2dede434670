import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Changes the engine in every small way and asks whether a test notices (Stryker). Its packages are fetched the
 * first time, never by `npm ci`; they must lie inside the project, where they find the same vitest.
 */
const version = "10.1.1";
const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "node_modules", ".cache", "mutation");
const runner = join(folder, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");

function orStop(command: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status === 0) return;
  console.error(error ?? `${command} ended with ${status}`);
  process.exit(1);
}

if (!existsSync(runner)) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  const packages = [`@stryker-mutator/core@${version}`, `@stryker-mutator/vitest-runner@${version}`];
  const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"];
  orStop("npm", ["install", ...quiet, ...packages], folder);
}
const plugin = join(folder, "node_modules", "@stryker-mutator", "vitest-runner", "dist", "src", "index.js");
// Named files alone, or the whole engine.
const files = process.argv.slice(2);
const named = files.length > 0 ? ["--mutate", files.join(",")] : [];
const config = join(dirname(fileURLToPath(import.meta.url)), "stryker.config.json");
orStop(process.execPath, [runner, "run", config, "--plugins", plugin, ...named], root);
