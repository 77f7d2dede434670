import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, expectFits, titleOf } from "#test/browser.ts";
import { seen } from "./citizen-answers.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";

const source = fileURLToPath(new URL("../questionnaires/definitions/alle_slags/", import.meta.url));

/** The questionnaire with every kind of question, answered without a name, that asks for nothing but the list. */
function writeSurvey(folder: string): void {
  const home = join(folder, "definitions", "alle_slags");
  mkdirSync(home, { recursive: true });
  const definition = JSON.parse(readFileSync(join(source, "1.0.0.json"), "utf8"));
  const questions = definition.questions.filter(({ id }: { id: string }) =>
    ["hverdag", "kurser", "mange_kurser"].includes(id),
  );
  const text = JSON.stringify({ ...definition, identity: "anonymous", questions });
  writeFileSync(join(home, "1.0.0.json"), text);
  writeFileSync(join(home, "1.0.0.cases.json"), readFileSync(join(source, "1.0.0.cases.json")));
  const hash = createHash("sha256").update(text).digest("hex");
  writeFileSync(join(folder, "published.json"), JSON.stringify({ "alle_slags@1.0.0": hash }));
}

let folder: string;
let world: CitizenWorld;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "afsaet-questionnaires-"));
  writeSurvey(folder);
  world = await openCitizens({ env: { QUESTIONNAIRES_DIR: folder } });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const main = (page: Page) => seen(page.locator("main"));

test.each([true, false])("a list has any number of entries (script: %s)", async (javaScriptEnabled) => {
  const { page, context, complaints } = await world.visit({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled,
  });
  const look = async (state: string) => {
    await expectFits(page, state);
    if (javaScriptEnabled) await expectAccessible(page, state);
  };
  await page.goto("/undersoegelse/alle_slags");
  await page.locator("main form button").first().click();
  await page.getByRole("radio").first().check();
  await press(page, /^Næste$/);
  await look("an empty list");

  const title = page.getByLabel("Hvad hed kurset?");
  await page.getByLabel("Hvor mange dage?").fill("3");
  await press(page, "Gem kursus");
  await look("an entry without its title");
  expect(await page.locator("#error-summary a").getAttribute("href")).toBe("#kurser-0-titel");
  expect(await page.getByLabel("Hvor mange dage?").inputValue()).toBe("3");
  await title.fill("Truckkort");
  await press(page, "Gem kursus");
  await press(page, "Tilføj en til");
  await title.fill("Svejsning");
  await press(page, "Gem kursus");
  await look("two entries");
  expect(await main(page)).toMatch(/Truckkort.*Svejsning/);

  await press(page, /^Fjern Kursus 1/);
  expect(await main(page)).not.toContain("Truckkort");
  await look("an entry was removed");
  await press(page, /^Fortryd$/);
  expect(await main(page)).toMatch(/Truckkort.*Svejsning/);
  await press(page, /^Ret Kursus 2/);
  expect(await title.inputValue()).toBe("Svejsning");
  await title.fill("Svejsning 2");
  // The open entry, like every answer before, comes along into another language and back.
  await press(page, "English");
  expect(await page.getByLabel("What was the course called?").inputValue()).toBe("Svejsning 2");
  await press(page, "Dansk");
  expect(await title.inputValue()).toBe("Svejsning 2");
  await press(page, /^Næste$/);
  await page.getByRole("radio").first().check();
  await press(page, /^Næste$/);
  expect(await main(page)).toMatch(/Truckkort.*Svejsning 2/);
  await look("the review");
  await press(page, "Send uden navn");
  await page.waitForURL("**/tak?sprog=da");
  expect(await context.cookies()).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test("sending without a needed answer says which one, and leads to the button where it is given", async () => {
  const { page, context } = await world.visit();
  await page.goto("/undersoegelse/alle_slags");
  await page.locator("main form button").first().click();
  for (let at = 0; at < 2; at += 1) await press(page, /^Næste$/);
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await press(page, "Send uden navn");
  expect((await answer).status()).toBe(422);
  expect(await titleOf(page)).toMatch(/^Fejl: /);
  const link = page.locator("#error-summary a");
  expect(await link.allTextContents()).toEqual([
    "Hvordan går det til hverdag? Skal have et svar, før du kan sende.",
  ]);
  await expectAccessible(page, "a needed answer is missing");
  await link.click();
  await page.keyboard.press("Enter");
  await page.getByRole("radio").first().check();
  await press(page, "Se alle svar igen");
  await press(page, "Send uden navn");
  await page.waitForURL("**/tak?sprog=da*");
  await context.close();
});
