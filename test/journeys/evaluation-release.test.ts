import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import { respondentFiles } from "#site/components/evaluation/survey-files.ts";
import { translator } from "#site/text/translate.ts";
import {
  expectAccessible,
  expectContrast,
  expectFits,
  logInAs,
  openBrowser,
  openVisit,
  type Visit,
} from "#test/browser.ts";
import { type Served, serve } from "#test/served.ts";

const t = translator("da");
const narrow = { width: 320, height: 640 };

let served: Served;
let browser: Browser;
let visit: Visit;
let page: Page;
beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  await arrive();
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

const main = () => page.getByRole("main");

async function arrive(): Promise<void> {
  visit = await openVisit(browser, served.url, { viewport: narrow });
  ({ page } = visit);
  await logInAs(page, "Emil Kragelund", "medarbejder");
}

/** Opens the page of a campaign from the list; its address. */
async function open(name: string): Promise<string> {
  await page.goto("/evaluering");
  await main().getByRole("link", { name }).click();
  await page.locator("h1", { hasText: name }).waitFor();
  return new URL(page.url()).pathname;
}

const offered = () =>
  main()
    .locator("a[download]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
const fetched = (path: string) => visit.context.request.get(`${served.url}${path}`);
const statuses = (paths: readonly string[]) =>
  Promise.all(paths.map(async (path) => (await fetched(path)).status()));
const rowFiles = (address: string) => respondentFiles.map(({ name }) => `${address}/hent/${name}`);

/** axe finds nothing, light or dark, and it fits a narrow phone. */
async function expectSound(state: string): Promise<void> {
  await expectFits(page, state);
  await expectAccessible(page, state);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectContrast(page, `${state}, dark`);
  await page.emulateMedia({ colorScheme: "light" });
}

test("a campaign of figures offers its tables, and has no file with a row for each answer", async () => {
  const address = await open("Tilfredshed, sommer");
  expect(await main().textContent()).toContain(t("evaluation.release.figures"));
  expect(await main().textContent()).toContain(t("evaluation.filesTables"));
  expect(await offered()).toEqual([`${address}/hent/tabeller.csv`]);
  expect((await fetched(`${address}/hent/tabeller.csv`)).status()).toBe(200);
  expect(new Set(await statuses(rowFiles(address)))).toEqual(new Set([404]));
});

describe("a campaign of rows that is over", () => {
  let address = "";
  let folder = "";
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    });
  const inR = (told: string) => run("Rscript", "--vanilla", "-e", `source("svar.R"); cat(${told})`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "afsaet-survey-"));
    address = await open("Forventninger, sommer");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is shown soundly, of everybody and by group", async () => {
    await expectSound("rows, everybody");
    await page.goto(`${address}?fordel=ydelse`);
    await expectSound("rows, by benefit");
  });

  test("can be had as files that R and PSPP read, with the same counts as the page", {
    timeout: 60_000,
  }, async () => {
    await page.goto(address);
    expect(await main().textContent()).toContain(t("evaluation.filesLead"));
    const row = page.locator(".answer-table").first().locator("tbody tr").first();
    const label = await row.locator("th > span").textContent();
    const count = await row.locator("td").first().textContent();
    const files = await offered();
    expect(files).toEqual([`${address}/hent/tabeller.csv`, ...rowFiles(address)]);
    for (const href of files) {
      const answer = await fetched(href);
      expect([answer.status(), answer.headers()["cache-control"]], href).toEqual([200, "no-store"]);
      writeFileSync(join(folder, href.split("/").at(-1) ?? ""), await answer.body());
    }
    expect(inR(`nrow(data), sum(data$job_halvt_aar == "${label}", na.rm = TRUE)`)).toBe(`120 ${count}`);
    writeFileSync(
      join(folder, "tell.sps"),
      "INSERT FILE='svar.sps'.\nSAVE TRANSLATE /OUTFILE='ud.csv' /TYPE=CSV /FIELDNAMES /CELLS=LABELS.\n",
    );
    run("pspp", "--no-output", "tell.sps");
    const [names = "", ...people] = readFileSync(join(folder, "ud.csv"), "utf8").trim().split("\n");
    expect(people).toHaveLength(120);
    // Some labels hold a comma, and stand in quotes.
    const first = people.map((line) => /^(?:"([^"]*)"|([^,]*))/.exec(line)).map((at) => at?.[1] ?? at?.[2]);
    expect(names).toMatch(/^job_halvt_aar,/);
    expect(first.filter((one) => one === label)).toHaveLength(Number(count));
  });

  test("tells of no group but those that the file states whole", async () => {
    await page.goto(address);
    const choices = page.locator("#fordel option");
    const items = (await choices.evaluateAll((all) => all.map((one) => one.getAttribute("value")))).filter(
      Boolean,
    );
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      await page.goto(`${address}?fordel=${item}`);
      const rows = page.locator(".share-table").first().locator("tbody tr:not(:last-child)");
      expect(await rows.count()).toBeGreaterThan(0);
      for (const row of await rows.all()) {
        const label = (await row.locator("th").textContent())?.trim();
        const answered = (await row.locator("td").first().textContent())?.trim();
        const inFile = `sum(data$${item} == "${label}" & !is.na(data$job_halvt_aar), na.rm = TRUE)`;
        expect(inR(inFile), `${item}: ${label}`).toBe(answered);
      }
    }
  });

  test("causes no complaint in the browser", () => {
    expect(visit.complaints).toEqual([]);
  });
});

