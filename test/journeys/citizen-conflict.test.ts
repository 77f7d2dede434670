import type { BrowserContextOptions, Page, Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectFits, titleOf } from "#test/browser.ts";
import { exampleToday, heading, pageOf, pressNext, seen } from "./citizen-answers.ts";
import { type CitizenWorld, draftOf, freshDraft, openCitizens, questionnaireId } from "./citizen-world.ts";
import { expectSound } from "./sound-page.ts";

const golden = exampleToday("V02");
const text = pageOf("fri_tekst", golden.variant);
const bolig = pageOf("bolig", golden.variant);
const review = `/skema/${questionnaireId}/gennemse`;
const who = "jonas-lindeskov";

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
});
afterAll(() => world.close());

const devices: readonly [string, BrowserContextOptions][] = [
  ["with JavaScript", { viewport: { width: 360, height: 740 } }],
  ["without JavaScript", { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }],
];

/** Presses a button and hands over what the server answered to the form. */
async function answered(page: Page, press: () => Promise<void>): Promise<Response> {
  const [answer] = await Promise.all([
    page.waitForResponse(
      (response) => response.request().method() === "POST" && response.request().isNavigationRequest(),
    ),
    press(),
  ]);
  return answer;
}

/** Both screens open the same question; the other one saves first. */
async function twoScreens(device: BrowserContextOptions, path: string) {
  const person = await world.person(who);
  await freshDraft(person, golden);
  const here = await world.visitAs(who, device);
  const there = await world.visitAs(who, { javaScriptEnabled: false });
  await here.page.goto(path);
  await there.page.goto(path);
  return { person, here, there, page: here.page };
}

describe.each(devices)("the same answer changed on two screens, %s", (_, device) => {
  test("is shown twice in words; the one from here is used when it is chosen", async () => {
    const { person, here, there, page } = await twoScreens(device, text);
    await there.page.locator("textarea").fill("Fra biblioteket.\nTo linjer.");
    await pressNext(there.page, "da");
    await page.locator("textarea").fill("Fra <b>telefonen</b>.");
    const answer = await answered(page, () => pressNext(page, "da"));
    expect(answer.status()).toBe(409);
    await page.getByRole("heading", { name: "Dit svar er ændret to steder" }).waitFor();
    const words = await seen(page.locator("main"));
    expect(words).toContain("Fra <b>telefonen</b>.");
    expect(words).toContain("Fra biblioteket. To linjer.");
    expect(words).toMatch(/Den anden skærm, gemt kl\. \d\d\.\d\d/);
    expect((await draftOf(person)).answers["fri_tekst"]).toBe("Fra biblioteket.\nTo linjer.");
    expect(await titleOf(page)).not.toContain("telefonen");
    if (device.javaScriptEnabled !== false) await expectSound(page, "conflict");
    else await expectFits(page, "conflict");
    await page.getByRole("button", { name: "Brug svaret herfra" }).click();
    expect(await heading(page)).toBe("Se dine svar igennem");
    expect((await draftOf(person)).answers["fri_tekst"]).toBe("Fra <b>telefonen</b>.");
    expect([...here.complaints, ...there.complaints]).toEqual([]);
    await Promise.all([here.context.close(), there.context.close()]);
  });

  test("keeps the other screen's when that is chosen, also by keyboard, and returns to the review", async () => {
    const { person, here, there, page } = await twoScreens(device, `${bolig}?ret=1`);
    await there.page.getByRole("radio").nth(1).check();
    await pressNext(there.page, "da");
    const chosen = (await draftOf(person)).answers["bolig"];
    await page.getByRole("radio").nth(2).check();
    await answered(page, () => pressNext(page, "da"));
    const button = page.getByRole("button", { name: "Brug svaret fra den anden skærm" });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${review}`);
    expect((await draftOf(person)).answers["bolig"]).toBe(chosen);
    await Promise.all([here.context.close(), there.context.close()]);
  });

  test("shows both again in the other language", async () => {
    const { here, there, page } = await twoScreens(device, text);
    await there.page.locator("textarea").fill("Fra biblioteket.");
    await pressNext(there.page, "da");
    await page.locator("textarea").fill("Fra telefonen.");
    await answered(page, () => pressNext(page, "da"));
    const again = await answered(page, () => page.getByRole("button", { name: "English" }).click());
    expect(again.status()).toBe(409);
    expect(await heading(page)).toBe("Your answer was changed in two places");
    const words = await seen(page.locator("main"));
    expect([words.includes("Fra telefonen."), words.includes("Fra biblioteket.")]).toEqual([true, true]);
    await Promise.all([here.context.close(), there.context.close()]);
  });

  test("is not sent from a review that had not seen it", async () => {
    const { person, here, there, page } = await twoScreens(device, review);
    await there.page.goto(text);
    await there.page.locator("textarea").fill("Nyt på den anden skærm");
    await pressNext(there.page, "da");
    const send = () => page.getByRole("button", { name: "Send dine svar" }).click();
    const answer = await answered(page, send);
    expect(answer.status()).toBe(409);
    expect(await seen(page.locator("main"))).toContain("Dine svar er ikke sendt endnu");
    expect(await seen(page.locator("#fri_tekst"))).toContain("Nyt på den anden skærm");
    expect(await seen(page.locator("#fri_tekst"))).toContain("Ændret på en anden skærm");
    expect((await draftOf(person)).sentAt).toBeNull();
    await send();
    await page.waitForURL("**/kvittering");
    await Promise.all([here.context.close(), there.context.close()]);
  });
});

test("going back and answering again on the same screen asks nothing", async () => {
  const person = await world.person(who);
  await freshDraft(person, golden);
  const { page, context } = await world.visitAs(who, { javaScriptEnabled: false });
  await page.goto(bolig);
  for (const place of [1, 2]) {
    await page.getByRole("radio").nth(place).check();
    await pressNext(page, "da");
    await page.waitForURL((url) => url.pathname !== bolig);
    if (place === 1) await page.goBack();
  }
  await context.close();
});
