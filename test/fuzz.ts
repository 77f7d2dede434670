import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** `npm run fuzz -- [minutes]`: runs every property test with other cases, again and again, until one fails or the time is up. */
const root = fileURLToPath(new URL("..", import.meta.url));
const minutes = Number(process.argv[2] ?? 10);
if (!(minutes > 0)) {
  console.error("How many minutes? For example: npm run fuzz -- 10");
  process.exit(1);
}
const files = globSync("{questionnaires,db,server,site,test/golden,test/documents}/**/*.test.ts", {
  cwd: root,
}).filter((file) => readFileSync(join(root, file), "utf8").includes("fast-check"));
const vitest = join(root, "node_modules", ".bin", "vitest");
const until = Date.now() + minutes * 60_000;
let rounds = 0;
while (Date.now() < until) {
  const seed = randomInt(2 ** 31);
  const run = spawnSync(vitest, ["run", "--config", "test/vitest.config.ts", ...files], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, PROPERTY_SEED: `${seed}` },
  });
  if (run.status !== 0) {
    console.error(`${run.stdout}${run.stderr}\nFailed in round ${rounds + 1} with PROPERTY_SEED=${seed}`);
    process.exit(1);
  }
  rounds += 1;
}
console.log(`${files.length} files passed in ${rounds} rounds, each with a seed of its own.`);
