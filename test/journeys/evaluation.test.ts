import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
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
/** The evaluator on a narrow window without scripts. */
let plain: Visit;
let page: Page;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  plain = await openVisit(browser, served.url, {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  });
  ({ page } = plain);
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

const main = (of: Page = page) => of.getByRole("main");
const press = (name: string, of: Page = page) => main(of).getByRole("button", { name, exact: true }).click();
const fillDay = async (id: string, day: string) => {
  const [year = "", month = "", date = ""] = day.split("-");
  for (const [part, value] of [
    ["day", date],
    ["month", month],
    ["year", year],
  ])
    await page.locator(`[name="${id}-${part}"]`).fill(value ?? "");
};
const today = civilDate(new Date());
/** The addresses that the page of the campaign offers. */
const addresses = async (): Promise<readonly string[]> =>
  (await main().locator("dd").allTextContents())
    .map((text) => text.trim())
    .filter((text) => text.includes("/u/"));

/** Somebody who answers on a phone without scripts and without a log-in; returns the heading of the last page. */
async function answerOnPhone(address: string, choice = "god"): Promise<string> {
  const visit = await openVisit(browser, served.url, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  await visit.page.goto(address);
  const begin = main(visit.page).getByRole("button", { name: t("survey.begin") });
  if ((await begin.count()) > 0) {
    await begin.click();
    await visit.page.locator(`[name="samlet"][value="${choice}"]`).check();
    for (let question = 0; question < 20; question += 1) await press(t("question.next"), visit.page);
    await press(t("survey.send"), visit.page);
  }
  const heading = (await visit.page.locator("h1").textContent())?.trim() ?? "";
  expect(await visit.context.cookies()).toEqual([]);
  await visit.context.close();
  return heading;
}

describe("an evaluator without scripts, on a narrow window", () => {
  test("begins where the surveys are", async () => {
    await logInAs(page, "Emil Kragelund", "medarbejder");
    expect(new URL(page.url()).pathname).toBe("/evaluering");
    expect(await main().textContent()).toContain(t("evaluation.lead"));
    await main()
      .getByRole("link", { name: t("evaluation.new") })
      .click();
  });

  test("is told everything that is missing, and keeps what was typed", async () => {
    await page.getByLabel(t("evaluation.form.name")).fill("Prøve <b>æøå</b>");
    await page.getByLabel(t("evaluation.form.leastCell")).fill("2");
    await press(t("evaluation.form.make"));
    expect(await titleOf(page)).toMatch(/^Fejl: /);
    const told = await page.getByRole("alert").textContent();
    for (const key of ["questionnaire", "purpose", "opensOn", "closesOn"] as const)
      expect(told).toContain(t(`evaluation.problem.${key}`));
    expect(told).toContain(t("evaluation.problem.leastCell", { low: 3, high: 20 }));
    expect(await page.getByLabel(t("evaluation.form.name")).inputValue()).toBe("Prøve <b>æøå</b>");
    await expectFits(page, "new campaign with faults");
  });

  test("makes a survey, and gets the addresses to share", async () => {
    await page.locator('[name="skema"][value="tilfredshed"]').check();
    await page.getByLabel(t("evaluation.form.purposeDa")).fill("Vi vil gøre det bedre.");
    await page.getByLabel(t("evaluation.form.leastCell")).fill("5");
    await fillDay("fra", today);
    await fillDay("til", addDays(today, 14));
    await press(t("evaluation.form.make"));
    expect(await page.locator("h1").textContent()).toContain("Prøve <b>æøå</b>");
    expect(await main().textContent()).toContain(t("evaluation.resultsTooFew"));
    expect(await addresses()).toHaveLength(3);
    expect(await main().textContent()).toContain(t("evaluation.fact.deleted"));
    expect(await main().textContent()).toContain(t("evaluation.pages.tooFew", { group: 10 }));
    await expectFits(page, "campaign without answers");
  });

  test("sees that a phone can answer at the address, on other pages than the evaluator's", async () => {
    const [link = "", qr = ""] = await addresses();
    expect(await answerOnPhone(link)).toBe(t("survey.thanks"));
    expect(await answerOnPhone(qr, "daarlig")).toBe(t("survey.thanks"));
  });

  test("prints a poster with a code that leads to the survey", async () => {
    const campaign = page.url();
    await main()
      .getByRole("link", { name: t("evaluation.posterLink") })
      .click();
    await expectFits(page, "poster");
    const [link = ""] = [await main().locator(".letter-code").textContent()];
    expect(await answerOnPhone(link?.trim() ?? "")).toBe(t("survey.thanks"));
    const looking = await openVisit(browser, served.url, { viewport: { width: 320, height: 640 } });
    await looking.context.addCookies(await plain.context.cookies());
    await looking.page.goto(page.url());
    await expectAccessible(looking.page, "poster");
    await looking.context.close();
    await page.goto(campaign);
  });

  test("makes letters, each good for one answer, and sees who is missing", async () => {
    const campaign = page.url();
    await main()
      .getByRole("link", { name: t("evaluation.lettersLink") })
      .click();
    await press(t("evaluation.lettersMake"));
    expect(await page.getByRole("alert").textContent()).toContain(
      t("evaluation.lettersProblem", { max: 500 }),
    );
    await page.getByLabel(t("evaluation.lettersCount")).fill("3");
    await press(t("evaluation.lettersMake"));
    expect(await main().textContent()).toContain(t("evaluation.lettersOnce"));
    await expectFits(page, "letters");
    const codes = await main().locator(".letter-code").allTextContents();
    expect(codes).toHaveLength(3);
    const own = (codes[1] ?? "").trim();
    expect(await answerOnPhone(own)).toBe(t("survey.thanks"));
    expect(await answerOnPhone(own)).toBe(t("survey.closedTitle"));
    await page.goto(`${campaign.split("?")[0]}/breve`);
    expect((await main().locator(".letter-numbers").textContent())?.trim()).toBe("1, 3");
    expect(await main().textContent()).not.toContain(own.split("/u/")[1]);
  });

  test("makes letters once when the same form is sent twice, and more when it is pressed again", async () => {
    const looking = await openVisit(browser, served.url, { viewport: { width: 320, height: 640 } });
    await looking.context.addCookies(await plain.context.cookies());
    const [first, second] = [looking.page, await looking.context.newPage()];
    /** Presses, and says what came of it: the status, and how many letters. */
    const make = async (of: Page) => {
      const answered = of.waitForResponse((response) => response.request().method() === "POST");
      await press(t("evaluation.lettersMake"), of);
      const status = (await answered).status();
      await of.waitForLoadState();
      return [status, await main(of).locator(".letter-code").count()];
    };
    for (const of of [first, second]) {
      await of.goto(page.url());
      await of.getByLabel(t("evaluation.lettersCount")).fill("2");
      await of.getByLabel(t("evaluation.lettersUnit")).selectOption("syd");
    }
    expect(await make(first)).toEqual([200, 2]);
    expect(await make(second)).toEqual([409, 0]);
    expect(await main(second).textContent()).toContain(t("evaluation.lettersStale"));
    expect(await second.getByLabel(t("evaluation.lettersCount")).inputValue()).toBe("2");
    expect(await second.getByLabel(t("evaluation.lettersUnit")).inputValue()).toBe("syd");
    expect(await main(second).locator(".letter-numbers").textContent()).toMatch(/1, 3, 4, 5$/);
    await expectFits(second, "letters sent twice");
    await expectAccessible(second, "letters sent twice");
    await second.emulateMedia({ colorScheme: "dark" });
    await expectContrast(second, "letters sent twice, dark");
    expect(await make(second)).toEqual([200, 2]);
    await second.goto(page.url());
    expect((await main(second).locator(".letter-numbers").textContent())?.trim()).toBe("1, 3, 4, 5, 6, 7");
    expect(looking.complaints).toEqual([]);
    await looking.context.close();
  });

  test("changes the last day; what another wrote meanwhile is not lost, and neither is what was typed", async () => {
    const campaign = page.url().replace("/breve", "");
    await page.goto(`${campaign}/ret`);
    const other = await plain.context.newPage();
    await other.goto(`${campaign}/ret`);
    await other.getByLabel(t("evaluation.form.name")).fill("Den andens navn");
    await press(t("evaluation.form.save"), other);
    await page.getByLabel(t("evaluation.form.name")).fill("Mit navn");
    await press(t("evaluation.form.save"));
    expect(await main().textContent()).toContain(t("evaluation.stale"));
    expect(await page.getByLabel(t("evaluation.form.name")).inputValue()).toBe("Mit navn");
    await expectFits(page, "changed meanwhile");
    await press(t("evaluation.form.save"));
    expect(await page.locator("h1").textContent()).toContain("Mit navn");
  });

  test("keeps what was typed when the language changes", async () => {
    await page.goto("/evaluering/ny");
    await page.getByLabel(t("evaluation.form.name")).fill("Halvt skrevet");
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.getByLabel(en("evaluation.form.name")).inputValue()).toBe("Halvt skrevet");
    await page.getByRole("button", { name: "Dansk" }).click();
  });
});

test("an address that nobody made is not found, and says nothing of what there is", async () => {
  const visit = await openVisit(browser, served.url, { viewport: { width: 320, height: 640 } });
  const answer = await visit.page.goto("/u/0000-0000-0000-0000");
  expect(answer?.status()).toBe(404);
  await expectAccessible(visit.page, "unknown address");
});
