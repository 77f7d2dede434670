import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import { expectAccessible, titleOf, type Visit } from "#test/browser.ts";
import type { HttpPerson } from "#test/http-person.ts";
import { exampleToday, heading, pageOf, pressNext, seen } from "./citizen-answers.ts";
import {
  type CitizenWorld,
  draftOf,
  freshDraft,
  openCitizens,
  ownResponses,
  questionnaireId,
} from "./citizen-world.ts";

const golden = exampleToday("V13");
const start = `/skema/${questionnaireId}`;
const at = (id: string) => pageOf(id, "sygedagpenge");
const dateParts = ["Dag", "Måned", "År"] as const;

let world: CitizenWorld;
let visit: Visit;
let person: HttpPerson;

beforeAll(async () => {
  world = await openCitizens();
  person = await world.person("laerke-bakkegaard");
  visit = await world.visitAs("laerke-bakkegaard", { viewport: { width: 360, height: 740 } });
});
beforeEach(() => freshDraft(person, golden));
afterAll(() => world.close());

async function typeDate(page: Page, date: string): Promise<void> {
  for (const [index, part] of date.split("-").entries())
    await page.getByLabel(dateParts[index] ?? "", { exact: true }).fill(part);
}

/** The error pattern: 422, "Fejl:" first, the summary focused, its link to the field, the same words at the field. */
async function expectProblem(page: Page, field: string, message: string): Promise<void> {
  const [answer] = await Promise.all([
    page.waitForResponse(
      (response) => response.request().isNavigationRequest() && response.request().method() === "POST",
    ),
    pressNext(page, "da"),
  ]);
  expect(answer.status()).toBe(422);
  await page.locator("#error-summary").waitFor();
  expect(await titleOf(page)).toMatch(/^Fejl: /);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("error-summary");
  const link = page.locator("#error-summary").getByRole("link");
  expect(await seen(link)).toBe(message);
  expect(await seen(page.locator(`[id="${field}-error"]`))).toContain(message);
  const group = page.locator(`[aria-describedby~="${field}-error"]`);
  expect(await group.count()).toBeGreaterThan(0);
  expect(await page.locator('main [aria-invalid="true"]').count()).toBeGreaterThan(0);
  await link.click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(field);
  expect((await draftOf(person)).answers).toEqual(golden.answers);
}

describe("a wrong answer", () => {
  test("that is a date which does not exist is told, and kept as typed", async () => {
    const { page } = visit;
    await page.goto(at("foerste_sygedag"));
    await typeDate(page, "31-02-2026");
    await expectProblem(
      page,
      "foerste_sygedag",
      "Den dato findes ikke. Se efter, om dag, måned og år passer.",
    );
    const typed = await Promise.all(
      dateParts.map((part) => page.getByLabel(part, { exact: true }).inputValue()),
    );
    expect(typed).toEqual(["31", "02", "2026"]);
  });

  test("that is a date in the future, half a date or letters is told each in its own words", async () => {
    const { page } = visit;
    const tomorrow = addDays(civilDate(new Date()), 1).split("-").toReversed().join("-");
    for (const [date, message] of [
      [tomorrow, "Datoen må ikke ligge efter i dag."],
      ["3--2026", "Skriv både dag, måned og år, for eksempel 27 3 2026."],
      ["en-to-år", "Skriv både dag, måned og år, for eksempel 27 3 2026."],
      ["1-1-1800", "Datoen ligger for langt tilbage. Se efter, om året passer."],
    ] as const) {
      await page.goto(at("foerste_sygedag"));
      await typeDate(page, date);
      await expectProblem(page, "foerste_sygedag", message);
      expect(await page.getByLabel("Dag", { exact: true }).inputValue()).toBe(date.split("-")[0]);
    }
  });

  test("that is too long a text is told with the numbers, and not one character is lost", async () => {
    const { page } = visit;
    const long = `${"æ".repeat(3999)}\n!`;
    await page.goto(at("fri_tekst"));
    await page.locator("textarea").fill(long);
    await expectProblem(
      page,
      "fri_tekst",
      "Din tekst er for lang. Du har brugt 4.001 tegn og kan højst bruge 4.000.",
    );
    expect(await page.locator("textarea").inputValue()).toBe(long);
  });

  test("that is both an answer and “will not answer” is told, and both stay as they were put", async () => {
    const { page } = visit;
    await page.goto(at("styrker"));
    await page.getByRole("checkbox", { name: "Det vil jeg ikke svare på" }).check();
    await expectProblem(
      page,
      "styrker",
      "Vælg enten et svar eller »Det vil jeg ikke svare på«. Du kan ikke vælge begge dele.",
    );
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(3);
  });

  test("is told without JavaScript in the same way, with focus on the summary", async () => {
    const plain = await world.visitAs("laerke-bakkegaard", { javaScriptEnabled: false });
    await plain.page.goto(at("foerste_sygedag"));
    await typeDate(plain.page, "31-02-2026");
    await expectProblem(
      plain.page,
      "foerste_sygedag",
      "Den dato findes ikke. Se efter, om dag, måned og år passer.",
    );
    await plain.context.close();
  });

  test("that no form can send is refused with a page too: unknown choice, number out of scale", async () => {
    for (const [id, value] of [
      ["job_situation", "ukendt"],
      ["egen_evne", "11"],
      ["egen_evne", "4.5"],
      ["hjaelp_oensker", "findes_ikke"],
    ] as const) {
      const answer = await person.post(at(id), { [id]: value });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain("<title>Fejl: ");
    }
    expect((await draftOf(person)).answers).toEqual(golden.answers);
  });

  test("is told in English when that is the language", async () => {
    const { context, page } = await world.visitAs("laerke-bakkegaard");
    await page.goto(at("foerste_sygedag"));
    await page.getByRole("button", { name: "English" }).click();
    await page.getByLabel("Day", { exact: true }).fill("45");
    await pressNext(page, "en");
    await page.locator("#error-summary").waitFor();
    expect(await titleOf(page)).toMatch(/^Error: /);
    await context.close();
  });
});

