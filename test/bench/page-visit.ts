import type { Browser, BrowserContext, Page } from "playwright-core";
import { type PageWeight, weighPage } from "#test/page-weight.ts";

/** DevTools' presets; bytes a second and milliseconds. */
export const networks = {
  "fast 3G": { down: (1.44 * 1_000_000) / 8, latency: 562 },
  "slow 3G": { down: (0.4 * 1_000_000) / 8, latency: 2_000 },
} as const;

export type Network = keyof typeof networks;

/** A page to visit; `state` is the log-in, if it needs one. */
export interface Visited {
  readonly url: string;
  readonly state?: string;
}

const open = ({ state }: Visited, browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 360, height: 740 },
    ...(state && { storageState: JSON.parse(state) }),
  });

/** Bytes of everything the page loads. */
export async function weigh(browser: Browser, visited: Visited): Promise<PageWeight> {
  const context = await open(visited, browser);
  const weight = await weighPage(await context.newPage(), visited.url);
  await context.close();
  return weight;
}

export interface Visit {
  /** Milliseconds until the first answer stands in a painted frame and the page listens. */
  readonly usable: number;
  /** Milliseconds by which tasks of the main thread were longer than 50 ms. */
  readonly blocked: number;
  /** Milliseconds from the click on an answer to the next painted frame. */
  readonly click: number;
}

/** Runs in the page before anything else of it: notes when the first answer can be seen, and long tasks. */
function watch(): void {
  const noted = { usable: 0, blocked: 0, click: 0 };
  Object.assign(globalThis, { benchNoted: noted });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.blocked += Math.max(0, duration - 50);
  }).observe({ type: "longtask", buffered: true });
  const afterPaint = (then: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(0);
    });
  };
  const look = (): void => {
    const answer = document.querySelector("main input:not([type=hidden])");
    const isStyled = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].every(
      ({ sheet }) => sheet !== null,
    );
    const isSeen = answer !== null && answer.getClientRects().length > 0;
    if (!isSeen || !isStyled || document.readyState === "loading") requestAnimationFrame(look);
    else
      afterPaint(() => {
        noted.usable = performance.now();
      });
  };
  requestAnimationFrame(look);
  addEventListener(
    "click",
    () => {
      const clicked = performance.now();
      afterPaint(() => {
        noted.click ||= performance.now() - clicked;
      });
    },
    true,
  );
}

const noted = (page: Page): Promise<Visit> =>
  page.evaluate(() => ({ ...(globalThis as unknown as { benchNoted: Visit }).benchNoted }));

async function until(page: Page, what: "usable" | "click"): Promise<void> {
  const deadline = Date.now() + 90_000;
  while ((await noted(page))[what] === 0) {
    if (Date.now() > deadline) throw new Error(`A page was never ${what}: ${page.url()}`);
    await page.waitForTimeout(50);
  }
}

/** One cold visit on a slow phone: a processor of a quarter of the speed, and a slow network. */
export async function visit(browser: Browser, visited: Visited, network: Network): Promise<Visit> {
  const context = await open(visited, browser);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { down, latency } = networks[network];
  await session.send("Network.enable");
  const shape = { downloadThroughput: down, uploadThroughput: down, latency };
  await session.send("Network.emulateNetworkConditions", { offline: false, ...shape });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(watch);
  await page.goto(visited.url, { waitUntil: "load", timeout: 120_000 });
  await until(page, "usable");
  await page.waitForTimeout(800);
  const { usable, blocked } = await noted(page);
  await page.evaluate(() => document.querySelector<HTMLElement>("main input[type=radio]")?.click());
  await until(page, "click");
  const { click } = await noted(page);
  await context.close();
  return { usable, blocked, click };
}
