import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { expectAccessible, logInAs, type Visit } from "#test/browser.ts";
import type { HttpPerson } from "#test/http-person.ts";
import { exampleToday, heading, pageOf, seen } from "./citizen-answers.ts";
import { type CitizenWorld, draftOf, freshDraft, openCitizens, questionnaireId } from "./citizen-world.ts";

const golden = exampleToday("V02");
const text = pageOf("fri_tekst", golden.variant);
const who = "jonas-lindeskov";
const canary = "Kanariefuglen sidder i toget";

let world: CitizenWorld;
let person: HttpPerson;
beforeAll(async () => {
  world = await openCitizens();
  person = await world.person(who);
});
beforeEach(() => freshDraft(person, golden));
afterAll(() => world.close());

/** Everything that the browser keeps for the site. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const caches = await globalThis.caches.keys();
    return JSON.stringify({ ...localStorage, ...sessionStorage, databases, caches });
  });
const nothing = JSON.stringify({ databases: [], caches: [] });
const choice = (page: Page) => page.getByRole("checkbox", { name: /^Gem på denne enhed/ });

/** A window in which the person has logged in by themselves, so that logging out ends no other test's session. */
async function opened(): Promise<Visit> {
  const visit = await world.visit();
  await logInAs(visit.page, "Jonas Lindeskov");
  await visit.page.goto(text, { waitUntil: "networkidle" });
  return visit;
}

/** Chooses to keep words on the device, and waits for the key. */
async function chosen(page: Page): Promise<void> {
  const key = page.waitForResponse((answer) => answer.url().endsWith("/device-key"));
  await choice(page).check();
  await key;
  await page.waitForLoadState("networkidle");
}

/** Types without a connection, and waits until the device has it. */
async function typedOffline({ page, context }: Visit, words: string): Promise<string> {
  await context.setOffline(true);
  await page.locator("textarea").fill(words);
  await vi.waitFor(async () => expect(await kept(page)).toContain("afsaet-kladde:"));
  return kept(page);
}

