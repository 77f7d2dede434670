import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible, expectFits, titleOf } from "#test/browser.ts";
import { exampleToday, heading, pageOf, pressNext, seen } from "./citizen-answers.ts";
import { type CitizenWorld, draftOf, freshDraft, openCitizens } from "./citizen-world.ts";

const golden = exampleToday("V02");
const { smerte, smerte_frygt, ...others } = golden.answers;
const painPage = pageOf("smerte", golden.variant);
const fearPage = pageOf("smerte_frygt", golden.variant);
const bodyPage = pageOf("krop", golden.variant);
const key = "jonas-lindeskov";

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
});
afterAll(() => world.close());

async function open(answers: Readonly<Record<string, unknown>>, device: BrowserContextOptions = {}) {
  const person = await world.person(key);
  await freshDraft(person, { variant: golden.variant, answers });
  const visit = await world.visitAs(key, { viewport: { width: 360, height: 740 }, ...device });
  await visit.page.goto(painPage);
  return { ...visit, stored: async () => (await draftOf(person)).answers };
}

const main = (page: Page) => page.locator(".asked:not([data-question])");
const below = (page: Page) => page.locator('.asked[data-question="smerte_frygt"]');
const choose = (place: ReturnType<typeof main>, name: string) =>
  place.getByRole("radio", { name, exact: true }).check();
const status = (page: Page) => seen(page.locator(".live-questions"));
const positions = (page: Page) =>
  page
    .locator(".asked-top p")
    .evaluateAll((all) => all.map((one) => one.textContent.replaceAll(/\s+/g, " ").trim()));
const path = (page: Page): string => new URL(page.url()).pathname;

describe("a question that an answer calls for", () => {
  test("comes at once, is told of, counted and accessible, and goes again", async () => {
    const { page, context, complaints } = await open(others);
    expect(await below(page).count()).toBe(0);
    expect(await positions(page)).toEqual(["Spørgsmål 1 af 2 i trinnet"]);
    expect(await status(page)).toBe("");
    const title = await titleOf(page);

    await choose(main(page), "7");
    expect(await seen(below(page))).toContain("Hvor bange er du for, at arbejde gør dine smerter værre?");
    expect(await positions(page)).toEqual(["Spørgsmål 1 af 3 i trinnet", "Spørgsmål 2 af 3 i trinnet"]);
    expect(await status(page)).toBe("Der er kommet et spørgsmål mere under dit svar.");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("value"))).toBe("7");
    expect(await titleOf(page)).toBe(title);
    await expectAccessible(page, "with a follow-up");
    await expectFits(page, "with a follow-up");

    await choose(below(page), "3");
    await choose(main(page), "2");
    expect(await below(page).count()).toBe(0);
    expect(await positions(page)).toEqual(["Spørgsmål 1 af 2 i trinnet"]);
    expect(await status(page)).toBe("");
    // From the top: what the quick exit lies over while one scrolls is not what is asked here.
    await page.evaluate(() => scrollTo(0, 0));
    await expectAccessible(page, "without it again");

    // What was chosen in it is still there when it comes back.
    await choose(main(page), "5");
    expect(await below(page).getByRole("radio", { name: "3", exact: true }).isChecked()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("is saved with its question, and the next page is the one after both", async () => {
    const { page, context, stored } = await open(others);
    await choose(main(page), "7");
    await choose(below(page), "3");
    await pressNext(page, "da");
    expect(path(page)).toBe(bodyPage);
    expect(await stored()).toMatchObject({ smerte: 7, smerte_frygt: 3 });

    await page.goto(painPage);
    expect(await below(page).getByRole("radio", { name: "3", exact: true }).isChecked()).toBe(true);
    expect(await status(page)).toBe("");
    await choose(main(page), "1");
    await pressNext(page, "da");
    expect(path(page)).toBe(bodyPage);
    expect(await stored()).toMatchObject({ smerte: 1 });
    expect(await stored()).not.toHaveProperty("smerte_frygt");
    await context.close();
  });

  test("saves itself while somebody answers", async () => {
    const { page, context, stored } = await open(others);
    await choose(main(page), "7");
    await choose(below(page), "3");
    await expect.poll(stored, { timeout: 12_000 }).toMatchObject({ smerte: 7, smerte_frygt: 3 });
    expect(await seen(page.locator(".autosave"))).toContain("Gemt");
    await context.close();
  });

  test("with an error comes back beside its question, and the summary leads to it", async () => {
    const { page, context, complaints, stored } = await open(others);
    await page.route("**/skema/**", (route) =>
      route.request().postData()?.includes("efter=gem") ? route.abort() : route.continue(),
    );
    await choose(main(page), "7");
    const forged = below(page).getByRole("radio", { name: "3", exact: true });
    await forged.evaluate((input) => input.setAttribute("value", "99"));
    await forged.check();
    await page.evaluate(() => document.querySelector<HTMLFormElement>("#svar")?.submit());
    await page.locator("#error-summary").waitFor();
    expect(await titleOf(page)).toMatch(/^Fejl: Trin 4 af 9, spørgsmål 1 - Skema - /);
    expect(await main(page).getByRole("radio", { name: "7", exact: true }).isChecked()).toBe(true);
    expect(await seen(below(page).locator(".form-error-message"))).toContain("Vælg et af tallene.");
    await expectAccessible(page, "with an error in the follow-up");
    await page.locator("#error-summary a").click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("smerte_frygt");
    expect(await stored()).toMatchObject({ smerte: 7 });
    expect(complaints.filter((one) => !one.includes("ERR_FAILED"))).toEqual([]);
    await context.close();
  });

  test("is reached by the keyboard right after what called for it", async () => {
    const { page, context } = await open(others);
    await main(page).getByRole("radio", { name: "3", exact: true }).focus();
    await page.keyboard.press("Space");
    expect(await below(page).count()).toBe(0);
    await page.keyboard.press("ArrowRight");
    expect(await below(page).count()).toBe(1);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("smerte_frygt");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${bodyPage}`);
    await context.close();
  });

  test("keeps its place and its words when the language is changed", async () => {
    const { page, context } = await open(others);
    await choose(main(page), "7");
    await choose(below(page), "3");
    await page.getByRole("button", { name: "English" }).click();
    expect(await seen(below(page))).toContain("Question 2 of 3 in this step");
    expect(await below(page).getByRole("radio", { name: "3", exact: true }).isChecked()).toBe(true);
    await context.close();
  });
});

test("without JavaScript it has the next page, as it always had", async () => {
  const { page, context, stored } = await open(others, { javaScriptEnabled: false });
  await choose(main(page), "7");
  expect(await page.locator(".asked").count()).toBe(1);
  await pressNext(page, "da");
  expect(path(page)).toBe(fearPage);
  expect(await heading(page)).toBe("Hvor bange er du for, at arbejde gør dine smerter værre?");
  await page.getByRole("radio", { name: "3", exact: true }).check();
  await pressNext(page, "da");
  expect(path(page)).toBe(bodyPage);
  expect(await stored()).toMatchObject({ smerte: 7, smerte_frygt: 3 });
  // Its question is posted alone, and takes nothing from it.
  await page.goto(painPage);
  await pressNext(page, "da");
  expect(path(page)).toBe(fearPage);
  expect(await stored()).toMatchObject({ smerte: 7, smerte_frygt: 3 });
  await context.close();
});
