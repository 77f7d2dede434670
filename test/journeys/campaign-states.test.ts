import Sqlite from "better-sqlite3";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { civilDate } from "#server/use-cases/civil-date.ts";
import { dayText } from "#site/text/dates.ts";
import { translator } from "#site/text/translate.ts";
import { expectAccessible, expectFits, logInAs, openBrowser, openVisit } from "#test/browser.ts";
import { type Served, serve } from "#test/served.ts";

const t = translator("da");

let served: Served;
let browser: Browser;
let key = "";

/** A campaign is open, and the file of its version was taken away from the installation; another was over years ago. */
beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  await served.stop();
  const database = new Sqlite(`${served.dataDir}/afsaet.sqlite`);
  key =
    database
      .prepare<[string], string>("SELECT link_key FROM survey_campaigns WHERE closes_on > ?")
      .pluck()
      .get(new Date().toISOString().slice(0, 10)) ?? "";
  database
    .prepare("UPDATE survey_campaigns SET version = '0.9.0', instrument_hash = 'gone' WHERE link_key = ?")
    .run(key);
  database
    .prepare(
      "UPDATE survey_campaigns SET opens_on = '2022-11-01', closes_on = '2022-11-30' WHERE link_key <> ?",
    )
    .run(key);
  database.close();
  served = await serve({ dataDir: served.dataDir });
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

test("it is told at start, by questionnaire and version", () => {
  const line = served
    .output()
    .split("\n")
    .find((one) => one.includes("campaign-version-missing"));
  expect(JSON.parse(line ?? "{}")).toMatchObject({ code: "tilfredshed-0.9.0", count: 1 });
});

test.each(["", "?vej=kiosk"])("whoever comes to answer is told, and asked nothing (%s)", async (way) => {
  const { page, context } = await openVisit(browser, served.url, { viewport: { width: 320, height: 640 } });
  const answer = await page.goto(`/u/${key}${way}`);
  expect(answer?.status()).toBe(503);
  expect(await page.getByRole("main").textContent()).toContain(t("survey.closedMissing"));
  expect(await page.getByRole("button", { name: t("survey.begin") }).count()).toBe(0);
  await expectFits(page, "survey without questions");
  await expectAccessible(page, "survey without questions");
  await context.close();
});

test("the evaluator sees which, and what to do, on the list and on its page", async () => {
  const { page, context } = await openVisit(browser, served.url, { viewport: { width: 320, height: 640 } });
  await logInAs(page, "Emil Kragelund", "medarbejder");
  const main = page.getByRole("main");
  expect(await main.textContent()).toContain(t("evaluation.missing.text"));
  expect(await main.locator(".alert li").allTextContents()).toEqual([
    expect.stringMatching(/Tilfredshed, efterår: .* 0\.9\.0/),
  ]);
  await expectFits(page, "a campaign without questions");
  await expectAccessible(page, "a campaign without questions");
  const database = new Sqlite(`${served.dataDir}/afsaet.sqlite`, { readonly: true });
  const id = database
    .prepare<[string], string>("SELECT id FROM survey_campaigns WHERE link_key = ?")
    .pluck()
    .get(key);
  database.close();
  const answer = await page.goto(`/evaluering/${id}`);
  expect(answer?.status()).toBe(410);
  expect(await main.textContent()).toContain(t("evaluation.missing.text"));
  await context.close();
});

test("of one that was over years ago the answers are deleted at start, and its page says when and why", async () => {
  const { page, context } = await openVisit(browser, served.url, { viewport: { width: 320, height: 640 } });
  await logInAs(page, "Emil Kragelund", "medarbejder");
  await page.getByRole("link", { name: "Tilfredshed, sommer" }).click();
  const main = page.getByRole("main");
  const said = await main.textContent();
  expect(said).toContain(
    t("evaluation.deleted.text", { day: dayText(civilDate(new Date()), "da"), months: 24 }),
  );
  expect(said).not.toContain(t("evaluation.fact.deleted"));
  expect(await main.locator("a[download]").count()).toBe(0);
  await expectFits(page, "a campaign whose answers are deleted");
  await expectAccessible(page, "a campaign whose answers are deleted");
  const database = new Sqlite(`${served.dataDir}/afsaet.sqlite`, { readonly: true });
  const left = database.prepare<[], number>("SELECT count(*) FROM survey_codes").pluck().get();
  database.close();
  expect(left).toBe(0);
  await page.goto(`${new URL(page.url()).pathname}/kommentarer`);
  const told = await main.textContent();
  expect(told).toContain(t("evaluation.deleted.title"));
  for (const key of ["none", "tooFew", "tooFewEver", "atEnd"] as const)
    expect(told).not.toContain(t(`evaluation.comments.${key}Text`));
  expect(await main.locator("form").count()).toBe(0);
  await expectFits(page, "comments that are deleted");
  await expectAccessible(page, "comments that are deleted");
  await context.close();
});
