import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textIn } from "#questionnaires/text-in.ts";
import { findPublished, loadPublished } from "#server/questionnaire-files.ts";
import {
  expectAccessible,
  expectContrast,
  expectFits,
  openVisit,
  titleOf,
  type Visit,
} from "#test/browser.ts";
import { instrument } from "#test/golden/instrument.ts";
import {
  type Answering,
  answerOnwards,
  askedOn,
  choices,
  exampleToday,
  pressNext,
  questionOf,
  questionText,
  seen,
  words,
} from "./citizen-answers.ts";
import { type CitizenWorld, openCitizens, ownResponses, questionnaireId } from "./citizen-world.ts";

const golden = exampleToday("V13");
const arabic: Answering = { ...golden, lang: "ar" };
const danish: Answering = { ...golden, lang: "da" };
const { definition } = findPublished(loadPublished(), instrument.questionnaire.key).questionnaire;
const t = words.ar;
const ownWords = "ظهري أفضل\nin the morning";

let world: CitizenWorld;
let visit: Visit;
/** The same person in a window with scripts, which the accessibility rules need to run. */
let reader: Visit;

beforeAll(async () => {
  world = await openCitizens();
  visit = await world.visit({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
    reducedMotion: "reduce",
  });
  reader = await world.visit({ viewport: { width: 320, height: 640 }, reducedMotion: "reduce" });
});
afterAll(() => world.close());

const turnTo = (page: Page, name: string) =>
  page.locator(".header-tools").getByRole("button", { name, exact: true }).click();

/** Latin words that stand in Arabic text without being marked as another language, a name or isolated. */
function strayWords(): readonly string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const stray: string[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const place = node.parentElement;
    if (!place || place.closest('bdi, [lang]:not([lang="ar"]), .brand, script, style, textarea')) continue;
    const text = (node.textContent ?? "").replace(/\u2068[^\u2069]*\u2069/g, "");
    if (/[A-Za-zÆØÅæøå]{2}/.test(text)) stray.push(text.trim());
  }
  return stray;
}

async function expectArabic(page: Page, state: string): Promise<void> {
  const html = page.locator("html");
  expect([await html.getAttribute("lang"), await html.getAttribute("dir")], state).toEqual(["ar", "rtl"]);
  expect(await page.evaluate(strayWords), state).toEqual([]);
  expect(await seen(page.locator(".translation-notice")), state).toContain(t["layout.unreviewed"]);
  await expectFits(page, state);
}

/** The page as it is fetched anew, by the accessibility rules too. */
async function expectGood(page: Page, state: string): Promise<void> {
  await expectArabic(page, state);
  await reader.context.addCookies(await page.context().cookies());
  await reader.page.goto(page.url());
  await expectArabic(reader.page, `${state}, with scripts`);
  await expectAccessible(reader.page, state);
}

