import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import { dateText } from "#site/text/dates.ts";
import { expectAccessible } from "#test/browser.ts";
import { freePort } from "#test/served.ts";
import { exampleToday, seen } from "./citizen-answers.ts";
import { type CitizenWorld, draftOf, freshDraft, openCitizens } from "./citizen-world.ts";

const who = "jonas-lindeskov";
const dataDir = mkdtempSync(join(tmpdir(), "afsaet-retention-"));
let world: CitizenWorld;

async function restart(): Promise<void> {
  world = await openCitizens({ dataDir, port: await freePort() });
}

/** Lets every draft have been saved for the last time so many days ago, and starts the program again. */
async function savedDaysAgo(days: number): Promise<Date> {
  await world.browser.close();
  await world.served.stop();
  const database = new Sqlite(join(dataDir, "afsaet.sqlite"));
  const savedAt = Date.now() - days * 86_400_000;
  database.prepare("UPDATE responses SET saved_at = ? WHERE sent_at IS NULL").run(savedAt);
  database.close();
  await restart();
  return new Date(savedAt);
}

const ownPage = async (): Promise<string> => {
  const { page, context } = await world.visitAs(who);
  await page.goto("/min-side");
  await expectAccessible(page, "own page with a warning");
  const words = await seen(page.locator("main"));
  await context.close();
  return words;
};

beforeAll(async () => {
  await restart();
  await freshDraft(await world.person(who), exampleToday("V02"));
});
afterAll(async () => {
  await world.browser.close();
  await world.served.dispose();
});

test("a draft is warned about for fourteen days, kept by going on, and deleted after ninety days of silence", async () => {
  await savedDaysAgo(75);
  expect(await ownPage()).not.toContain("bliver slettet");
  const savedAt = await savedDaysAgo(80);
  const date = dateText(Date.parse(`${addDays(civilDate(savedAt), 90)}T12:00:00Z`), "da");
  expect(await ownPage()).toContain(`Dine svar bliver slettet den ${date}, hvis du ikke går videre.`);

  const person = await world.person(who);
  const { id } = await draftOf(person);
  await person.json("PUT", `/api/responses/${id}/answers`, { answers: { bolig: "fast" } });
  expect(await ownPage()).not.toContain("bliver slettet");

  await savedDaysAgo(91);
  await expect(draftOf(await world.person(who))).rejects.toThrow("There is no draft.");
  expect(await ownPage()).not.toContain("Du er i gang");
});
