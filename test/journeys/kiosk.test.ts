import { randomBytes } from "node:crypto";
import Sqlite from "better-sqlite3";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedSeconds, idleSeconds, thanksSeconds } from "#site/components/survey/kiosk.ts";
import { translator } from "#site/text/translate.ts";
import {
  expectAccessible,
  expectContrast,
  expectFits,
  openBrowser,
  openVisit,
  titleOf,
} from "#test/browser.ts";
import { type Served, serve } from "#test/served.ts";

const t = translator("da");
const en = translator("en");
const questions = 20;
/** What the person before wrote, and nobody after may see. */
const secret = "Kanariefuglen sang for mig";

let served: Served;
let browser: Browser;
let start = "";

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  const database = new Sqlite(`${served.dataDir}/afsaet.sqlite`, { readonly: true });
  const key = database
    .prepare<[], string>("SELECT link_key FROM survey_campaigns ORDER BY closes_on DESC LIMIT 1")
    .pluck()
    .get();
  database.close();
  start = `/u/${key}?vej=kiosk`;
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

const letters = (): number => {
  const database = new Sqlite(`${served.dataDir}/afsaet.sqlite`, { readonly: true });
  const count = database.prepare<[], number>("SELECT count(*) FROM survey_letters").pluck().get() ?? 0;
  database.close();
  return count;
};
const tablet = (javaScriptEnabled: boolean) =>
  openVisit(browser, served.url, { javaScriptEnabled, viewport: { width: 320, height: 640 } });
const main = (page: Page) => page.getByRole("main");
const press = (page: Page, name: string) => main(page).getByRole("button", { name, exact: true }).click();
const heading = async (page: Page) => (await page.locator("h1").first().textContent())?.trim();
/** Questions have the same address as the beginning. */
const isAtStart = async (page: Page) => {
  await page.waitForURL((url) => url.pathname + url.search === start);
  await main(page)
    .getByRole("button", { name: t("survey.begin") })
    .waitFor();
};

/** Answers as far as the review, in English from the first question on. */
async function toReview(page: Page): Promise<void> {
  await page.goto(start);
  await page.getByRole("button", { name: "English" }).click();
  await press(page, en("survey.begin"));
  await page.locator('[name="samlet"][value="god"]').check();
  for (let at = 1; at <= questions; at += 1) {
    if (at === 14) await page.locator("textarea").fill(secret);
    await press(page, en("question.next"));
  }
  expect(await main(page).textContent()).toContain(secret);
}

/** The page as it lies there, once it has come to rest: a page that cannot be shown again is a page of the browser. */
async function shown(page: Page): Promise<string> {
  await expect.poll(() => page.content().catch(() => ""), { timeout: 5_000 }).not.toBe("");
  return page.content();
}

/** What somebody finds who goes back and, where the browser asks, sends the form again. */
async function expectNothingBehind(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await page.goBack().catch(() => null);
    expect(await shown(page)).not.toContain(secret);
    await page.reload().catch(() => null);
    expect(await shown(page)).not.toContain(secret);
    expect(await titleOf(page)).not.toContain(en("survey.review"));
  }
}

describe.each([false, true])("a screen that people share, with scripts: %s", (javaScriptEnabled) => {
  test("one answers, and the next begins anew in Danish, with nothing left in form, cookie or history", async () => {
    const { page, context, complaints } = await tablet(javaScriptEnabled);
    const before = letters();
    await toReview(page);
    expect(await page.locator("main form").first().getAttribute("autocomplete")).toBe("off");
    expect(await page.locator('a[href^="/forlad"], form[action^="/forlad"]').count()).toBe(0);
    await press(page, en("survey.send"));
    await page.waitForURL("**/tak?vej=kiosk&sprog=en");
    expect(await heading(page)).toBe(en("survey.thanks"));
    expect(letters()).toBe(before + 1);
    expect(await main(page).textContent()).toContain(en("survey.kiosk.byItself"));
    await expectFits(page, "thanks on a shared screen");
    await main(page)
      .getByRole("link", { name: en("survey.kiosk.next") })
      .click();
    await isAtStart(page);
    expect(await page.locator("html").getAttribute("lang")).toBe("da");
    expect(await context.cookies()).toEqual([]);
    await expectNothingBehind(page, 6);
    expect(letters()).toBe(before + 1);
    expect(complaints.filter((one) => !one.includes("ERR_CACHE_MISS"))).toEqual([]);
    await context.close();
  });

  test("what somebody gives up is taken away by one press, and cannot be sent again from the history", async () => {
    const { page, context } = await tablet(javaScriptEnabled);
    await toReview(page);
    await press(page, en("survey.kiosk.again"));
    await isAtStart(page);
    expect(await page.locator("html").getAttribute("lang")).toBe("da");
    await expectNothingBehind(page, 4);
    await context.close();
  });

  test("the thanks go back to the beginning by themselves, unless somebody says stop", async () => {
    const { page, context } = await tablet(javaScriptEnabled);
    let told = "";
    await page.route("**/tak?*", async (route) => {
      const answer = await route.fetch();
      told = answer.headers()["refresh"] ?? "";
      // The browser does as it is told, only sooner.
      const refresh = told.replace(/^\d+/, "1");
      await route.fulfill({ response: answer, headers: { ...answer.headers(), ...(told && { refresh }) } });
    });
    const thanks = start.replace("?", "/tak?");
    await page.goto(thanks);
    expect(told).toBe(`${thanksSeconds}; url=${start}`);
    await isAtStart(page);
    await page.unroute("**/tak?*");
    await page.goto(thanks);
    await main(page)
      .getByRole("link", { name: t("survey.kiosk.stop") })
      .click();
    await page.waitForURL("**/tak?*bliv=1");
    const [answer] = await Promise.all([
      page.waitForResponse("**/tak?*"),
      page.getByRole("button", { name: "English" }).click(),
    ]);
    expect([answer.headers()["refresh"], answer.headers()["cache-control"]]).toEqual([undefined, "no-store"]);
    expect(await heading(page)).toBe(en("survey.thanks"));
    expect(await main(page).textContent()).not.toContain(en("survey.kiosk.byItself"));
    await context.close();
  });
});

