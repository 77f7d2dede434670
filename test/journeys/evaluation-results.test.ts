import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

  test("can be had as files that R and PSPP read, with the same counts as the page", {
    timeout: 60_000,
  }, async () => {
    const { page: shown } = visit;
    await shown.goto(address);
    const row = shown.locator(".answer-table").first().locator("tbody tr").first();
    const [label, count] = [
      await row.locator("th > span").textContent(),
      await row.locator("td").first().textContent(),
    ];
    const folder = mkdtempSync(join(tmpdir(), "afsaet-survey-"));
    try {
      const files = await shown
        .locator("a[download]")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      expect(files).toHaveLength(10);
      for (const href of files) {
        const answer = await visit.context.request.get(`${served.url}${href}`);
        expect([answer.status(), answer.headers()["cache-control"]], href).toEqual([200, "no-store"]);
        writeFileSync(join(folder, href.split("/").at(-1) ?? ""), await answer.body());
      }
      const run = (program: string, ...args: readonly string[]) =>
        execFileSync(program, args, {
          cwd: folder,
          encoding: "utf8",
          env: { ...process.env, LC_ALL: "C.UTF-8" },
        });
      const r = `source("svar.R"); cat(nrow(data), sum(data$samlet == "${label}", na.rm = TRUE))`;
      expect(run("Rscript", "--vanilla", "-e", r)).toBe(`180 ${count}`);
      writeFileSync(
        join(folder, "tell.sps"),
        "INSERT FILE='svar.sps'.\nSAVE TRANSLATE /OUTFILE='ud.csv' /TYPE=CSV /FIELDNAMES /CELLS=LABELS.\n",
      );
      run("pspp", "--no-output", "tell.sps");
      const read = readFileSync(join(folder, "ud.csv"), "utf8").trim().split("\n");
      expect(read).toHaveLength(181);
      const at = read[0]?.split(",").indexOf("samlet") ?? -1;
      expect(read.filter((line) => line.split(",")[at] === label)).toHaveLength(Number(count));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("cause no complaint in the browser", () => {
    expect(visit.complaints).toEqual([]);
  });
});
