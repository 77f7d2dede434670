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
const narrow = { width: 320, height: 640 };

let served: Served;
let browser: Browser;
let visit: Visit;
let page: Page;
/** The address of the comparison of both surveys. */
let address = "";

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  visit = await openVisit(browser, served.url, { viewport: narrow });
  ({ page } = visit);
  await logInAs(page, "Emil Kragelund", "medarbejder");
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

const main = (of: Page = page) => of.getByRole("main");
const press = (of: Page) =>
  main(of)
    .getByRole("button", { name: t("evaluation.compare.button"), exact: true })
    .click();

test("an evaluator without scripts chooses two surveys and sees them side by side", async () => {
  const plain = await openVisit(browser, served.url, { javaScriptEnabled: false, viewport: narrow });
  await plain.context.addCookies(await visit.context.cookies());
  await plain.page.goto("/evaluering");
  await main(plain.page)
    .getByRole("link", { name: t("evaluation.compare") })
    .click();
  await press(plain.page);
  expect(await titleOf(plain.page)).toMatch(/^Fejl: /);
  expect(await plain.page.getByRole("alert").textContent()).toContain(t("evaluation.compare.tooFew"));
  await plain.page.getByLabel("Tilfredshed, forår").check();
  await press(plain.page);
  expect(await plain.page.getByLabel("Tilfredshed, forår").isChecked()).toBe(true);
  await plain.page.getByLabel("Tilfredshed, sommer").check();
  await press(plain.page);
  address = plain.page.url();
  const listed = await main(plain.page).locator(".compared-list strong").allTextContents();
  expect(listed).toEqual(["Tilfredshed, forår", "Tilfredshed, sommer"]);
  await plain.page.getByLabel(t("evaluation.compare.group")).selectOption("enhed:nord");
  await press(plain.page);
  expect(await main(plain.page).textContent()).toContain(t("evaluation.hidden"));
  await expectFits(plain.page, "a group through two surveys");
  await plain.context.close();
});

describe("the comparison", () => {
  const states = [
    ["nothing chosen yet", () => "/evaluering/sammenlign", 200],
    ["one chosen", () => "/evaluering/sammenlign?vis=1", 422],
    ["everybody", () => address, 200],
    ["a unit", () => `${address}&gruppe=enhed:nord`, 200],
    ["a group that one of them does not tell", () => `${address}&gruppe=svarvej:letter`, 200],
  ] as const;

  test.each(states)(
    "%s: axe finds nothing, light or dark, in both languages",
    async (state, path, status) => {
      await page.emulateMedia({ colorScheme: "light" });
      const answer = await page.goto(path());
      expect(answer?.status()).toBe(status);
      expect(await page.locator("h1").count()).toBe(1);
      await expectFits(page, state);
      await expectAccessible(page, state);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectContrast(page, `${state}, dark`);
      await page.getByRole("button", { name: "English" }).click();
      await page.goto(path());
      expect(await main().textContent()).toContain(en("evaluation.compare"));
      await expectFits(page, `${state}, English`);
      await expectAccessible(page, `${state}, English`);
      await page.getByRole("button", { name: "Dansk" }).click();
    },
  );

  test("says of what was told less often that it is hardly chance, and of the rest that it can be", async () => {
    await page.goto(address);
    const said = (heading: string) =>
      main().locator(".question-result", { has: page.getByRole("heading", { name: heading }) });
    const told = await said("Fik du at vide").textContent();
    expect(told).toContain(t("evaluation.compare.differ", { p: "" }).split("(")[0]);
    const other = await said("Havde du lyst").textContent();
    expect(other).toContain(t("evaluation.compare.differNot", { p: "" }).split("(")[0]);
  });

  test("has each figure with its interval, draws what the table holds, and shows no small count", async () => {
    await page.goto(address);
    const figures = await main()
      .locator(".share-table tbody tr:not(:last-child) td")
      .evaluateAll((cells) =>
        cells.map((cell) => [cell.classList.contains("soft"), cell.querySelector(".share-between") !== null]),
      );
    expect(figures.length).toBeGreaterThan(100);
    for (const [isHidden, hasInterval] of figures) expect(hasInterval).toBe(!isHidden);
    const first = main().locator(".question-result").first();
    expect(await first.locator(".course-picture svg").count()).toBe(6);
    const toldTwice = await first.locator("tbody tr").nth(0).locator("td:not(.soft)").count();
    expect(await first.locator(".course-picture svg").first().locator("circle").count()).toBe(toldTwice - 1);
  });

  test("prints without the form, and no wider than the sheet", async () => {
    await page.goto(address);
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    expect(await main().locator("form").isVisible()).toBe(false);
    expect(await main().locator(".course-picture").first().isVisible()).toBe(true);
    await expectFits(page, "on paper");
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize(narrow);
  });

  test("can be had as a table for a spreadsheet, with the shares of the page", async () => {
    await page.goto(address);
    const href = await main().locator("a[download]").getAttribute("href");
    const answer = await visit.context.request.get(`${served.url}${href}`);
    expect([answer.status(), answer.headers()["cache-control"]]).toEqual([200, "no-store"]);
    const [head = "", ...rows] = (await answer.text()).trim().split(/\r?\n/);
    const at = head.replace("\uFEFF", "").split(";").indexOf("count");
    const counts = rows.map((row) => row.replaceAll(/"[^"]*"/g, "").split(";")[at]);
    expect(counts.length).toBeGreaterThan(150);
    for (const count of counts) expect(["1", "2", "3", "4"]).not.toContain(count);
  });

  test("causes no complaint in the browser but that a page was wrong", () => {
    expect(visit.complaints.filter((complaint) => !complaint.includes("422"))).toEqual([]);
  });
});
