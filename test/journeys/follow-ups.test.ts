import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { expectFits } from "#test/browser.ts";
import type { HttpPerson } from "#test/http-person.ts";
import { heading, seen } from "./citizen-answers.ts";
import { type CitizenWorld, openCitizens, ownResponses } from "./citizen-world.ts";
import { caseIdOf, mainText, sendBeside } from "./staff-examples.ts";

const t = translator("da");
const phone = { javaScriptEnabled: false, viewport: { width: 320, height: 740 } } as const;
const items = [
  "tro_paa_job",
  "egen_evne",
  "maal",
  "jobkendskab",
  "jobskridt",
  "samarbejde",
  "mestring",
  "hverdag",
  "kraefter",
  "stoette",
] as const;

let world: CitizenWorld;
let laerke: HttpPerson;
beforeAll(async () => {
  world = await openCitizens();
  laerke = await world.person("laerke-bakkegaard");
});
afterAll(() => world.close());

const press = (page: Page, name: string) =>
  page.locator("main").getByRole("button", { name, exact: true }).click();

/** Has answered all but the last questions, chooses those page by page, and sends. */
async function answerAndSend(
  page: Page,
  {
    questionnaire,
    before,
    from,
    last,
  }: { questionnaire: string; before: object; from: number; last: string[] },
) {
  await page.goto(`/skema/${questionnaire}`);
  await press(page, t("start.begin"));
  const [draft] = await ownResponses(laerke);
  const saved = await laerke.json("PUT", `/api/responses/${draft?.id}/answers`, { answers: before });
  expect(saved.status).toBe(200);
  await page.goto(`/skema/${questionnaire}/${from}`);
  for (const value of last) {
    const text = page.locator("main textarea");
    if ((await text.count()) > 0) await text.fill(value);
    else await page.locator(`main [type="radio"][value="${value}"]`).check();
    await press(page, t("question.next"));
  }
  expect(await heading(page)).toBe(t("review.title"));
  await press(page, t("review.send"));
  await page.waitForURL(/kvittering$/);
}

/** A measurement sent through the API, where every item has the same number. */
const measured = (number: number) =>
  sendBeside(laerke, "progression", Object.fromEntries(items.map((item) => [item, number])));

/** The numbers of the picture with their height, and those of the table below it. */
async function pictureAndTable(page: Page) {
  const numbers = await page.locator(".measure-chart .measure-value").allTextContents();
  const heights = await page
    .locator(".measure-dot")
    .evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute("cy"))));
  const table = page.locator(".measure-chart + table tbody tr");
  const rows = await table.locator("td").allTextContents();
  const days = await table.locator("th").allTextContents();
  return {
    numbers: numbers.map(Number),
    heights,
    rows: rows.map(Number),
    days: days.map((day) => day.trim()),
  };
}

