import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { expect } from "vitest";

/** A real Chromium; `npm test` finds or installs it. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium-headless-shell",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained about: script errors, refused resources, requests to other hosts. */
  readonly complaints: string[];
}

/** A window of its own, as one person on one device has; listens for everything that goes wrong in it. */
export async function openVisit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const own = new URL(url).host;
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text()))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && host !== own) complaints.push(`request to ${host}`);
  });
  return { context, page, complaints };
}

/** Logs in by choosing a person on the page of the demonstration's identity provider. */
export async function logInAs(
  page: Page,
  name: string,
  kind: "borger" | "medarbejder" = "borger",
): Promise<void> {
  await page.goto(`/log-ind?som=${kind}`);
  await page.getByRole("button", { name }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/demo-login"));
}

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const axeSource = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Legacy = no second tab; we have no frames. */
async function axe(page: Page): Promise<AxeBuilder> {
  // The builder would send the long source twice for every look; this sends the short one once a page.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const builder = new AxeBuilder({ page, axeSource: "0" }).setLegacyMode(true);
  return builder.options({ resultTypes: ["violations"], reporter: "no-passes" });
}

async function expectNoViolations(builder: AxeBuilder, state: string): Promise<void> {
  const { violations } = await builder.analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect(told, state).toEqual([]);
}

/**
 * axe with WCAG 2.2 A and AA and best practice: not one violation. It is a script of the page: in a window without
 * JavaScript it would never end.
 */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  await expectNoViolations((await axe(page)).withTags(rules), state);
}

/** The colours alone, for a page that has passed in another palette. */
export async function expectContrast(page: Page, state: string): Promise<void> {
  await expectNoViolations((await axe(page)).withRules(["color-contrast"]), state);
}

/** No sideways scrolling at the width of the smallest phones. */
export async function expectFits(page: Page, state: string): Promise<void> {
  const { wide, seen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    seen: document.documentElement.clientWidth,
  }));
  expect(wide, `${state}: wider than the window`).toBeLessThanOrEqual(seen);
}

/** The title of a page that has come in whole: right after a press there is none yet. */
export async function titleOf(page: Page): Promise<string> {
  await page.waitForLoadState();
  return page.title();
}
