import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectFits, titleOf } from "#test/browser.ts";
import { writeQuestionnaires } from "#test/next-version.ts";
import { freePort } from "#test/served.ts";
import { exampleToday, heading, pageOf, pressNext, seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, draftOf, freshDraft, openCitizens, questionnaireId } from "./citizen-world.ts";
import { expectSound } from "./sound-page.ts";

const golden = exampleToday("V02");
const given = {
  ...golden,
  answers: { ...golden.answers, bolig: "fast", netvaerk: "en", oekonomi: "gaeld", laese_skrive: "svaert" },
};
const who = "jonas-lindeskov";
const newQuestions = `/skema/${questionnaireId}/nye-spoergsmaal`;

let dataDir: string;
let folder: string;
let world: CitizenWorld;

/** Starts the program with other questionnaires over the same data, as a new release does. */
async function restart(versions: readonly ("1.0.0" | "2.0.0")[]): Promise<void> {
  await world?.browser.close();
  await world?.served.stop();
  writeQuestionnaires(folder, versions);
  world = await openCitizens({ dataDir, port: await freePort(), env: { QUESTIONNAIRES_DIR: folder } });
}

/** Lets the newer version have come so many days ago. */
async function cameDaysAgo(days: number): Promise<void> {
  await world.browser.close();
  await world.served.stop();
  const database = new Sqlite(join(dataDir, "afsaet.sqlite"));
  const at = new Date(Date.now() - days * 86_400_000).toISOString();
  database
    .prepare("UPDATE installation_facts SET value = ? WHERE name = 'in-force:risikoscreening@2.0.0'")
    .run(at);
  database.close();
  await restart(["1.0.0", "2.0.0"]);
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "afsaet-versions-"));
  folder = mkdtempSync(join(tmpdir(), "afsaet-questionnaires-"));
  await restart(["1.0.0"]);
  for (const key of [who, "laerke-bakkegaard", "mikkel-oestervang"])
    await freshDraft(await world.person(key), given);
  await restart(["1.0.0", "2.0.0"]);
});
afterAll(async () => {
  await world.browser.close();
  await world.served.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

async function lookOver(page: Page, state: string): Promise<void> {
  const checked = await world.visitAs(who, { viewport: narrow });
  await checked.page.goto(page.url());
  await expectSound(checked.page, state);
  await checked.context.close();
  await expectFits(page, state);
}

describe("a newer version of the questionnaire", () => {
  test("is offered on the own page, and the draft goes on as it was", async () => {
    const { page, context } = await world.visitAs(who, phone);
    await page.goto("/min-side");
    expect(await seen(page.locator("main"))).toMatch(/Du kan sende dine svar på de gamle til og med \d+\. /);
    await lookOver(page, "own page with new questions");
    await page.goto(pageOf("bolig", given.variant));
    expect(await heading(page)).toBe("Hvordan bor du lige nu?");
    await page.goto(newQuestions);
    expect(await heading(page)).toBe("Spørgsmålene er ændret");
    const words = await seen(page.locator("main"));
    for (const part of [
      "Kan du komme til et job uden bil?",
      "Har du et sted at bo i aften?",
      "Før: Hvordan bor du lige nu?",
      "Nye svar at vælge: Ved ikke",
      "Svar, der er taget væk: Nej, og jeg har gæld, jeg ikke kan betale",
      "Dit svar passer ikke til det nye spørgsmål og bliver slettet.",
      "Kan du læse og svare på et brev fra kommunen uden hjælp?",
    ])
      expect(words).toContain(part);
    await lookOver(page, "new questions");
    await page.getByRole("link", { name: "Bliv ved de gamle spørgsmål" }).click();
    await page.waitForURL(/\/skema\//);
    expect((await draftOf(await world.person(who))).answers).toEqual(given.answers);
    await context.close();
  });

  test("ends the old one after the days: every way in leads to what has changed, and nothing is deleted yet", async () => {
    await cameDaysAgo(31);
    const person = await world.person(who);
    for (const path of [
      pageOf("bolig", given.variant),
      `/skema/${questionnaireId}/gennemse`,
      `/skema/${questionnaireId}/fortsaet`,
    ]) {
      const answer = await person.get(path);
      expect([answer.status, answer.headers.get("location")], path).toEqual([303, newQuestions]);
    }
    // What was typed on a page that was open is saved all the same.
    const typed = await person.post(pageOf("fri_tekst", given.variant), { fri_tekst: "Skrevet til sidst" });
    expect(typed.status).toBe(303);
    expect((await draftOf(person)).answers).toEqual({ ...given.answers, fri_tekst: "Skrevet til sidst" });
  });

  test("takes the answers along when the citizen says yes, and marks what to look at", async () => {
    const { page, context } = await world.visitAs(who, phone);
    await page.goto("/min-side");
    await page.getByRole("link", { name: "Se, hvad der er ændret" }).click();
    await page.getByRole("button", { name: "Gå videre med de nye spørgsmål" }).click();
    expect(await heading(page)).toBe("Kan du komme til et job uden bil?");
    await page.getByRole("radio").first().check();
    await pressNext(page, "da");
    const draft = await draftOf(await world.person(who));
    expect(draft.answers).toMatchObject({ bolig: "fast", netvaerk: "en", fri_tekst: "Skrevet til sidst" });
    expect(draft.answers).not.toHaveProperty("oekonomi");

    const review = `/skema/${questionnaireId}/gennemse`;
    await page.goto(review);
    const main = page.locator("main");
    expect(await seen(main)).toContain("2 spørgsmål er ændret, siden du svarede. Se dem, før du sender");
    expect(await seen(page.locator("#bolig"))).toContain("Se, om dit svar stadig passer");
    await lookOver(page, "review with changed questions");
    await page.getByRole("button", { name: "Send dine svar" }).click();
    expect(await titleOf(page)).toMatch(/^Fejl: /);
    for (const question of [
      "Har du et sted at bo i aften?",
      "Har du nogen, du kan tale med og få hjælp af?",
    ]) {
      await page.goto(review);
      await main.getByRole("link", { name: question }).first().click();
      expect(await seen(main)).toContain("Spørgsmålet er ændret, siden du svarede.");
      await pressNext(page, "da");
      expect(await heading(page)).toBe("Se dine svar igennem");
    }
    await page.getByRole("button", { name: "Send dine svar" }).click();
    await page.waitForURL("**/kvittering");
    await context.close();
  });

  test("keeps what is typed on a page whose version is gone, and has it ready under the new number", async () => {
    await restart(["2.0.0"]);
    const { page, context } = await world.visitAs("mikkel-oestervang", phone);
    const person = await world.person("mikkel-oestervang");
    const open = pageOf("fri_tekst", given.variant);
    // A save by the page itself, then Next, as a person does whose page was open when the version went.
    const own = await person.post(open, { fri_tekst: "Jeg vil gerne", efter: "gem" });
    expect(await own.json()).toMatchObject({ kind: "waits" });
    const typed = "Jeg vil gerne i gang\nmed noget nyt";
    for (const [path, fields] of [
      [open, { fri_tekst: typed }],
      [pageOf("laese_skrive", given.variant), { laese_skrive: "Med besvær" }],
    ] as const) {
      const answer = await person.post(path, fields);
      expect([answer.status, answer.headers.get("location")]).toEqual([303, newQuestions]);
    }
    for (const _ of ["first", "again"]) {
      await page.goto(newQuestions);
      const told = await seen(page.locator("main"));
      expect(told).toContain("Jeg vil gerne i gang med noget nyt");
      expect(told).toContain("Med besvær");
    }
    await expectFits(page, "new questions with what was typed");
    await page.getByRole("button", { name: "Gå videre med de nye spørgsmål" }).click();
    expect(await page.locator("textarea").inputValue()).toBe(typed);
    expect(await seen(page.locator("main"))).toContain("Tryk Næste for at gemme det i dine svar.");
    await pressNext(page, "da");
    expect((await draftOf(person)).answers).toMatchObject({ fri_tekst: typed, bolig: "fast" });
    await context.close();
  });

  test("takes along what fits when the old one is not installed at all, and says so", async () => {
    const { page, context } = await world.visitAs("laerke-bakkegaard", phone);
    await page.goto("/min-side");
    await page.getByRole("link", { name: "Se, hvad der er ændret" }).click();
    expect(await seen(page.locator("main"))).toContain("Vi har ikke de gamle spørgsmål mere.");
    await page.getByRole("button", { name: "Gå videre med de nye spørgsmål" }).click();
    await page.waitForURL(/\/skema\//);
    const { answers } = await draftOf(await world.person("laerke-bakkegaard"));
    expect(answers).toMatchObject({ bolig: "fast", netvaerk: "en" });
    expect(answers).not.toHaveProperty("laese_skrive");
    await context.close();
  });
});
