import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = (name: string): string => join(root, "node_modules", ".bin", name);

/** Where Chromium is: named by `CHROMIUM`, or in one of the usual places. */
function findChromium(): string | undefined {
  const named = process.env["CHROMIUM"];
  // The shell without windows opens a window in half the time, and Debian has it.
  const usual = [
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ];
  return [...(named ? [named] : []), ...usual].find((path) => existsSync(path));
}

/** Installs what Debian has where we may: as root on a machine with apt. */
function install(...packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log(`Installing ${packages.join(", ")} for the tests …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", ...packages],
  ]) {
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
  }
}

function chromiumOrStop(): string {
  if (findChromium() === undefined) install("chromium-headless-shell");
  if (findChromium() === undefined) install("chromium");
  const found = findChromium();
  if (found !== undefined) return found;
  console.error(
    "The browser tests need Chromium. Install it, or name it: CHROMIUM=/path/to/chromium npm test",
  );
  process.exit(1);
}

/** What looks at PDF files and data files; without it the tests of them fail and say what is missing. */
function provideReaders(): void {
  const isThere = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;
  const readers = { pdfinfo: "poppler-utils", qpdf: "qpdf", Rscript: "r-base-core", pspp: "pspp" };
  const missing = Object.entries(readers).filter(([program]) => !isThere(program));
  if (missing.length > 0) install(...missing.map(([, name]) => name));
  // By itself, since its package has other names elsewhere: without it the Word files are not opened.
  if (!isThere("soffice")) install("libreoffice-writer-nogui");
}

interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

let failed = 0;

/** Runs one check and tells how it went, with what it said in one piece; the run goes on, so that all faults are seen. */
async function run({ name, command, args }: Check): Promise<void> {
  const started = performance.now();
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const status = await new Promise<number | null>((resolve) => {
    child.once("error", (error) => {
      said += error.message;
      resolve(1);
    });
    child.once("close", resolve);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${said.trim()}\n${status === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  if (status !== 0) failed += 1;
}

async function inTurn(checks: readonly Check[]): Promise<void> {
  for (const one of checks) await run(one);
}

const chromium = chromiumOrStop();
provideReaders();
const cli = join(root, "server", "cli", "run.mjs");
// Two at a time, one for each core; the build and the types write to the same folder.
await Promise.all([
  inTurn([
    { name: "build", command: process.execPath, args: [cli, "start", "--build-only"] },
    { name: "types", command: bin("astro"), args: ["check", "--minimumFailingSeverity", "warning"] },
  ]),
  inTurn([
    { name: "lint and format", command: bin("biome"), args: ["ci", "--error-on-warnings", "."] },
    {
      name: "import rule",
      command: bin("depcruise"),
      args: ["--config", "test/decisions/layers.cjs", "site", "server", "db", "questionnaires", "test"],
    },
    { name: "dead code", command: bin("knip"), args: [] },
    { name: "questionnaires", command: process.execPath, args: [cli, "check-questionnaires"] },
  ]),
]);
if (failed > 0) console.log("A check failed; see above. The tests run all the same.");
// Last and without a word after it, so that the plain closing line closes; a failed check counts there too.
const { status } = spawnSync(bin("vitest"), ["run", "--config", "test/vitest.config.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, CHROMIUM: chromium, FAILED_CHECKS: String(failed) },
});
process.exit(failed > 0 || status !== 0 ? 1 : 0);