describe("how it is going, answered three times without a script", () => {
  test("the first time there is a number and nothing to compare with", async () => {
    const { page, context } = await world.visitAs("laerke-bakkegaard", phone);
    const before = Object.fromEntries(items.slice(0, 8).map((item, place) => [item, place < 2 ? 5 : 4]));
    await answerAndSend(page, { questionnaire: "progression", before, from: 9, last: ["4", "4", ""] });
    await page.getByRole("link", { name: t("mine.showMeasure") }).click();
    const text = await seen(page.locator("main"));
    expect(text).toContain(t("measure.total", { total: 42 }));
    expect(text).toContain(t("measure.firstTime"));
    expect(text).not.toContain(t("measure.before"));
    await context.close();
  });

  test("then each result is compared with the time before, and the words say how sure the change is", async () => {
    await measured(5);
    const id = await measured(7);
    const { page, context, complaints } = await world.visitAs("laerke-bakkegaard", phone);
    await page.goto("/skema/progression");
    expect(await seen(page.locator("main")), "early, and not forbidden").toContain(
      "Du må også godt svare nu",
    );
    await page.goto(`/min-side/besvarelser/${id}`);
    const text = await seen(page.locator("main"));
    expect(text).toContain("Sikker ændring");
    expect(text).toMatch(/Tallet gik fra 50 til 70 siden \d/);
    expect(text).not.toContain("gange går linjen");
    const { numbers, rows } = await pictureAndTable(page);
    expect(numbers).toEqual([42, 50, 70]);
    expect(rows).toEqual(numbers);
    const labels = await page
      .locator(".measure-value")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
    expect(new Set(labels).size, "three of one day stand beside each other").toBe(3);
    await expectFits(page, "measured three times");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("over weeks the line has a trend in words, and the picture and the table say the same", async () => {
    const sofie = await world.person("sofie-elmelund");
    const sent = (await ownResponses(sofie)).filter(({ answers }) => "tro_paa_job" in answers);
    const { page, context } = await world.visitAs("sofie-elmelund", phone);
    await page.goto(`/min-side/besvarelser/${sent[0]?.id}`);
    expect(await seen(page.locator("main"))).toContain(t("measure.trendUp", { count: 3, points: 10 }));
    const { numbers, heights, rows, days } = await pictureAndTable(page);
    expect(numbers).toEqual([30, 36, 50]);
    expect(rows).toEqual(numbers);
    expect(
      heights.toSorted((a, b) => b - a),
      "higher numbers stand higher",
    ).toEqual(heights);
    const axis = await page.locator(".measure-axis").allTextContents();
    expect(axis.slice(-2).map((one) => one.trim())).toEqual([days[0], days[2]]);
    await context.close();
  });
});

describe("wishes and thoughts about work", () => {
  test("come back in the person's own words, in groups, without any number", async () => {
    const { page, context } = await world.visitAs("laerke-bakkegaard", phone);
    const before = {
      vil_job: "ja",
      vil_uddannelse: "nej",
      forventet_tid: "mdr_3_6",
      timer: 12,
      kan_bruges: "enig",
      bliver_valgt: "vil_ikke_svare",
      hindring_krop: "lidt",
      hindring_psyke: "noget",
      hindring_hjem: "slet_ikke",
    };
    const last = ["", "midt", "At ringe til\nen <b>arbejdsplads</b>."];
    await answerAndSend(page, { questionnaire: "forventning", before, from: 10, last });
    await page.getByRole("link", { name: t("mine.showProfile") }).click();
    const headings = await page.locator("main h2").allTextContents();
    expect(headings.map((one) => one.trim()).slice(0, 4)).toEqual([
      "Ønsker",
      "Det, du tror på",
      "Det, der står i vejen",
      t("profile.rest"),
    ]);
    const text = await seen(page.locator("main"));
    expect(text).toContain("Om 3-6 måneder");
    expect(text).toContain("12 timer om ugen");
    expect(text).toContain("At ringe til en <b>arbejdsplads</b>.");
    expect(text).toContain(t("summary.skipped"));
    expect(text).toContain(t("summary.blank"));
    expect(text).not.toMatch(/\d+ (ud )?af 100|\d point|niveau/i);
    expect(await page.locator("main svg.measure-chart, main table").count()).toBe(0);
    await context.close();
    const [sent] = (await ownResponses(laerke)).filter(({ answers: given }) => "vil_job" in given);
    const exported = await laerke.get(`/api/responses/${sent?.id}/export`);
    expect(await exported.json()).toMatchObject({ result: null });
  });
});

describe("the caseworker's own question beside a measurement", () => {
  const question = "#bud-sagsbehandler_tro";
  let caseId: string;

  test("tells at the field when nothing is chosen, is saved, and can be answered anew", async () => {
    const hanne = await world.person("hanne-riisager", "medarbejder");
    const sofie = await world.person("sofie-elmelund");
    const [screening] = (await ownResponses(sofie)).filter(({ answers }) => "foerste_sygedag" in answers);
    caseId = await caseIdOf(hanne, screening?.receiptNumber ?? "");
    const { page, context } = await world.visitAs("hanne-riisager", { javaScriptEnabled: false });
    await page.goto(`/sager/${caseId}`);
    const part = page.locator("#maalinger");
    expect(await seen(part)).toContain("6 (0 = Slet ikke, 10 = Helt)");
    expect(await seen(part), "what no number holds").toContain("Jeg er begyndt at gå en tur hver dag.");
    expect(await seen(part), "said to the caseworker, not to the citizen").not.toMatch(/\b[Dd]it tal\b/);
    await press(page, t("staff.followUps.save"));
    expect(await page.locator("#error-summary a").getAttribute("href")).toBe(question);
    expect(await seen(part)).toContain(t("ask.scale"));
    await page.locator(`${question}-9`).check();
    await press(page, t("staff.followUps.save"));
    await page.waitForURL(/gemt=bud/);
    expect(await seen(part)).toContain(t("staff.followUps.saved"));
    expect(await seen(part)).toContain("9 (0 = Slet ikke, 10 = Helt)");
    await context.close();
  });

  test("is seen by the citizen beside the number that it does not change, and in who has read it", async () => {
    const sofie = await world.person("sofie-elmelund");
    const [newest] = (await ownResponses(sofie)).filter(({ answers }) => "tro_paa_job" in answers);
    const said = mainText(await (await sofie.get(`/min-side/besvarelser/${newest?.id}`)).text());
    expect(said).toContain("9 (0 = Slet ikke, 10 = Helt)");
    expect(said).toContain(t("measure.total", { total: 50 }));
    const access = mainText(await (await sofie.get("/min-side/adgang")).text());
    expect(access).toContain(t("access.staffAnswer"));
    expect(access).toContain(t("access.readFollowUps"));
  });

  test("is not a colleague's to answer, who reads with a purpose", async () => {
    const omar = await world.person("omar-vestergaard", "medarbejder");
    expect((await omar.json("POST", `/api/cases/${caseId}/purpose`, { purpose: "cover" })).status).toBe(204);
    const page = await (await omar.get(`/sager/${caseId}`)).text();
    expect(page).toContain(t("staff.followUps.heading"));
    expect(page).not.toContain("bud-sagsbehandler_tro");
    const sofie = await world.person("sofie-elmelund");
    const [newest] = (await ownResponses(sofie)).filter(({ answers }) => "tro_paa_job" in answers);
    const form = {
      handling: "beside",
      maaling: newest?.id ?? "",
      spoergsmaal: "sagsbehandler_tro",
      bud: "1",
    };
    expect((await omar.post(`/sager/${caseId}`, form)).status).toBe(403);
  });
});
