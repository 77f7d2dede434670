import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Ended {
  readonly code: number | null;
  /** What it said to the person at the terminal. */
  readonly said: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of the program; this one when left out. */
  readonly folder?: string;
}

/** Runs the built program with nothing but these settings until it ends by itself, ten seconds at most. */
export function runToEnd({ env = {}, folder = root }: RunOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["dist/server/entry.mjs"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
      });
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`It did not stop. It said:\n${said}`));
    }, 10_000);
    child.once("exit", (code) => {
      clearTimeout(late);
      resolve({ code, said });
    });
  });
}
