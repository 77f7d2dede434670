import type { Page } from "playwright-core";
import type { PageState } from "./citizen-page-states.ts";

const address = "/undersoegelse/tilfredshed";
/** Not on any citizen's page: reached by whoever has the address. */
const staffAddress = "/undersoegelse/modeltro";
const press = (page: Page) => page.locator("main button.button-primary").click();

const begin = (first: string) => async (page: Page) => {
  await press(page);
  await page.locator(`[name="${first}"]`).first().waitFor();
};

/** Goes to a question by its number, or to the review one past the last: the form says where the person is. */
const goTo = (number: number) => async (page: Page) => {
  await begin("samlet")(page);
  if (number === 1) return;
  await page
    .locator('[name="trin"]')
    .evaluate((field, at) => field.setAttribute("value", at), `${number - 1}`);
  await press(page);
  await page.waitForLoadState();
};

/** What no honest form sends: a choice that there is not. */
const wrong = async (page: Page) => {
  await goTo(1)(page);
  const choice = page.locator('[name="samlet"]').first();
  await choice.evaluate((input) => input.setAttribute("value", "findes-ikke"));
  await choice.check();
  await press(page);
  await page.locator("#error-summary").waitFor();
};

/** A number that is taken out, and a word without a place to break. */
const withText = async (page: Page) => {
  await goTo(14)(page);
  await page.locator("textarea").fill(`1403924124 ${"Arbejdsmarkedsuddannelse".repeat(12)}`);
  await page.locator('[name="trin"]').evaluate((field) => field.setAttribute("value", "20"));
  await press(page);
  await page.locator(".survey-row").first().waitFor();
};

const correcting = async (page: Page) => {
  await goTo(21)(page);
  await page.locator('[name="efter"][value="ret.13"]').click();
  await page.locator('[name="ret"]').waitFor({ state: "attached" });
};

/** The pages of an anonymous survey, which nobody logs in to. */
export const surveyStates: readonly PageState[] = [
  { page: "survey", state: "before it begins", as: null, path: address },
  { page: "survey question", state: "choices", as: null, path: address, act: goTo(1) },
  { page: "survey question", state: "rows", as: null, path: address, act: goTo(13) },
  { page: "survey question", state: "words", as: null, path: address, act: goTo(14) },
  { page: "survey question", state: "wrong", as: null, path: address, act: wrong, hasError: true },
  { page: "survey question", state: "put right", as: null, path: address, act: correcting },
  { page: "survey review", state: "blank", as: null, path: address, act: goTo(21) },
  { page: "survey review", state: "a number taken out, long text", as: null, path: address, act: withText },
  { page: "survey receipt", state: "sent", as: null, path: `${address}/tak` },
  { page: "survey", state: "of staff", as: null, path: staffAddress },
  {
    page: "survey question",
    state: "shares of citizens",
    as: null,
    path: staffAddress,
    act: begin("cv_andel"),
  },
];
