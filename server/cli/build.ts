import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the program. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
const inputs = [
  "site",
  "server",
  "db",
  "questionnaires",
  "astro.config.mjs",
  "package-lock.json",
  "tsconfig.json",
];

/** Definitions are read when the program starts: to change one needs no new build. */
const isReadAtStart = (path: string): boolean => path.startsWith(join("questionnaires", "definitions"));

/** Every file below the inputs, in a fixed order. Tests are no part of the build. */
function filesBelow(path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((path) => !isReadAtStart(path))
    .sort();
}

/** SHA-256 over names and contents of everything that the build reads. */
function fingerprint(): string {
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of inputs.flatMap(filesBelow)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** `dist` is the program; `dist-preview` the author's preview of questionnaires. */
type Target = "dist" | "dist-preview";

const fingerprintFile = (target: Target): string => join(root, target, "inputs.sha256");

function build(target: Target, now: string): void {
  const what = target === "dist" ? "Afsæt" : "the preview";
  console.log(`Building ${what} (about ten seconds, only when something has changed) …`);
  const astro = join(root, "node_modules", "astro", "bin", "astro.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, "build"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
      AFSAET_BUILD: target === "dist" ? "" : "preview",
    },
  });
  if (status !== 0) {
    console.error(stdout, stderr);
    console.error("The build failed; see above.");
    process.exit(1);
  }
  writeFileSync(fingerprintFile(target), now);
}

/** True when the target was built from exactly what lies here now. */
const isBuilt = (target: Target, now: string): boolean =>
  existsSync(fingerprintFile(target)) && readFileSync(fingerprintFile(target), "utf8") === now;

/** Builds the target unless it is built from what lies here now; ends the tool when that fails. */
export function buildWhenChanged(target: Target): void {
  const now = fingerprint();
  if (!isBuilt(target, now)) build(target, now);
}
