import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logInAs, type Visit } from "#test/browser.ts";
import { instrument } from "#test/golden/instrument.ts";
import {
  type Answering,
  answerOnwards,
  askedOn,
  choices,
  exampleToday,
  heading,
  pressNext,
  questionOf,
  questionText,
  seen,
  words,
} from "./citizen-answers.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";

const { definition } = instrument;
const golden = exampleToday("V13");
const inDanish: Answering = { ...golden, lang: "da" };
const inEnglish: Answering = { ...golden, lang: "en" };
const ownWords = "Min ryg er bedst\nom morgenen & efter en gåtur.";

let world: CitizenWorld;
let visit: Visit;

beforeAll(async () => {
  world = await openCitizens();
  visit = await world.visit({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
});
afterAll(() => world.close());

describe("a citizen who has applied for sygedagpenge, without JavaScript", () => {
  test("logs in and begins", async () => {
    const { page } = visit;
    await logInAs(page, "Lærke Bakkegaard");
    await page.getByRole("link", { name: "Begynd Spørgsmål om dig" }).click();
    await page.getByRole("radio", { name: "Sygedagpenge" }).check();
    await page.getByRole("button", { name: "Begynd" }).click();
    expect((await askedOn(page, inDanish)).id).toBe("foerste_sygedag");
  });

  test("keeps a half typed date over a change of language", async () => {
    const { page } = visit;
    await page.getByLabel("Dag", { exact: true }).fill("3");
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await page.getByLabel("Day", { exact: true }).inputValue()).toBe("3");
    await page.getByLabel("Day", { exact: true }).fill("");
    await page.getByRole("button", { name: "Dansk" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("da");
  });

  test("answers page by page, and every answer is stored at once", async () => {
    const { page } = visit;
    const { questions, steps } = await answerOnwards(page, inDanish, "egen_evne");
    expect(questions).toEqual(["foerste_sygedag", "tidl_sygefravaer", "job_situation", "forventet_tid"]);
    expect(steps).toEqual(["Trin 1 af 9:", "Trin 2 af 9:"]);
    const cookie = (await visit.context.cookies()).find(({ name }) => name === "afsaet")?.value;
    const stored = await fetch(`${world.served.url}/api/responses`, {
      headers: { Cookie: `afsaet=${cookie}` },
    });
    const [draft] = (await stored.json()) as { answers: Record<string, unknown> }[];
    const { foerste_sygedag, tidl_sygefravaer, job_situation, forventet_tid } = golden.answers;
    expect(draft?.answers).toEqual({ foerste_sygedag, tidl_sygefravaer, job_situation, forventet_tid });
  });

  test("changes to English in the middle of a page and keeps the number that was chosen", async () => {
    const { page } = visit;
    await page.getByRole("radio", { name: "4", exact: true }).check();
    await page.getByRole("button", { name: "English" }).click();
    expect((await askedOn(page, inEnglish)).id).toBe("egen_evne");
    expect(await page.getByRole("radio", { name: "4", exact: true }).isChecked()).toBe(true);
    await pressNext(page, "en");
  });

  test("changes language in the middle of free text and keeps every character typed", async () => {
    const { page } = visit;
    await answerOnwards(page, inEnglish, "fri_tekst");
    const text = page.locator("textarea");
    await text.fill(ownWords);
    await page.getByRole("button", { name: "Dansk" }).click();
    expect(await heading(page)).toBe("Er der andet, vi skal vide?");
    expect(await text.inputValue()).toBe(ownWords);
    await page.getByRole("button", { name: "English" }).click();
    expect(await text.inputValue()).toBe(ownWords);
    await pressNext(page, "en");
  });

  test("reads all answers in English on the review and sends", async () => {
    const { page } = visit;
    for (const [id, value] of Object.entries(golden.answers)) {
      const question = questionOf(id);
      const shown = await seen(page.locator(`[id="${id}"]`));
      expect(shown).toContain(questionText(question, inEnglish));
      if (question.kind === "date") continue;
      for (const choice of choices(question, value, "en")) expect(shown).toContain(choice);
    }
    await page.getByRole("button", { name: "Send your answers" }).click();
    expect(await seen(page.locator(".confirmation"))).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
  });

  test("sees the result in English: what lifted the level, all points and all reasons", async () => {
    const { page } = visit;
    await page.locator("main").getByRole("link", { name: "See what your answers point to" }).click();
    const text = await seen(page.locator("main"));
    const { expected } = golden;
    expect(text).toContain(definition.scoring.bands.find(({ id }) => id === expected.band)?.citizen.en);
    expect(text).toContain(`${expected.total} of 100 points`);
    for (const { label } of definition.protective.filter(({ id }) => expected.protective.includes(id)))
      expect(text).toContain(label.en);
    const rows = await page.locator("li.answer-points").allInnerTexts();
    const scored = definition.questions.filter(({ id, domain }) => domain !== null && id in golden.answers);
    expect(rows).toHaveLength(scored.length);
    for (const question of scored) {
      const row = rows.find((one) => one.includes(questionText(question, inEnglish)));
      expect(row?.replaceAll(/\s+/g, " ")).toContain(question.explain?.en);
    }
  });

  test("says “I recognise this” without JavaScript too", async () => {
    const { page } = visit;
    await page.locator('input[name="kender"][value="ja"]').check();
    await page.locator("main").getByRole("button", { name: "Save" }).click();
    await page.getByText(words.en["result.recogniseSaved"]).waitFor();
    await page.reload();
    expect(await page.locator('input[name="kender"][value="ja"]').isChecked()).toBe(true);
  });

  test("logs out, and the back button shows nothing", async () => {
    const { page } = visit;
    await page.getByRole("button", { name: "Log out" }).click();
    await page.waitForURL("**/logget-ud*");
    for (let step = 0; step < 4; step += 1) {
      await page.goBack().catch(() => null);
      expect(await page.content()).not.toContain("efter en gåtur");
    }
    expect(visit.complaints).toEqual([]);
  });
});
