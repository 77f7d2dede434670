import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { expectFits, titleOf, type Visit } from "#test/browser.ts";
import { heading, seen } from "./citizen-answers.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";

const t = translator("da");
const address = "/undersoegelse/tilfredshed";
const total = 20;

let world: CitizenWorld;
let visit: Visit;
let page: Page;
/** Addresses that were asked for, and cookies that were set or sent on the way. */
const visited = new Set<string>();
const cookies: string[] = [];

beforeAll(async () => {
  world = await openCitizens();
  visit = await world.visit({ javaScriptEnabled: false, viewport: { width: 320, height: 740 } });
  page = visit.page;
  page.on("response", async (response) => {
    visited.add(new URL(response.url()).pathname + new URL(response.url()).search);
    const set = await response.headerValue("set-cookie");
    if (set !== null) cookies.push(set);
  });
});
afterAll(() => world.close());

const press = (name: string) => page.locator("main").getByRole("button", { name, exact: true }).click();
const next = () => press(t("question.next"));
const place = async () => Number(/Spørgsmål (\d+) af 20/.exec(await titleOf(page))?.[1]);

/** Ids of the letters that wait in the letterbox, and everything that lies in the files of the database. */
function letters(): readonly string[] {
  const database = new Sqlite(`${world.served.dataDir}/afsaet.sqlite`, { readonly: true });
  const found = database.prepare<[], string>("SELECT id FROM survey_letters").pluck().all();
  database.close();
  return found;
}
const files = () => {
  const { dataDir } = world.served;
  return Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name))));
};

test("it says what anonymous means, and begins without a log-in", async () => {
  await page.goto(address);
  const said = await seen(page.locator("main"));
  for (const key of ["survey.anonymous", "survey.noPause", "survey.words"] as const)
    expect(said).toContain(t(key));
  await press(t("survey.begin"));
  expect(await place()).toBe(1);
});

test("an answer that does not exist is told above and at the question, and the others are kept", async () => {
  await page.locator('[name="samlet"][value="god"]').check();
  await next();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page
      .locator('[name="lyst_start"]')
      .first()
      .evaluate((input) => {
        input.setAttribute("value", "findes-ikke");
        (input as HTMLInputElement).checked = true;
      })
      .then(next),
  ]);
  expect(answer.status()).toBe(422);
  expect(await titleOf(page)).toMatch(/^Fejl: Spørgsmål 2 af 20/);
  expect(await page.locator("#error-summary a").getAttribute("href")).toBe("#lyst_start");
  await expectFits(page, "survey with a fault");
  await page.locator('[name="lyst_start"][value="nej"]').check();
  await next();
  await press(t("survey.back"));
  expect(await page.locator('[name="lyst_start"][value="nej"]').isChecked()).toBe(true);
  await press(t("survey.back"));
  expect(await page.locator('[name="samlet"][value="god"]').isChecked()).toBe(true);
});

test("the language is changed in the middle, and what was typed comes along without a cookie", async () => {
  for (let at = 1; at < 14; at += 1) await next();
  expect(await place()).toBe(14);
  await page.locator("textarea").fill("Ring til 140392-4124, hun hjalp mig.");
  await page.getByRole("button", { name: "English" }).click();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.locator("textarea").inputValue()).toContain("hun hjalp mig");
  await page.getByRole("button", { name: "Dansk" }).click();
  expect(await page.locator("html").getAttribute("lang")).toBe("da");
});

test("text that is too long is told on the way back too, and is kept", async () => {
  const words = await page.locator("textarea").inputValue();
  await page.locator("textarea").fill("x".repeat(4_001));
  await press(t("survey.back"));
  expect([await place(), await titleOf(page)]).toEqual([14, expect.stringMatching(/^Fejl: /)]);
  expect(await page.locator("textarea").inputValue()).toBe("x".repeat(4_001));
  await page.locator("textarea").fill(words);
});

test("a cpr number in free text is told before the sending, and is not there when all answers are seen", async () => {
  expect(await seen(page.locator("main"))).toContain("Skriv ikke navne");
  for (let at = 14; at <= total; at += 1) await next();
  expect(await heading(page)).toBe(t("survey.review"));
  const said = await seen(page.locator("main"));
  expect(said).toContain("Ring til [cpr], hun hjalp mig.");
  expect(said).not.toContain("4124");
  expect(said).toContain(t("survey.masked"));
  expect(said).toContain(t("survey.final"));
});