describe("a citizen who reads Arabic, without JavaScript, on the narrowest phone", () => {
  test("chooses the language on the front page and logs in", async () => {
    const { page } = visit;
    await page.goto("/");
    await turnTo(page, "العربية");
    await expectGood(page, "front page");
    await page.locator("main a.button").first().click();
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    await page.getByRole("button", { name: "Lærke Bakkegaard" }).click();
    await expectGood(page, "own page");
  });

  test("keeps the benefit that is chosen over a change of language before the start", async () => {
    const { page } = visit;
    await page.goto(`/skema/${questionnaireId}`);
    await page.locator('input[value="sygedagpenge"]').check();
    await turnTo(page, "Dansk");
    expect(new URL(page.url()).search).toBe("");
    expect(await page.locator('input[value="sygedagpenge"]').isChecked()).toBe(true);
    expect(await seen(page.locator("h1"))).toBe(definition.title.da);
    await turnTo(page, "العربية");
    expect(await page.locator('input[value="sygedagpenge"]').isChecked()).toBe(true);
    await expectGood(page, "start");
    await page.getByRole("button", { name: t["start.begin"], exact: true }).click();
    expect((await askedOn(page, arabic)).id).toBe("foerste_sygedag");
  });

  test("writes a date with day, month and year in reading order, from the right", async () => {
    const { page } = visit;
    const left = async (name: string) => (await page.locator(`[name="${name}"]`).boundingBox())?.x ?? 0;
    const [day, month] = [await left("foerste_sygedag-day"), await left("foerste_sygedag-month")];
    expect(day).toBeGreaterThan(month);
    await expectGood(page, "date");
  });

  test("answers page by page; a scale begins at the right", async () => {
    const { page } = visit;
    const { questions, steps } = await answerOnwards(page, arabic, "egen_evne");
    expect(questions).toEqual(["foerste_sygedag", "tidl_sygefravaer", "job_situation", "forventet_tid"]);
    expect(steps).toEqual(["الخطوة 1 من 9:", "الخطوة 2 من 9:"]);
    const zero = await page.locator('input[value="0"]').boundingBox();
    const one = await page.locator('input[value="1"]').boundingBox();
    expect(zero?.x ?? 0).toBeGreaterThan(one?.x ?? 0);
    await expectGood(page, "scale");
  });

  test("changes to Danish and back in mid-page; what is chosen and what is saved stay", async () => {
    const { page } = visit;
    await page.getByRole("radio", { name: "4", exact: true }).check();
    await page.locator(".translation-notice").getByRole("button").click();
    expect(await page.locator("html").getAttribute("dir")).toBe("ltr");
    expect((await askedOn(page, danish)).id).toBe("egen_evne");
    expect(await page.getByRole("radio", { name: "4", exact: true }).isChecked()).toBe(true);
    await turnTo(page, "العربية");
    expect((await askedOn(page, arabic)).id).toBe("egen_evne");
    expect(await page.getByRole("radio", { name: "4", exact: true }).isChecked()).toBe(true);
    await pressNext(page, "ar");
  });

  test("is told in Arabic what is wrong, with the text kept", async () => {
    const { page } = visit;
    await answerOnwards(page, arabic, "diagnoser");
    await page.locator('[id="diagnoser"]').check();
    await page.locator('[id="diagnoser-skip"]').check();
    await pressNext(page, "ar");
    expect(await seen(page.locator("#error-summary"))).toContain(t["ask.skipWithAnswer"]);
    expect(await titleOf(page)).toContain(t["layout.errorPrefix"]);
    await expectArabic(page, "error");
    await page.locator('[id="diagnoser-skip"]').uncheck();
    await page.locator('[id="diagnoser"]').uncheck();
  });

  test("writes own words in any script, which keep their own direction", async () => {
    const { page } = visit;
    await answerOnwards(page, arabic, "fri_tekst");
    await page.locator("textarea").fill(ownWords);
    expect(await page.locator("textarea").getAttribute("dir")).toBe("auto");
    await pressNext(page, "ar");
    expect(await seen(page.locator('[id="fri_tekst"]'))).toContain("in the morning");
  });

  test("reads all answers in Arabic on the review, and sends", async () => {
    const { page } = visit;
    for (const [id, value] of Object.entries(golden.answers)) {
      const question = questionOf(id);
      const shown = await seen(page.locator(`[id="${id}"]`));
      expect(shown).toContain(questionText(question, arabic));
      if (question.kind === "date") continue;
      for (const choice of choices(question, value, "ar")) expect(shown).toContain(choice);
    }
    await page.getByRole("button", { name: t["review.send"], exact: true }).click();
    await expectGood(page, "receipt");
  });

  test("reads the result in Arabic, and who has read it", async () => {
    const { page } = visit;
    await page.locator("main").getByRole("link", { name: t["mine.showResult"] }).click();
    const text = await seen(page.locator("main"));
    const { expected } = golden;
    const band = definition.scoring?.bands.find(({ id }) => id === expected.band);
    expect(text).toContain(band && textIn(band.citizen, "ar"));
    expect(text).toContain(`${expected.total} من 100`);
    for (const { label } of definition.protective.filter(({ id }) => expected.protective.includes(id)))
      expect(text).toContain(textIn(label, "ar"));
    await expectGood(page, "result");
    for (const path of ["/min-side", "/min-side/adgang", "/privatliv", "/was"]) {
      await page.goto(path);
      await expectGood(page, path);
    }
    expect(visit.complaints).toEqual([]);
  });

  test("has a response that tells its language and translation", async () => {
    const cookie = (await visit.context.cookies()).find(({ name }) => name === "afsaet")?.value ?? "";
    const headers = { Cookie: `afsaet=${cookie}` };
    const all = await (await fetch(`${world.served.url}/api/responses`, { headers })).json();
    const [{ id, language }] = all as [{ id: string; language: string }];
    expect(language).toBe("ar");
    const one = await fetch(`${world.served.url}/api/responses/${id}/export`, { headers });
    expect(await one.json()).toMatchObject({
      language: "ar",
      translationSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

test("in the dark palette Arabic pages are as good", async () => {
  const dark = await world.visitAs("bente-solvang", {
    colorScheme: "dark",
    viewport: { width: 320, height: 640 },
  });
  await dark.context.addCookies([{ name: "sprog", value: "ar", url: world.served.url }]);
  const [sent] = await ownResponses(await world.person("bente-solvang"));
  for (const path of ["/", "/min-side", `/skema/${questionnaireId}`, `/min-side/besvarelser/${sent?.id}`]) {
    await dark.page.goto(path);
    await expectArabic(dark.page, `dark ${path}`);
    await expectContrast(dark.page, `dark ${path}`);
  }
});

test("staff read Danish when the language that was chosen is for citizens only, and are not offered it", async () => {
  const { cookies } = await world.person("hanne-riisager", "medarbejder");
  const { page, context } = await openVisit(world.browser, world.served.url);
  await context.addCookies([
    { name: "afsaet", value: cookies.get("afsaet") ?? "", url: world.served.url },
    { name: "sprog", value: "ar", url: world.served.url },
  ]);
  for (const path of ["/sager", "/privatliv", "/findes-ikke"]) {
    await page.goto(path);
    expect(await page.locator("html").getAttribute("lang"), path).toBe("da");
    expect(await page.locator(".translation-notice").count(), path).toBe(0);
    expect(await seen(page.locator(".header-tools"))).not.toContain("العربية");
  }
});

test("a questionnaire that is not translated is Danish as a whole, and says so in Arabic", async () => {
  const person = await world.person("mikkel-oestervang");
  await person.post("/sprog", { sprog: "ar", retur: "/min-side" });
  const page = await (await person.get("/skema/forventning")).text();
  expect(page).toMatch(/<html lang="da" dir="ltr">/);
  expect(page).toContain(t["layout.untranslated"]);
});
