import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import {
  expectAccessible,
  expectContrast,
  expectFits,
  logInAs,
  openBrowser,
  openVisit,
  titleOf,
  type Visit,
} from "#test/browser.ts";
import { type Served, serve } from "#test/served.ts";

const t = translator("da");
const en = translator("en");

let served: Served;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

const main = (of: Page) => of.getByRole("main");

describe("the results of a survey that is over", () => {
  let visit: Visit;
  let address = "";
  beforeAll(async () => {
    visit = await openVisit(browser, served.url, { viewport: { width: 320, height: 640 } });
    await logInAs(visit.page, "Emil Kragelund", "medarbejder");
    const href = await visit.page.getByRole("link", { name: "Tilfredshed, sommer" }).getAttribute("href");
    address = href ?? "";
  });

  const states = [
    ["all surveys", () => "/evaluering"],
    ["a new survey", () => "/evaluering/ny"],
    ["everybody", () => address],
    ["by benefit", () => `${address}?fordel=ydelse`],
    ["by unit", () => `${address}?fordel=enhed`],
    ["by unit, drawn towards the mean", () => `${address}?fordel=enhed&trukket=1`],
    ["letters of a survey that is over", () => `${address}/breve`],
    ["comments to read", () => `${address}/kommentarer`],
    ["always open", () => "/evaluering/altid/tilfredshed"],
  ] as const;

  test.each(states)("%s: axe finds nothing, light or dark, and it fits in 320 px", async (state, path) => {
    const { page: shown } = visit;
    await shown.emulateMedia({ colorScheme: "light" });
    await shown.goto(path());
    expect(await shown.locator("h1").count()).toBe(1);
    await expectFits(shown, state);
    await expectAccessible(shown, state);
    await shown.emulateMedia({ colorScheme: "dark" });
    await expectContrast(shown, `${state}, dark`);
  });

  test("tell in fives how far people came, and where most stop", async () => {
    const { page: shown } = visit;
    await shown.goto(address);
    const section = shown.locator(".page-levels");
    expect(await section.textContent()).toContain("Flest stopper ved: ");
    const rows = section.locator("tbody tr");
    expect(await rows.count()).toBe(22);
    const counts = (await rows.locator("td").allTextContents()).map(Number);
    expect(counts.filter((count) => count % 5 !== 0)).toEqual([]);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect([counts[0], counts.at(-1)]).toEqual([expect.any(Number), 180]);
    expect(counts[0]).toBeGreaterThan(220);
    expect(await section.locator("svg").count()).toBe(22);
  });

  test("say the same in English, without a Danish word of ours", async () => {
    const { page: shown } = visit;
    await shown.goto(`${address}?fordel=enhed`);
    await shown.getByRole("button", { name: "English" }).click();
    const said = await main(shown).textContent();
    expect(said).toContain(en("evaluation.everybody"));
    expect(said).toContain(en("evaluation.method.same"));
    expect(said).toContain(en("evaluation.pages.how", { least: 5 }));
    expect(said).not.toContain(t("evaluation.hidden"));
    await shown.getByRole("button", { name: "Dansk" }).click();
  });

  test("show what was written once somebody has read it, without what was struck out", async () => {
    const { page: shown } = visit;
    await shown.goto(`${address}/kommentarer`);
    const first = shown.locator("form.comment").first();
    await first.locator("textarea").fill(" ");
    await first.getByRole("button", { name: t("evaluation.comment.show") }).click();
    expect(await titleOf(shown)).toMatch(/^Fejl: /);
    await expectAccessible(shown, "a comment without words");
    await first.locator("textarea").fill("Nogen hørte efter, og det hjalp.");
    await first.getByRole("button", { name: t("evaluation.comment.show") }).click();
    expect(await main(shown).textContent()).toContain(t("evaluation.comment.saved"));
    await expectAccessible(shown, "a comment that is shown");
    await shown.goto(address);
    expect(await main(shown).textContent()).toContain("Nogen hørte efter, og det hjalp.");
  });

  test("have what was read and settled changed later, without a script, and show it changed", async () => {
    const plain = await openVisit(browser, served.url, {
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    await plain.context.addCookies(await visit.context.cookies());
    const { page: read } = plain;
    const comments = () => read.goto(`${address}/kommentarer`);
    const settled = read.locator(".settled-comments li").first();
    const change = async (name: "show" | "hold", text: string) => {
      await settled.locator("summary").click();
      await settled.locator("textarea").fill(text);
      await settled.getByRole("button", { name: t(`evaluation.comment.${name}`), exact: true }).click();
      await read.waitForLoadState();
    };
    await comments();
    expect(await settled.locator("textarea").isVisible()).toBe(false);
    await change("show", " ");
    expect(await titleOf(read)).toMatch(/^Fejl: /);
    await comments();
    await change("show", "Nogen lyttede, og det hjalp.");
    expect(await main(read).textContent()).toContain(t("evaluation.comment.saved"));
    expect(await settled.locator(".comment-text").textContent()).toContain("Nogen lyttede, og det hjalp.");
    await expectFits(read, "a comment that was changed");
    await read.goto(address);
    expect(await main(read).textContent()).toContain("Nogen lyttede, og det hjalp.");
    expect(await main(read).textContent()).not.toContain("Nogen hørte efter");
    await comments();
    await change("hold", "Nogen lyttede, og det hjalp.");
    expect(await settled.textContent()).toContain(t("evaluation.comment.isHeld"));
    await read.goto(address);
    expect(await main(read).textContent()).not.toContain("Nogen lyttede");
    await plain.context.close();
  });

  test("have a settled comment open to be changed: axe finds nothing, light or dark", async () => {
    const { page: shown } = visit;
    await shown.emulateMedia({ colorScheme: "light" });
    await shown.goto(`${address}/kommentarer`);
    await shown.locator(".settled-comments summary").first().click();
    expect(await shown.locator(".settled-comments textarea").first().isVisible()).toBe(true);
    await expectFits(shown, "a settled comment");
    await expectAccessible(shown, "a settled comment");
    await shown.emulateMedia({ colorScheme: "dark" });
    await expectContrast(shown, "a settled comment, dark");
  });

  test("have shares drawn towards the mean beside those of the units, only when asked for, and marked", async () => {
    const { page: shown } = visit;
    await shown.goto(`${address}?fordel=enhed`);
    expect(await shown.locator(".share-drawn").count()).toBe(0);
    await shown.getByLabel(t("evaluation.drawnChoice")).check();
    await main(shown)
      .getByRole("button", { name: t("evaluation.breakdownShow") })
      .click();
    expect(await main(shown).textContent()).toContain(t("evaluation.drawnLead"));
    const cells = shown.locator(".share-table td", { has: shown.locator(".share-drawn") });
    expect(await cells.count()).toBeGreaterThan(20);
    expect(await cells.count()).toBe(await cells.locator(".share-between").count());
    const everybody = shown.locator(".share-table tbody tr:last-child .share-drawn");
    expect(await everybody.count()).toBe(0);
  });

  test("hide small counts, and tell no group of fewer than ten", async () => {
    const { page: shown } = visit;
    await shown.goto(`${address}?fordel=ydelse`);
    expect(await main(shown).textContent()).toContain(t("evaluation.hidden"));
    const told = shown.locator(".share-table tbody tr", { has: shown.locator(".share-between") });
    const sizes = await told.locator("td:nth-child(2)").allTextContents();
    expect(sizes.length).toBeGreaterThan(20);
    for (const size of sizes) expect(Number(size)).toBeGreaterThanOrEqual(10);
    await shown.goto(address);
    const counts = (await shown.locator(".answer-table tbody td:nth-child(2)").allTextContents()).filter(
      (text) => /^\d+$/.test(text.trim()),
    );
    expect(counts.length).toBeGreaterThan(20);
    for (const count of counts) expect([1, 2, 3, 4]).not.toContain(Number(count));
  });

  test("cause no complaint in the browser", () => {
    expect(visit.complaints).toEqual([]);
  });
});
