import { createServer } from "node:http";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { Browser, CDPSession } from "playwright-core";
import type { Question } from "../../questionnaires/question-schema.ts";
import { loadPublished } from "../../server/questionnaire-files.ts";
import { logInAs, openBrowser } from "../browser.ts";
import { freePort, type Served, serve } from "../served.ts";

/**
 * The first question page against a plain HTML form of the whole instrument: bytes, and time until it can be used
 * on a slow phone. Prints ratios of one run; never gates.
 */
const rounds = 9;

/** DevTools' presets; bytes a second and milliseconds. */
const networks = {
  "fast 3G": { down: (1.44 * 1_000_000) / 8, latency: 562 },
  "slow 3G": { down: (0.4 * 1_000_000) / 8, latency: 2_000 },
} as const;

const brotli = (bytes: Buffer): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const { definition } = loadPublished()[0]?.questionnaire ?? { definition: null };

const inputs = (question: Question): string => {
  const name = question.id;
  if (question.kind === "text") return `<textarea name="${name}"></textarea>`;
  if (question.kind === "date") return `<input name="${name}">`;
  const type = question.kind === "checkboxes" ? "checkbox" : "radio";
  const answers =
    question.kind === "scale"
      ? Array.from({ length: question.max - question.min + 1 }, (_, i) => String(i + question.min))
      : ("options" in question ? question.options : []).map(({ label }) => label.da);
  return answers.map((text) => `<label><input type="${type}" name="${name}"> ${text}</label>`).join("\n");
};

/** The limit: every question of the instrument on one page, as plain as HTML can be, without a script. */
const plainForm = `<!doctype html><html lang="da"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Spørgsmål</title><style>body{font:18px/1.5 sans-serif;margin:1rem;max-width:40rem}label{display:block;padding:.5rem}</style>
<form method="post">${(definition?.questions ?? [])
  .map((question) => `<fieldset><legend>${question.text.da}</legend>\n${inputs(question)}</fieldset>`)
  .join("\n")}<button>Send</button></form></html>`;

interface Weight {
  html: number;
  script: number;
  font: number;
  other: number;
}

async function weigh(browser: Browser, served: Served): Promise<Weight> {
  const context = await browser.newContext({ baseURL: served.url, viewport: { width: 360, height: 740 } });
  await logInAs(await context.newPage(), "Mikkel Østervang");
  const page = await context.newPage();
  const weight: Weight = { html: 0, script: 0, font: 0, other: 0 };
  const waiting: Promise<void>[] = [];
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    waiting.push(
      response.body().then((body) => {
        if (kind === "document") weight.html += brotli(body);
        else if (kind === "script") weight.script += brotli(body);
        else if (kind === "font") weight.font += body.length;
        else weight.other += brotli(body);
      }),
    );
  });
  await page.goto("/skema/risikoscreening/1", { waitUntil: "networkidle" });
  await Promise.all(waiting);
  await context.close();
  return weight;
}

async function throttle(session: CDPSession, network: keyof typeof networks): Promise<void> {
  const { down, latency } = networks[network];
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    downloadThroughput: down,
    uploadThroughput: down,
    latency,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/** Milliseconds until the first answer can be chosen: parsed, laid out and painted. */
async function usable(
  browser: Browser,
  url: string,
  options: { network: keyof typeof networks; state?: string },
) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    ...(options.state && { storageState: JSON.parse(options.state) }),
  });
  const page = await context.newPage();
  await throttle(await context.newCDPSession(page), options.network);
  await page.goto(url, { waitUntil: "load" });
  const ms = await page.evaluate(
    () =>
      new Promise<{ usable: number; blocked: number }>((resolve) => {
        const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
        const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
        let blocked = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) blocked += Math.max(0, duration - 50);
        }).observe({ type: "longtask", buffered: true });
        setTimeout(
          () => resolve({ usable: Math.max(paint, navigation?.domInteractive ?? 0), blocked }),
          1500,
        );
      }),
  );
  await context.close();
  return ms;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function compare(browser: Browser, served: Served, plainUrl: string): Promise<void> {
  const context = await browser.newContext({ baseURL: served.url });
  await logInAs(await context.newPage(), "Mikkel Østervang");
  const state = JSON.stringify(await context.storageState());
  await context.close();
  for (const network of Object.keys(networks) as (keyof typeof networks)[]) {
    const ours: number[] = [];
    const plain: number[] = [];
    const blocked: [number, number][] = [];
    for (let round = 0; round < rounds; round += 1) {
      const a = await usable(browser, `${served.url}/skema/risikoscreening/1`, { network, state });
      const b = await usable(browser, plainUrl, { network });
      ours.push(a.usable);
      plain.push(b.usable);
      blocked.push([a.blocked, b.blocked]);
    }
    const ratio = median(ours.map((ms, i) => ms / (plain[i] ?? 1)));
    console.log(
      `${network}: usable after ${median(ours).toFixed(0)} ms, plain form ${median(plain).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (goal ≤ 1.15); ` +
        `blocked ${median(blocked.map(([ms]) => ms)).toFixed(0)} ms, plain ${median(blocked.map(([, ms]) => ms)).toFixed(0)} ms`,
    );
  }
}

// Both by number: looking up a name would count against one of them only.
const port = await freePort();
const served = await serve({ port, env: { LOG_LEVEL: "silent", BASE_URL: `http://127.0.0.1:${port}` } });
const browser = await openBrowser();
const compressed = brotliCompressSync(Buffer.from(plainForm));
const plain = createServer((_req, res) => {
  res
    .writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "br" })
    .end(compressed);
});
await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", () => resolve()));
const address = plain.address();
const plainUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
try {
  if (brotliDecompressSync(compressed).toString() !== plainForm) throw new Error("The plain form is broken.");
  const { html, script, font, other } = await weigh(browser, served);
  const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  console.log("First question page, Brotli 11");
  console.log(
    `HTML + CSS ${kb(html)}, JS ${kb(script)} (goal ≤ 12), together ${kb(html + script)} (goal ≤ 25)`,
  );
  console.log(
    `fonts ${kb(font)} (goal ≤ 40), other ${kb(other)}; plain form ${kb(brotli(Buffer.from(plainForm)))}`,
  );
  await compare(browser, served, plainUrl);
} finally {
  plain.close();
  await browser.close();
  await served.dispose();
}