test("an answer is put right from the review, to which one press leads back", async () => {
  await page.getByRole("button", { name: /^Ret Se på hele dit forløb/ }).click();
  expect(await place()).toBe(1);
  await page.locator('[name="samlet"][value="daarlig"]').check();
  await press(t("survey.toReview"));
  expect(await heading(page)).toBe(t("survey.review"));
  expect(await seen(page.locator("main"))).toContain("Dårlig");
});

test("in a language that it is not written in it is Danish as a whole, says so, and goes on saying so", async () => {
  const { page: other, context } = await world.visit({ javaScriptEnabled: false });
  await other.goto(address);
  await other.getByRole("button", { name: "العربية" }).click();
  for (const button of [t("survey.begin"), t("question.next")]) {
    expect(await other.locator("html").getAttribute("dir")).not.toBe("rtl");
    expect(await other.locator('.translation-notice[lang="ar"]').first().textContent()).toContain(
      translator("ar")("layout.untranslated"),
    );
    await other.locator("main").getByRole("button", { name: button, exact: true }).click();
  }
  await context.close();
});

test("it is sent once to a receipt without a number, and one sealed letter is stored, without cookie", async () => {
  const before = letters().length;
  await page.getByRole("button", { name: "English" }).click();
  await press(translator("en")("survey.send"));
  await page.waitForURL(`**${address}/tak?sprog=en`);
  expect(await heading(page)).toBe(translator("en")("survey.thanks"));
  await page.getByRole("button", { name: "Dansk" }).click();
  await page.waitForURL(`**${address}/tak?sprog=da`);
  expect(await heading(page)).toBe(t("survey.thanks"));
  expect(await seen(page.locator("main"))).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
  expect(letters()).toHaveLength(before + 1);
  expect(files().includes("hun hjalp mig")).toBe(false);
  expect([...visited].filter((path) => path.startsWith("/undersoegelse"))).toEqual([
    address,
    `${address}/tak?sprog=en`,
    `${address}/tak?sprog=da`,
  ]);
  expect([cookies, await visit.context.cookies(), visit.complaints]).toEqual([[], [], []]);
});

test("the survey of staff is not on a citizen's own page, and is answered by its address without a log-in", async () => {
  const citizen = await world.person("sofie-elmelund");
  const own = await (await citizen.get("/min-side")).text();
  expect(own).toContain(`href="${address}"`);
  expect(own).not.toContain("modeltro");
  const before = letters().length;
  const { page: staff, context, complaints } = await world.visit({ javaScriptEnabled: false });
  await staff.goto("/undersoegelse/modeltro");
  const go = (name: string) => staff.locator("main").getByRole("button", { name, exact: true }).click();
  await go(t("survey.begin"));
  await staff.getByLabel("60 til 79 procent").check();
  for (let at = 1; at <= 22; at += 1) {
    expect(await titleOf(staff)).toMatch(new RegExp(`Spørgsmål ${at} af 22`));
    await go(t("question.next"));
  }
  expect(await seen(staff.locator("main"))).toContain("60 til 79 procent");
  await go(t("survey.send"));
  await staff.waitForURL("**/undersoegelse/modeltro/tak?sprog=da");
  expect(letters()).toHaveLength(before + 1);
  expect([await context.cookies(), complaints]).toEqual([[], []]);
  await context.close();
});

test("how far people came is a number for each page, stored apart from any visit: at a clean stop", async () => {
  const reached = (page: number) => {
    const database = new Sqlite(`${world.served.dataDir}/afsaet.sqlite`, { readonly: true });
    const count = database
      .prepare<[number], number>(
        "SELECT count FROM survey_pages WHERE questionnaire_id = 'tilfredshed' AND campaign_id IS NULL AND page = ?",
      )
      .pluck()
      .get(page);
    database.close();
    return count ?? 0;
  };
  const pages = [1, 3, total + 1, total + 2];
  const before = pages.map(reached);
  await world.served.stop();
  const more = pages.map((page, at) => reached(page) - (before[at] ?? 0));
  // Two began; one of them came to the second question alone, the other went back and forth and sent.
  expect(more).toEqual([2, 1, 1, 1]);
});