test("a text that is far too large is told on a plain page that everybody can read, and nothing is lost", async () => {
  const { page, context } = await world.visitAs("laerke-bakkegaard");
  await page.goto(at("fri_tekst"));
  await page.locator("textarea").fill("x".repeat(400_000));
  const [answer] = await Promise.all([
    page.waitForResponse(
      (response) => response.request().isNavigationRequest() && response.request().method() === "POST",
    ),
    pressNext(page, "da"),
  ]);
  expect(answer.status()).toBe(413);
  expect(await heading(page)).toBe("Det er for stort til at sende.");
  await expectAccessible(page, "too large");
  expect((await draftOf(person)).answers).toEqual(golden.answers);
  await context.close();
});

describe("choosing a benefit", () => {
  test.each<Record<string, string>>([{}, { ydelse: "ukendt" }, { ydelse: "__proto__" }])(
    "like %o is refused with words, and begins nothing",
    async (fields) => {
      const beginner = await world.person("sofie-elmelund");
      const answer = await beginner.post(start, fields);
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain("<title>Fejl: ");
      expect(html).toContain("Vælg, hvad du har søgt.");
      await expect(draftOf(beginner)).rejects.toThrow("There is no draft.");
    },
  );
});

describe("an address that leads nowhere", () => {
  test.each(["0", "99", "abc", "-1", "1.5", "01", "1e1", "%31%30%30", "9".repeat(30)])(
    "such as page %s is told plainly, and nothing is lost",
    async (number) => {
      const answer = await visit.page.goto(`${start}/${number}`);
      expect(answer?.status()).toBe(404);
      expect(await heading(visit.page)).toBe("Siden findes ikke");
      const posted = await person.post(`${start}/${number}`, { helbred: "godt" });
      expect(posted.status).toBe(404);
      expect((await draftOf(person)).answers).toEqual(golden.answers);
    },
  );

  test.each(["/skema/findes-ikke", "/skema/findes-ikke/1", "/ingenting", "/min-side/ingenting"])(
    "such as %s is told plainly",
    async (path) => {
      const answer = await visit.page.goto(path);
      expect(answer?.status()).toBe(404);
      expect(await heading(visit.page)).toBe("Siden findes ikke");
    },
  );

  test("to a question that is not asked leads on to the next one, also with something typed", async () => {
    const { smerte_frygt, ...rest } = golden.answers;
    await freshDraft(person, { ...golden, answers: { ...rest, smerte: 0 } });
    await visit.page.goto(at("smerte_frygt"));
    expect(new URL(visit.page.url()).pathname).toBe(at("krop"));
    const posted = await person.post(at("smerte_frygt"), { smerte_frygt: "8" });
    expect([posted.status, posted.headers.get("location")]).toEqual([303, at("krop")]);
    expect((await draftOf(person)).answers).not.toHaveProperty("smerte_frygt");
  });

  test("to somebody else's receipt, result or draft is a missing page", async () => {
    const [theirs] = await ownResponses(await world.person("bente-solvang"));
    for (const rest of ["", "/kvittering", "/slet"]) {
      const answer = await visit.page.goto(`/min-side/besvarelser/${theirs?.id}${rest}`);
      expect(answer?.status()).toBe(404);
    }
    const send = await person.post(`${start}/gennemse`, { besvarelse: theirs?.id ?? "" });
    expect(send.status).toBe(404);
  });
});
