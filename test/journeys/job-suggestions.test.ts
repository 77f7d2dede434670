import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { expectAccessible, expectFits, type Visit } from "#test/browser.ts";
import { seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";

const t = translator("da");
const en = translator("en");
const address = "/jobplan/maal/ny?bogstav=B";

let world: CitizenWorld;
let visit: Visit;
beforeAll(async () => {
  world = await openCitizens();
  visit = await world.visitAs("jonas-lindeskov", { viewport: narrow, reducedMotion: "reduce" });
});
afterAll(() => world.close());

const field = (page: Page) => page.getByRole("combobox");
const options = (page: Page) => page.getByRole("option");

/** Types as a person does, and waits for what comes of it. */
async function suggested(page: Page, words: string): Promise<readonly string[]> {
  await page.goto(address);
  await field(page).pressSequentially(words);
  await options(page).first().waitFor();
  return options(page).allTextContents();
}

test("while somebody types, jobs are listed, said aloud by their number, and led to by the keys alone", async () => {
  const { page } = visit;
  const found = await suggested(page, "gartner");
  expect(found.length).toBeGreaterThan(1);
  expect(await page.getByRole("status").first().textContent()).toBe(
    t("plan.find.found", { count: found.length }),
  );
  expect(await field(page).getAttribute("aria-expanded")).toBe("true");
  await expectAccessible(page, "suggestions");
  await expectFits(page, "suggestions");
  for (const option of await options(page).all())
    expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  const active = () => page.locator('[role="option"][aria-selected="true"]').allTextContents();
  expect(await active()).toEqual([]);
  await page.keyboard.press("ArrowDown");
  expect(await active()).toEqual([found[0]]);
  await page.keyboard.press("ArrowDown");
  expect(await active()).toEqual([found[1]]);
  const told = await field(page).getAttribute("aria-activedescendant");
  expect(await page.locator(`#${told}`).textContent()).toBe(found[1]);
  await expectAccessible(page, "a suggestion that the arrows have come to");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await active()).toEqual([]);
  await page.keyboard.press("ArrowUp");
  expect(await active()).toEqual([found.at(-1)]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/kode=\d{4,6}&bogstav=B/);
  const radios = page.locator('[name="stilling"]');
  expect(await radios.first().isChecked()).toBe(true);
  expect(await page.locator('label:has([name="stilling"]:checked)').textContent()).toContain(found[0]);
  expect(await page.locator('[name="bogstav"][value="B"]:checked').count()).toBe(1);
});

test("a finger chooses too; Escape and leaving the field close the list, and what is typed stays", async () => {
  const { page } = visit;
  const found = await suggested(page, "kok");
  await page.keyboard.press("Escape");
  expect(await options(page).count()).toBe(0);
  expect(await field(page).inputValue()).toBe("kok");
  await page.keyboard.press("ArrowDown");
  await options(page).first().waitFor();
  await page.getByRole("link", { name: t("plan.find.ideas") }).focus();
  expect(await options(page).count()).toBe(0);
  await field(page).focus();
  await page.keyboard.press("ArrowDown");
  await options(page).first().waitFor();
  await options(page).nth(0).click();
  await page.waitForURL(/kode=/);
  expect(await seen(page.getByRole("main"))).toContain(found[0]);
});

test("Enter without a choice searches as the form does, in no address but that of the form", async () => {
  const { page } = visit;
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("forslag")) asked.push(`${request.method()} ${request.url()}`);
  });
  await suggested(page, "chauf");
  expect(new Set(asked)).toEqual(new Set([`POST ${world.served.url}/jobplan/maal/forslag`]));
  await page.keyboard.press("Enter");
  await page.waitForURL(/ord=chauf/);
  expect(await seen(page.getByRole("main"))).toContain(t("plan.find.choose"));
});

test("where nothing fits it is said, and where nothing comes back the form is as it was", async () => {
  const { page } = visit;
  await page.goto(address);
  await field(page).pressSequentially("qqqqqq");
  await page.getByText(t("plan.find.found", { count: 0 })).waitFor({ state: "attached" });
  expect(await options(page).count()).toBe(0);
  await page.route("**/forslag", (route) => route.abort());
  await field(page).fill("gartner");
  await field(page).press("Enter");
  await page.waitForURL(/ord=gartner/);
  await page.unroute("**/forslag");
  expect(visit.complaints.filter((one) => !/ERR_FAILED/.test(one))).toEqual([]);
});

test("without scripts it is a plain search; in English the jobs are English", async () => {
  const plain = await world.visitAs("jonas-lindeskov", { javaScriptEnabled: false, viewport: narrow });
  await plain.page.goto(address);
  expect(await plain.page.getByRole("combobox").count()).toBe(0);
  await plain.page.getByRole("searchbox").fill("gartner");
  await plain.page.getByRole("button", { name: t("plan.find.search") }).click();
  expect(plain.page.url()).toContain("ord=gartner");
  expect(await plain.page.locator('[name="stilling"]').count()).toBeGreaterThan(1);
  await plain.context.close();
  const english = await world.visitAs("jonas-lindeskov", { viewport: narrow, colorScheme: "dark" });
  await english.page.goto(address);
  await english.page.getByRole("button", { name: "English" }).click();
  await english.page.goto(address);
  await field(english.page).pressSequentially("gardener");
  await options(english.page).first().waitFor();
  expect((await options(english.page).allTextContents()).join()).toMatch(/garden/i);
  expect(await english.page.getByRole("status").first().textContent()).toContain(
    en("plan.find.found", { count: 2 }).split(" ").at(0) ?? "",
  );
  await expectAccessible(english.page, "suggestions, dark, en");
  await english.context.close();
});
