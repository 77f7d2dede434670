import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "#questionnaires/engine/evaluate.ts";
import { logInAs, type Visit } from "#test/browser.ts";
import { instrument, personOf } from "#test/golden/instrument.ts";
import { httpPerson } from "#test/http-person.ts";
import {
  answerOnwards,
  askedOn,
  choices,
  exampleToday,
  heading,
  questionOf,
  questionText,
  seen,
} from "./citizen-answers.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";

const { definition, questionnaire } = instrument;
const canary = "Kanariefuglen synger klokken syv";
const golden = exampleToday("V02");
const given = { ...golden, answers: { ...golden.answers, fri_tekst: canary } };
const asked = { variant: golden.variant, lang: "da" } as const;

let world: CitizenWorld;
let visit: Visit;
let resultPath = "";

beforeAll(async () => {
  world = await openCitizens();
  visit = await world.visit();
});
afterAll(() => world.close());

describe("a citizen who has applied for kontanthjælp, with JavaScript", () => {
  test("finds the way from the front page to the first question", async () => {
    const { page } = visit;
    await page.goto("/");
    await page.getByRole("link", { name: "Log ind og begynd" }).click();
    await page.getByRole("button", { name: "Lærke Bakkegaard" }).click();
    await page.getByRole("heading", { level: 1, name: "Min side" }).waitFor();
    await page.getByRole("link", { name: "Begynd Spørgsmål om dig" }).click();
    await page.getByRole("radio", { name: "Kontanthjælp" }).check();
    await page.getByRole("button", { name: "Begynd" }).click();
    expect((await askedOn(page, asked)).id).toBe("sidst_i_job");
  });

  test("answers one question a page in nine steps, each page with a title of its own", async () => {
    const wrong = { ...given, answers: { ...given.answers, bevaegelse: "ingen" }, lang: "da" } as const;
    const { steps, titles, questions } = await answerOnwards(visit.page, wrong);
    expect(steps).toEqual(Array.from({ length: 9 }, (_, index) => `Trin ${index + 1} af 9:`));
    expect(new Set(titles).size).toBe(titles.length);
    expect(questions.filter((id) => !(id in given.answers))).toEqual([]);
    expect(Object.keys(given.answers).filter((id) => !questions.includes(id))).toEqual([]);
  });

  test("sees every answer in words on the review", async () => {
    const { page } = visit;
    expect(await heading(page)).toBe("Se dine svar igennem");
    for (const [id, value] of Object.entries({ ...given.answers, bevaegelse: "ingen" })) {
      const question = questionOf(id);
      const shown = await seen(page.locator(`[id="${id}"]`));
      expect(shown).toContain(questionText(question, asked));
      for (const choice of choices(question, value, "da")) expect(shown).toContain(choice);
    }
  });

  test("corrects one answer by “Ret” and comes back to the review with it", async () => {
    const { page } = visit;
    const question = questionText(questionOf("bevaegelse"), asked);
    await page.getByRole("link", { name: `Ret : ${question}` }).click();
    expect(await page.getByRole("radio", { name: "Ingen dage" }).isChecked()).toBe(true);
    await page.getByRole("radio", { name: "1-2 dage" }).check();
    await page.getByRole("button", { name: "Næste" }).click();
    expect(new URL(page.url()).pathname).toBe("/skema/risikoscreening/gennemse");
    expect(await seen(page.locator("#bevaegelse"))).toContain("1-2 dage");
  });

  test("sends, and gets a receipt with a number and what happens next", async () => {
    const { page } = visit;
    await page.getByRole("button", { name: "Send dine svar" }).click();
    await page.getByRole("heading", { level: 1, name: "Vi har modtaget dine svar" }).waitFor();
    const text = await seen(page.locator("main"));
    expect(text).toMatch(/Dit kvitteringsnummer: [0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(text).toContain("Vi tager kontakt til dig");
    expect(text).toMatch(/senest \d+\. [a-z]+ 20\d\d/);
  });

  test("downloads exactly the answers given", async () => {
    const { page } = visit;
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Hent dine svar som en fil (JSON)" }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const told = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
    expect(told).toMatchObject({ benefit: "kontanthjaelp", questionnaire: { version: "1.0.0" } });
    expect(told["answers"]).toEqual(given.answers);
    expect(told["result"]).toMatchObject(golden.expected);
  });

  test("sees the strengths first, then every area, the topics and the level in the instrument's words", async () => {
    const { page } = visit;
    await page.getByRole("link", { name: "Se hvad dine svar peger på" }).click();
    await page.getByRole("heading", { level: 1, name: "Det peger dine svar på" }).waitFor();
    resultPath = new URL(page.url()).pathname;
    const headings = await page.locator("main h2").allInnerTexts();
    expect(headings.slice(0, 3)).toEqual(["Dine styrker", "Det fylder i dine svar", "Det kan vi tale om"]);
    const { expected } = golden;
    const strengths = definition.protective.filter(({ id }) => expected.protective.includes(id));
    expect(await page.locator(".strengths li").allInnerTexts()).toEqual(
      strengths.map(({ label }) => label.da),
    );
    const bars = await page.locator(".domain-chart > li").allInnerTexts();
    expect(bars).toHaveLength(8);
    for (const [at, { id, name, max }] of definition.domains.entries())
      expect(bars[at]?.replaceAll(/\s+/g, " ")).toContain(
        `${name.da} ${expected.domains[id]} af ${max} point`,
      );
    const text = await seen(page.locator("main"));
    const band = definition.scoring.bands.find(({ id }) => id === expected.band);
    expect(text).toContain(band?.citizen.da);
    expect(text).toContain(`Du har ${expected.total} af 100 point.`);
    const topics = definition.tracks.filter(({ id }) => id in expected.tracks);
    for (const { name } of topics) expect(await seen(page.locator(".topics"))).toContain(name.da);
  });

  test("sees for every scored answer its points, its maximum and why", async () => {
    const rows = await visit.page.locator("li.answer-points").evaluateAll((items) =>
      items.map((item) => ({
        question: item.querySelector("h4")?.textContent.trim(),
        text: item.textContent.replaceAll(/\s+/g, " "),
      })),
    );
    const { result } = evaluate(questionnaire, personOf({ ...golden, answers: given.answers }));
    const explained = result?.explain ?? [];
    expect(explained.reduce((sum, { points }) => sum + points, 0)).toBe(golden.expected.total);
    expect(rows.map(({ question }) => question).toSorted()).toEqual(
      explained.map(({ question }) => questionText(questionOf(question), asked)).toSorted(),
    );
    for (const { question: id, points, max } of explained) {
      const question = questionOf(id);
      const row = rows.find((one) => one.question === questionText(question, asked))?.text;
      expect(row).toContain(`${points} af ${max} point`);
      expect(row).toContain(`Hvorfor: ${question.explain?.da}`);
      for (const choice of choices(question, given.answers[id as never], "da")) expect(row).toContain(choice);
    }
  });

  test("says “det kan jeg ikke kende” with a comment, and finds it again", async () => {
    const { page } = visit;
    await page.getByRole("radio", { name: "Det kan jeg ikke kende" }).check();
    await page.getByLabel("Vil du skrive lidt om hvorfor?").fill("Jeg har søgt hver dag.");
    await page.getByRole("button", { name: "Gem" }).click();
    await page.getByText("Vi har gemt dit svar.").waitFor();
    await page.goto(resultPath);
    expect(await page.getByRole("radio", { name: "Det kan jeg ikke kende" }).isChecked()).toBe(true);
    expect(await page.getByLabel("Vil du skrive lidt om hvorfor?").inputValue()).toBe(
      "Jeg har søgt hver dag.",
    );
  });

  test("sees that nobody has read the answers yet", async () => {
    const { page } = visit;
    await page.getByRole("navigation").getByRole("link", { name: "Hvem har set mine svar" }).click();
    await page.getByRole("heading", { name: "Ingen har set dine svar endnu" }).waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
  });

  test("leaves nothing behind after logging out: not by the back button, not with the old cookie", async () => {
    const { page, context } = visit;
    await page.goto(resultPath);
    expect(await page.content()).toContain(canary);
    const old = (await context.cookies()).find(({ name }) => name === "afsaet")?.value ?? "";
    await page.getByRole("button", { name: "Log ud" }).click();
    await page.getByRole("heading", { level: 1, name: "Du er logget ud" }).waitFor();
    for (let step = 0; step < 6; step += 1) {
      await page.goBack().catch(() => null);
      const html = await page.content();
      expect(html).not.toContain(canary);
      expect(html).not.toContain("Jeg har søgt hver dag.");
      expect(html).not.toContain("Lærke Bakkegaard");
    }
    const thief = httpPerson(world.served);
    thief.cookies.set("afsaet", old);
    for (const path of ["/min-side", resultPath, "/api/responses"])
      expect((await thief.get(path)).status).toBe(401);
    expect(visit.complaints).toEqual([]);
  });

  test("is another person to the server when somebody else logs in at the same window", async () => {
    const { page } = visit;
    await logInAs(page, "Jonas Lindeskov");
    expect((await page.goto(resultPath))?.status()).toBe(404);
  });
});
