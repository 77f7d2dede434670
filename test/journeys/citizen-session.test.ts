import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logInAs } from "#test/browser.ts";
import { exampleToday, heading, pageOf, pressNext, seen } from "./citizen-answers.ts";
import { type CitizenWorld, draftOf, freshDraft, freshlySent, openCitizens } from "./citizen-world.ts";

const golden = exampleToday("V02");
const textPage = pageOf("fri_tekst", golden.variant);

let world: CitizenWorld;

beforeAll(async () => {
  world = await openCitizens();
  for (const key of ["jonas-lindeskov", "amina-haugsted"]) await freshDraft(await world.person(key), golden);
});
afterAll(() => world.close());

/** Logs out in another tab of the same browser, as somebody with two tabs might. */
async function logOutElsewhere(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto("/privatliv");
  await other.getByRole("button", { name: "Log ud" }).click();
  await other.waitForURL("**/logget-ud*");
  await other.close();
}

/** From the page that says "you are logged out", as one of the demo persons. */
async function logInAgain(page: Page, name: string): Promise<void> {
  await page.locator("main").getByRole("link", { name: "Log ind" }).click();
  await page.getByRole("button", { name }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/demo-login"));
}

const devices: readonly [string, BrowserContextOptions][] = [
  ["with JavaScript", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
];

describe.each(devices)("a session that ended in the middle of a page, %s", (_, device) => {
  const typed = "Skrevet mens jeg blev logget ud:\n<b>intet</b> må gå tabt.";

  test("keeps the typed text for its owner, and shows it to nobody else", async () => {
    const { page, context, complaints } = await world.visit(device);
    await logInAs(page, "Jonas Lindeskov");
    await page.goto(textPage);
    await page.locator("textarea").fill(typed);
    await logOutElsewhere(page);

    const [answer] = await Promise.all([
      page.waitForResponse(
        (response) => response.request().isNavigationRequest() && response.request().method() === "POST",
      ),
      pressNext(page, "da"),
    ]);
    expect(answer.status()).toBe(401);
    expect(await heading(page)).toBe("Du er logget ud");
    expect(await seen(page.locator("main"))).toContain("Det, du skrev, er gemt.");
    expect(await page.content()).not.toContain("må gå tabt");

    await logInAgain(page, "Amina Haugsted");
    expect(new URL(page.url()).pathname).toBe(textPage);
    expect(await page.locator("textarea").inputValue()).toBe("");
    expect(await page.content()).not.toContain("må gå tabt");

    await logInAs(page, "Jonas Lindeskov");
    await page.goto(textPage);
    expect(await page.locator("textarea").inputValue()).toBe(typed);
    expect(await seen(page.locator("main"))).toContain("Vi har gemt det, du skrev.");
    await pressNext(page, "da");
    expect(await seen(page.locator("#fri_tekst"))).toContain("<b>intet</b> må gå tabt.");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("leads straight back to the page with the text when the same person logs in again", async () => {
    const { page, context } = await world.visit(device);
    await logInAs(page, "Jonas Lindeskov");
    await page.goto(`${textPage}?ret=1`);
    await page.locator("textarea").fill("Anden gang");
    await logOutElsewhere(page);
    await pressNext(page, "da");
    await logInAgain(page, "Jonas Lindeskov");
    expect(await page.locator("textarea").inputValue()).toBe("Anden gang");
    await pressNext(page, "da");
    expect(await heading(page)).toBe("Se dine svar igennem");
    expect((await draftOf(await world.person("jonas-lindeskov"))).answers["fri_tekst"]).toBe("Anden gang");
    await context.close();
  });
});

describe("a session that ended", () => {
  test("keeps half a date and a comment on the result as well", async () => {
    const person = await world.person("peter-noerremark");
    const sygedagpenge = exampleToday("V13");
    const { id } = await freshlySent(person, sygedagpenge);
    await freshDraft(person, sygedagpenge);
    const datePage = pageOf("foerste_sygedag", "sygedagpenge");
    const { page, context } = await world.visit();
    await logInAs(page, "Peter Nørremark");
    await page.goto(datePage);
    // The year first: a day alone makes another whole date, which the page saves by itself a second later.
    await page.getByLabel("År", { exact: true }).fill("");
    await page.getByLabel("Dag", { exact: true }).fill("5");
    await logOutElsewhere(page);
    await pressNext(page, "da");
    await logInAgain(page, "Peter Nørremark");
    expect(await page.getByLabel("Dag", { exact: true }).inputValue()).toBe("5");
    expect(await page.getByLabel("År", { exact: true }).inputValue()).toBe("");
    expect((await draftOf(person)).answers["foerste_sygedag"]).toBe(sygedagpenge.answers["foerste_sygedag"]);

    await page.goto(`/min-side/besvarelser/${id}`);
    await page.getByLabel("Vil du skrive lidt om hvorfor?").fill("Det var en anden tid.");
    await logOutElsewhere(page);
    await page.getByRole("button", { name: "Gem" }).click();
    await logInAgain(page, "Peter Nørremark");
    expect(await page.getByLabel("Vil du skrive lidt om hvorfor?").inputValue()).toBe(
      "Det var en anden tid.",
    );
    await context.close();
  });

  test("says nothing of kept text when nothing was typed", async () => {
    const { page, context } = await world.visit();
    const answer = await page.goto(textPage);
    expect(answer?.status()).toBe(401);
    expect(await heading(page)).toBe("Du er logget ud");
    expect(await seen(page.locator("main"))).not.toContain("gemt");
    await context.close();
  });

  test("keeps nothing for a forged owner", async () => {
    const { page, context } = await world.visit();
    const answer = await page.request.post(textPage, {
      headers: { Origin: world.served.url, "Sec-Fetch-Site": "same-origin" },
      form: { ejer: "forfalsket", fri_tekst: "Ikke mit" },
    });
    expect(answer.status()).toBe(401);
    expect(await answer.text()).not.toContain("Det, du skrev, er gemt.");
    await context.close();
  });
});

test("a browser that does not know the dialogue shows none of it, and focus still comes to what is wrong", async () => {
  const { page, context, complaints } = await world.visitAs("jonas-lindeskov");
  await context.addInitScript(() => {
    for (const name of ["show", "showModal", "close"])
      Reflect.deleteProperty(HTMLDialogElement.prototype, name);
  });
  await page.goto(textPage, { waitUntil: "networkidle" });
  await page.locator("textarea").fill("x".repeat(4_001));
  await pressNext(page, "da");
  await page.locator("#error-summary").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "error-summary");
  const shown = await page.evaluate(() => {
    const unknown = document.createElement("div");
    unknown.className = "session-warning";
    document.body.append(unknown);
    return getComputedStyle(unknown).display;
  });
  expect([shown, complaints]).toEqual(["none", []]);
  await context.close();
});