/** Holds back the key until the function that comes back is called. */
async function heldKey(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/device-key", async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

async function crash({ page, context }: Visit): Promise<Page> {
  const session = await context.newCDPSession(page);
  session.send("Page.crash").catch(() => undefined);
  await page.waitForEvent("crash");
  await page.close();
  await context.setOffline(false);
  return context.newPage();
}

describe("keeping words on the device", () => {
  test("is off until it is chosen: nothing is kept, and its code is not even loaded", async () => {
    const visit = await opened();
    const asked: string[] = [];
    visit.page.on("request", (request) => asked.push(request.url()));
    await visit.context.setOffline(true);
    await visit.page.locator("textarea").fill(canary);
    await visit.page.getByText("Ikke gemt: ingen forbindelse. Vi prøver igen.").waitFor();
    expect(await choice(visit.page).isChecked()).toBe(false);
    expect(await kept(visit.page)).toBe(nothing);
    expect(asked.filter((url) => /device/.test(url))).toEqual([]);
    await visit.context.close();
  });

  test("holds no readable word, and gives them back after a killed tab", async () => {
    const visit = await opened();
    await chosen(visit.page);
    await expectAccessible(visit.page, "device chosen");
    const dump = await typedOffline(visit, canary);
    for (const word of ["Kanariefuglen", "sidder", "toget", "fri_tekst"]) expect(dump).not.toContain(word);
    const again = await crash(visit);
    await again.goto(text);
    await again.getByText(/^Gemt kl\./).waitFor();
    expect(await again.locator("textarea").inputValue()).toBe(canary);
    expect((await draftOf(person)).answers["fri_tekst"]).toBe(canary);
    await vi.waitFor(async () => expect(await kept(again)).not.toContain("afsaet-kladde:"));
    await visit.context.close();
  });

  test("is not promised while the key cannot be fetched", async () => {
    const visit = await opened();
    await visit.page.route("**/device-key", (route) => route.abort());
    await choice(visit.page).click();
    await visit.page.getByText("Det kan ikke gemmes på enheden, før forbindelsen er tilbage.").waitFor();
    expect(await choice(visit.page).isChecked()).toBe(false);
    expect(await kept(visit.page)).toBe(nothing);
    await visit.context.close();
  });

  test("holds what was typed before the key came", async () => {
    const { page, context } = await opened();
    const release = await heldKey(page);
    await page.route(`**${text}`, (route) => route.abort());
    await choice(page).check();
    await page.locator("textarea").fill(canary);
    release();
    await vi.waitFor(async () => expect(await kept(page)).toContain("afsaet-kladde:"));
    await context.close();
  });

  test("never puts old words over those that are being typed: a button fetches them, and brings the new ones back", async () => {
    const visit = await opened();
    await chosen(visit.page);
    await typedOffline(visit, canary);
    const again = await crash(visit);
    const release = await heldKey(again);
    await again.goto(text);
    await again.locator("textarea").fill("Nye ord");
    release();
    const fetchBack = again.getByRole("button", { name: "Hent det, du skrev før" });
    await fetchBack.waitFor();
    expect(await again.locator("textarea").inputValue()).toBe("Nye ord");
    await expectAccessible(again, "words to fetch");
    for (const words of [canary, "Nye ord"]) {
      await fetchBack.click();
      expect(await again.locator("textarea").inputValue()).toBe(words);
    }
    await visit.context.close();
  });

  test("ends with the session: log-out empties the browser, and another session cannot open what was put back", async () => {
    const visit = await opened();
    await chosen(visit.page);
    await typedOffline(visit, canary);
    const copied = await visit.page.evaluate(() => ({ ...localStorage }));
    const again = await crash(visit);
    await again.goto("/privatliv");
    await again.getByRole("button", { name: "Log ud" }).click();
    await again.waitForURL("**/logget-ud*");
    await vi.waitFor(async () => expect(await kept(again)).toBe(nothing));

    await logInAs(again, "Jonas Lindeskov");
    await again.evaluate((entries) => Object.assign(localStorage, entries), copied);
    await again.goto(text, { waitUntil: "networkidle" });
    expect(await again.locator("textarea").inputValue()).not.toBe(canary);
    await vi.waitFor(async () => expect(await kept(again)).not.toContain("afsaet-kladde:"));
    await visit.context.close();
  });

  test("lasts twenty minutes, and one button takes it away at once", async () => {
    const visit = await opened();
    await chosen(visit.page);
    await typedOffline(visit, canary);
    const again = await crash(visit);
    await again.goto("/was");
    await again.evaluate(() => {
      for (const [name, value] of Object.entries(localStorage))
        if (name.includes(":")) localStorage[name] = value.replace(/^\d+/, String(Date.now() - 21 * 60_000));
    });
    await again.goto(text, { waitUntil: "networkidle" });
    expect(await again.locator("textarea").inputValue()).not.toBe(canary);
    expect(await kept(again)).not.toContain("afsaet-kladde:");

    expect(await choice(again).isChecked()).toBe(true);
    await again.getByRole("button", { name: "Slet det, der er gemt på enheden" }).click();
    expect(await seen(again.locator(".autosave"))).toBe("Slettet fra enheden.");
    expect(await choice(again).isChecked()).toBe(false);
    expect(await kept(again)).toBe(nothing);
    await visit.context.close();
  });

  test("ends when the answers are sent", async () => {
    const visit = await opened();
    const { page } = visit;
    await chosen(page);
    await page.goto(`/skema/${questionnaireId}/gennemse`);
    await page.getByRole("button", { name: "Send dine svar" }).click();
    await page.waitForURL("**/kvittering");
    expect(await heading(page)).not.toBe("");
    await vi.waitFor(async () => expect(await kept(page)).toBe(nothing));
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  });
});
