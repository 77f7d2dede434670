import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { expectAccessible, expectFits } from "#test/browser.ts";
import { type CitizenWorld, draftOf, openCitizens, ownResponses } from "./citizen-world.ts";

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens({ env: { QUESTIONNAIRES_DIR: "test/questionnaires" } });
});
afterAll(() => world.close());

const phone = { viewport: { width: 320, height: 640 } };
const next = (page: Page) =>
  page.locator("form#svar").getByRole("button", { name: "Næste", exact: true }).click();
/** A follow-up stands on the same page with a script, and has the next page without one. */
async function toFollowUp(page: Page, question: string): Promise<void> {
  const followUp = page.getByText(question, { exact: true });
  const isHere = await followUp.waitFor({ timeout: 1500 }).then(
    () => true,
    () => false,
  );
  if (!isHere) await next(page);
  await followUp.waitFor();
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const summary = (page: Page) => page.locator("#error-summary a");

let isLooking = true;

/** Every look at a page: nothing for axe to say (it needs a script), nothing wider than the phone. */
async function look(page: Page, state: string): Promise<void> {
  if (!isLooking) return;
  await expectAccessible(page, state);
  await expectFits(page, state);
}

/** The link of the summary leads to a control that says what is wrong in the same words. */
async function expectFault(
  page: Page,
  { control, message }: { control: string; message: string },
): Promise<void> {
  const link = summary(page);
  expect(await link.textContent()).toBe(message);
  expect(await link.getAttribute("href")).toBe(`#${control}`);
  const field = page.locator(`#${control}`);
  const described = await field.evaluate((input) => {
    const group = input.closest("fieldset[role=radiogroup]") ?? input;
    const marked = group.getAttribute("aria-invalid") === "true" ? group : null;
    const ids = (marked?.getAttribute("aria-describedby") ?? "").split(" ");
    return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  });
  expect(described).toContain(message);
}

async function begin(page: Page): Promise<void> {
  await page.goto("/min-side");
  await page.getByRole("link", { name: "Begynd Alle slags spørgsmål" }).click();
  expect(await page.getByRole("radio").count()).toBe(0);
  await button(page, "Begynd");
}

describe.each([
  { mode: "without JavaScript", key: "laerke-bakkegaard", javaScriptEnabled: false },
  { mode: "with JavaScript", key: "amina-haugsted", javaScriptEnabled: true },
])("a questionnaire with every kind of question, $mode", ({ key, javaScriptEnabled }) => {
  test("is answered from beginning to end on a small phone", async () => {
    isLooking = javaScriptEnabled;
    const { page, complaints } = await world.visitAs(key, { ...phone, javaScriptEnabled });
    await begin(page);
    await page.getByLabel("Nogenlunde").check();
    await next(page);
    await page.getByLabel("Musik").check();
    await page.getByLabel("Dyr").check();
    await next(page);

    await look(page, "select");
    await page.getByRole("combobox", { name: "Hvor bor du?" }).selectOption({ label: "På en ø" });
    await next(page);
    await look(page, "select from the municipality's list");
    await page.getByRole("combobox", { name: "Hvor fik du hjælp?" }).selectOption({ label: "Team Syd" });
    await next(page);
    await page.getByRole("radio", { name: "7", exact: true }).check({ force: true });
    await next(page);

    await look(page, "number");
    expect(await page.getByLabel("Hvor mange timer").getAttribute("inputmode")).toBe("numeric");
    await page.getByLabel("Hvor mange timer").fill("61");
    await next(page);
    await expectFault(page, { control: "timer", message: "Skriv et helt tal fra 0 til 60, uden bogstaver." });
    await look(page, "number, wrong");
    await page.getByLabel("Hvor mange timer").fill("20");
    await toFollowUp(page, "Vil du gerne arbejde mere?");
    await page.getByLabel("Ja", { exact: true }).check();
    await next(page);
    await next(page);
    await next(page);

    await look(page, "matrix");
    await page.getByRole("radiogroup", { name: "Kursus" }).getByLabel("Meget").check();
    await page.locator("#hjalp-samtaler").evaluate((input) => input.setAttribute("value", "findes-ikke"));
    await page.locator("#hjalp-samtaler").check();
    await next(page);
    expect(await summary(page).getAttribute("href")).toBe("#hjalp-samtaler");
    await look(page, "matrix, wrong");
    await declineMatrix(page);
    await page.getByRole("radiogroup", { name: "Kursus" }).getByLabel("Meget").check();
    await page.getByRole("radiogroup", { name: "Samtaler" }).getByLabel("Lidt").check();
    await toFollowUp(page, "Hvad var godt ved kurset?");
    await page.getByLabel("Hvad var godt ved kurset?").fill("Læreren.");
    await next(page);
    await answerList(page);

    await page.getByLabel("Nej", { exact: true }).check();
    await next(page);
    await look(page, "review");
    const review = ((await page.locator("main").textContent()) ?? "").replaceAll("\u00a0", " ");
    for (const words of ["På en ø", "Team Syd", "20 timer", "Kursus: Meget", "Hvad hed kurset? Truck"])
      expect(review).toContain(words);
    expect((await draftOf(await world.person(key))).answers).toEqual({
      hverdag: "nogenlunde",
      glad_for: ["musik", "dyr"],
      sted: "oe",
      enhed: "syd",
      kraefter: 7,
      timer: 20,
      flere_timer: "ja",
      hjalp: { samtaler: "lidt", kursus: "meget" },
      kursus_godt: "Læreren.",
      kurser: [
        { titel: "Truck", form: "sted", niveau: "let", dage: 7, sluttede: "2025-06-01" },
        { titel: "Excel" },
      ],
      mange_kurser: "nej",
    });
    await button(page, "Send dine svar");
    await look(page, "receipt");
    await page.getByRole("link", { name: "Se dine svar" }).click();
    await look(page, "sent answers");
    expect(await page.locator("main").textContent()).toContain("Team Syd");
    expect((await ownResponses(await world.person(key)))[0]?.sentAt).not.toBeNull();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

/** A row that is chosen cannot be taken back, and yet the whole is declined; coming back, the box says so alone. */
async function declineMatrix(page: Page): Promise<void> {
  const address = page.url();
  await page.getByLabel("Det vil jeg ikke svare på").first().check();
  await next(page);
  expect(await summary(page).count()).toBe(0);
  await page.goto(address);
  const skip = page.getByLabel("Det vil jeg ikke svare på").first();
  expect([await skip.isChecked(), await page.locator(".matrix :checked").count()]).toEqual([true, 0]);
  await skip.uncheck();
}

/** Two courses: with faults, a change, a removal and its undoing on the way. */
async function answerList(page: Page): Promise<void> {
  await look(page, "list, empty");
  await page.getByLabel("Hvor mange dage?").fill("7");
  await button(page, "Gem kursus");
  await expectFault(page, { control: "kurser-0-titel", message: "Kursus 1: Svar på »Hvad hed kurset?«" });
  await look(page, "list, a field is missing");
  await page.getByLabel("Hvad hed kurset?").fill("Truck");
  await page.getByLabel("På et sted").check();
  await page.getByRole("combobox", { name: "Hvor svært var det?" }).selectOption("let");
  await page.getByLabel("Dag", { exact: true }).fill("31");
  await page.getByLabel("Måned").fill("6");
  await page.getByLabel("År").fill("2025");
  await button(page, "Gem kursus");
  await expectFaultAtDate(page);
  await page.getByLabel("Dag", { exact: true }).fill("1");
  await button(page, "Tilføj en til");
  expect(new URL(page.url()).search).toBe("?post=2");
  await look(page, "list, one entry and a blank one");
  await page.getByLabel("Hvad hed kurset?").fill("Svejsning");
  await button(page, "Gem kursus");
  await look(page, "list, two entries");
  await button(page, "Fjern Kursus 1");
  await look(page, "list, one removed");
  expect(await page.locator("main").textContent()).not.toContain("Truck");
  await button(page, "Fortryd");
  expect(await page.locator(".card").first().textContent()).toContain("Truck");
  await button(page, "Ret Kursus 2");
  await page.getByLabel("Hvad hed kurset?").fill("Excel");
  await next(page);
}

async function expectFaultAtDate(page: Page): Promise<void> {
  expect(await summary(page).getAttribute("href")).toBe("#kurser-0-sluttede");
  expect(await page.getByLabel("Hvad hed kurset?").inputValue()).toBe("Truck");
}

test("a list holds no more entries than it may, and says so", async () => {
  const person = await world.person("bente-solvang");
  const { page } = await world.visitAs("bente-solvang", phone);
  await begin(page);
  const draft = await draftOf(person);
  const kurser = Array.from({ length: 5 }, (_, place) => ({ titel: `Kursus ${place}` }));
  await person.json("PUT", `/api/responses/${draft.id}/answers`, { answers: { kurser } });
  await page.goto("/skema/alle_slags/12");
  expect(await page.getByRole("button", { name: "Tilføj en til" }).count()).toBe(0);
  expect(await page.locator("main").textContent()).toContain("Du kan højst have 5.");
  await look(page, "list, full");
  await page.context().close();
});

test("everything is reached and pressed with the keyboard alone", async () => {
  const { page } = await world.visitAs("jonas-lindeskov", { javaScriptEnabled: true });
  await page.goto("/skema/alle_slags");
  await button(page, "Begynd");
  await page.goto("/skema/alle_slags/10");
  const first = page.locator("#hjalp-samtaler");
  await first.focus();
  await page.keyboard.press("ArrowDown");
  expect(await page.locator("#hjalp-samtaler-noget").isChecked()).toBe(true);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("hjalp-kursus");
  await page.goto("/skema/alle_slags/12");
  await page.locator("#kurser-0-titel").focus();
  await page.keyboard.type("Truck");
  for (const _ of Array.from({ length: 12 })) {
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === "Gem kursus") break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Ret Kursus 1" }).waitFor();
  await page.context().close();
});