describe("a campaign of rows that is open", () => {
  const name = "Forventninger, næste år";
  let address = "";
  const today = civilDate(new Date());
  const fillDay = async (id: string, day: string) => {
    const parts = day.split("-");
    for (const [place, part] of ["year", "month", "day"].entries())
      await page.locator(`[name="${id}-${part}"]`).fill(parts[place] ?? "");
  };

  test("is made by choosing the file of rows", async () => {
    await page.goto("/evaluering/ny");
    expect(await page.locator('[name="til-hvad"][value="figures"]').isChecked()).toBe(true);
    await page.locator('[name="skema"][value="fremtid"]').check();
    await page.getByLabel(t("evaluation.form.name")).fill(name);
    await page.getByLabel(t("evaluation.form.purposeDa")).fill("Vi vil vide, hvad du tror.");
    await page.getByLabel(t("evaluation.release.rows")).check();
    await expectSound("a new campaign of rows");
    await main()
      .getByRole("button", { name: t("evaluation.form.make") })
      .click();
    await page.locator("#error-summary").waitFor();
    expect(await page.getByLabel(t("evaluation.release.rows")).isChecked()).toBe(true);
    await fillDay("fra", today);
    await fillDay("til", addDays(today, 14));
    await main()
      .getByRole("button", { name: t("evaluation.form.make") })
      .click();
    await page.locator("h1", { hasText: name }).waitFor();
    address = new URL(page.url()).pathname;
  });

  test("says that figures come at the end, and gives no file before it", async () => {
    const said = await main().textContent();
    expect(said).toContain(t("evaluation.release.rows"));
    expect(said).toContain(t("evaluation.resultsWithRows"));
    expect(said).not.toContain(t("evaluation.resultsTooFew"));
    await expectSound("rows, open");
    expect(await offered()).toEqual([]);
    const files = [`${address}/hent/tabeller.csv`, ...rowFiles(address)];
    expect(new Set(await statuses(files))).toEqual(new Set([404]));
  });

  test("lets nobody read own words before the end", async () => {
    await page.goto(`${address}/kommentarer`);
    expect(await main().textContent()).toContain(t("evaluation.comments.atEndText"));
    expect(await main().locator("form").count()).toBe(0);
    await expectSound("own words before the end");
  });

  test("says, when it is over and too few answered, that nothing will be shown", async () => {
    await served.stop();
    const database = new Sqlite(`${served.dataDir}/afsaet.sqlite`);
    database
      .prepare("UPDATE survey_campaigns SET opens_on = ?, closes_on = ? WHERE name = ?")
      .run(addDays(today, -20), addDays(today, -10), name);
    database.close();
    served = await serve({ dataDir: served.dataDir });
    await arrive();
    expect(await open(name)).toBe(address);
    const said = await main().textContent();
    expect(said).toContain(t("evaluation.resultsTooFewEver", { group: 10 }));
    expect(said).not.toContain(t("evaluation.resultsWithRows"));
    expect(said).not.toContain(t("evaluation.lettersLink"));
    await expectSound("rows, over, too few");
    await page.goto(`${address}/kommentarer`);
    expect(await main().textContent()).toContain(t("evaluation.comments.tooFewEverText"));
    await expectSound("own words of too few");
    const files = [`${address}/hent/tabeller.csv`, ...rowFiles(address)];
    expect(new Set(await statuses(files))).toEqual(new Set([404]));
  });
});
