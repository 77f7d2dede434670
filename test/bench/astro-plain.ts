import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { instrument } from "#test/golden/instrument.ts";
import { freePort } from "#test/served.ts";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

const config = `import node from "@astrojs/node";
export default { output: "server", session: false, adapter: node({ mode: "standalone" }), devToolbar: { enabled: false } };`;

/** One question of the instrument, as a plain page of Astro: no session, no database, no style, no script. */
const page = `---
import question from "../question.json";
export const prerender = false;
const name = Astro.url.searchParams.get("navn") ?? "";
---
<!doctype html>
<html lang="da">
  <head><meta charset="utf-8"><title>{question.text.da}</title></head>
  <body>
    <h1>{question.text.da}</h1>
    <form method="post">
      <fieldset>
        <legend>{name}</legend>
        {question.options.map(({ code, label }) => (
          <label><input type="radio" name={question.id} value={code}> {label.da}</label>
        ))}
      </fieldset>
      <button>Videre</button>
    </form>
  </body>
</html>`;

/** Builds and starts the smallest server that renders a question page with Astro for each request. */
export async function startPlainAstro(): Promise<{ port: number; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "afsaet-bench-astro-"));
  mkdirSync(join(folder, "src", "pages"), { recursive: true });
  symlinkSync(modules, join(folder, "node_modules"));
  const question = instrument.definition.questions.find(({ kind }) => kind === "radio");
  const files = {
    "package.json": '{"type":"module","private":true}',
    "astro.config.mjs": config,
    "src/pages/index.astro": page,
    "src/question.json": JSON.stringify(question),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const astro = join(modules, "astro", "bin", "astro.mjs");
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [astro, "build"], { cwd: folder, env, timeout: 240_000 });
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [join(folder, "dist", "server", "entry.mjs")], {
    cwd: folder,
    env: { ...env, HOST: "127.0.0.1", PORT: String(port) },
    stdio: "ignore",
  });
  for (let tries = 0; tries < 400; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer?.ok && (await answer.text()).includes(question?.text.da ?? "?")) break;
    if (tries === 399 || child.exitCode !== null) throw new Error("The plain Astro server did not answer.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}
