import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const fingerprintFile = join(root, "dist", "inputs.sha256");
const inputs = [
  "site",
  "server",
  "db",
  "questionnaires",
  "astro.config.mjs",
  "package-lock.json",
  "tsconfig.json",
];

/** Every file below the inputs, in a fixed order. Tests are no part of the build. */
function filesBelow(path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

/** SHA-256 over names and contents of everything that the build reads. */
function fingerprint(): string {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of inputs.flatMap(filesBelow)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function build(now: string): void {
  console.log("Building Afsæt (about ten seconds, only when something has changed) …");
  const astro = join(root, "node_modules", "astro", "bin", "astro.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, "build"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  if (status !== 0) {
    console.error(stdout, stderr);
    console.error("The build failed; see above.");
    process.exit(1);
  }
  writeFileSync(fingerprintFile, now);
}

/** True when `dist/` was built from exactly what lies here now. */
const isBuilt = (now: string): boolean =>
  existsSync(fingerprintFile) && readFileSync(fingerprintFile, "utf8") === now;

const now = fingerprint();
if (!isBuilt(now)) build(now);
if (process.argv.includes("--build-only")) process.exit(0);

process.env["MODE"] ??= "demo";
await import(pathToFileURL(join(root, "dist", "server", "entry.mjs")).href);