describe("a shared screen that somebody has left", () => {
  /** The page hears of a closed dialogue a moment after it is gone; the clock of the test must not be faster. */
  const closeByKey = async (dialog: Locator) => {
    await dialog.evaluate((element) =>
      element.addEventListener("close", () => element.setAttribute("data-heard", ""), { once: true }),
    );
    await dialog.page().keyboard.press("Escape");
    await dialog.page().locator("[data-heard]").waitFor({ state: "attached" });
  };
  const pass = (page: Page, seconds: number) => page.clock.fastForward(seconds * 1_000);

  test("asks, waits as long as somebody says so, and then goes back to the beginning", async () => {
    const { page, context, complaints } = await tablet(true);
    await page.clock.install();
    await page.goto(start);
    expect(await page.locator(".kiosk-guard").count()).toBe(0);
    await press(page, t("survey.begin"));
    await page.locator('[name="samlet"][value="god"]').check();
    const dialog = page.getByRole("dialog", { name: t("survey.kiosk.there") });
    for (let times = 0; times < 3; times += 1) {
      await pass(page, idleSeconds + 1);
      await dialog.waitFor();
      if (times === 0) {
        await expectAccessible(page, "a shared screen that asks");
        await page.emulateMedia({ colorScheme: "dark" });
        await expectContrast(page, "a shared screen that asks, dark");
        await page.emulateMedia({ colorScheme: "light" });
        await expectFits(page, "a shared screen that asks");
      }
      await pass(page, askedSeconds - 5);
      if (times === 1) await closeByKey(dialog);
      else await dialog.getByRole("button", { name: t("survey.kiosk.stay") }).click();
      await dialog.waitFor({ state: "hidden" });
      expect(await page.locator('[name="samlet"][value="god"]').isChecked()).toBe(true);
    }
    await pass(page, idleSeconds - 10);
    await page.keyboard.press("Shift");
    await pass(page, idleSeconds - 10);
    expect(await dialog.isVisible()).toBe(false);
    await pass(page, 11);
    await dialog.waitFor();
    await pass(page, askedSeconds + 1);
    await isAtStart(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("has no fault in any state, and offers nothing to whoever answers another way", async () => {
    const { page, context } = await tablet(true);
    await page.goto(start);
    await expectAccessible(page, "the beginning on a shared screen");
    await press(page, t("survey.begin"));
    await expectAccessible(page, "a question on a shared screen");
    await page.goto(start.replace("?", "/tak?"));
    await expectAccessible(page, "thanks on a shared screen");
    expect((await page.goto(start.replace("?vej=kiosk", "/tak")))?.status()).toBe(404);
    await page.goto(start.replace("?vej=kiosk", ""));
    await press(page, t("survey.begin"));
    expect(
      await main(page)
        .getByRole("button", { name: t("survey.kiosk.again") })
        .count(),
    ).toBe(0);
    expect(await page.locator('[name="gang"], .kiosk-guard').count()).toBe(0);
    await context.close();
  });

  test("refuses a turn that it never gave", async () => {
    const forged = `${Date.now().toString(36)}-${randomBytes(4).toString("hex")}`;
    const answer = await fetch(served.url + start, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: served.url },
      body: new URLSearchParams({ trin: "1", gang: forged, samlet: "god" }),
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, start]);
  });
});
