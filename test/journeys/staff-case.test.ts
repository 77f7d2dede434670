import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { logInAs, openBrowser, openVisit, titleOf, type Visit } from "#test/browser.ts";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { mainText, type SentExample, sendExample } from "#test/journeys/staff-examples.ts";
import { type Served, serve } from "#test/served.ts";

const t = translator("da");

/** What a citizen may write: text that would be markup, were it not told as text. */
const hostile = `</bdi></dd><b id="kanarie">Hej</b><script>document.title="kanarie"</script> & "tak" <img src=x>`;
const comment = `<i id="kommentar">Det passer</i> </blockquote>`;
const reason = `Vi talte sammen. <u id="grund">Ny plan</u> & flere timer.`;

let served: Served;
let browser: Browser;
let citizen: HttpPerson;
let sent: SentExample;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  citizen = httpPerson(served);
  await logIn(citizen, "laerke-bakkegaard", "borger");
  sent = await sendExample(citizen, "V13", { fri_tekst: hostile });
  const recognition = { recognised: false, comment };
  await citizen.json("PUT", `/api/responses/${sent.responseId}/recognition`, recognition);
  const silent = httpPerson(served);
  await logIn(silent, "mikkel-oestervang", "borger");
  expect((await sendExample(silent, "V09")).result?.band).toBe("kan_ikke_vurderes");
  visit = await openVisit(browser, served.url, { javaScriptEnabled: false });
  page = visit.page;
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

const rows = () => page.locator(".case-table tbody tr");
const names = () => rows().locator("th a").allInnerTexts();
const press = (name: string) => page.getByRole("main").getByRole("button", { name }).click();
const main = () => page.getByRole("main").textContent();
/** What the citizen reads on an own page. */
const citizenReads = async (path: string) => mainText(await (await citizen.get(path)).text());

async function pressForStatus(name: string): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    press(name),
  ]);
  await page.waitForLoadState();
  return answer.status();
}

describe("a caseworker without JavaScript", () => {
  test("logs in and sees the queue by deadline, without low results", async () => {
    await logInAs(page, "Omar Vestergaard", "medarbejder");
    expect(new URL(page.url()).pathname).toBe("/sager");
    expect(await names()).toEqual([
      "Sofie Elmelund",
      "Bente Solvang",
      "Amina Haugsted",
      "Peter Nørremark",
      "Lærke Bakkegaard",
      "Mikkel Østervang",
    ]);
    const days = await page
      .locator(".case-table td:nth-of-type(3) time")
      .evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
    expect(days).toHaveLength(6);
    expect(days).toEqual([...days].sort());
  });

  test("sees in the queue which case cannot be assessed, and only that", async () => {
    const marked = rows().filter({ hasText: t("staff.list.unassessable") });
    expect(await marked.locator("th a").allInnerTexts()).toEqual(["Mikkel Østervang"]);
  });

  test("finds low results in the plain list and by search", async () => {
    await page.getByRole("link", { name: t("staff.nav.low") }).click();
    expect(await names()).toEqual(["Jonas Lindeskov", "Torben Kildemose"]);
    await page.getByRole("link", { name: t("staff.nav.search") }).click();
    await page.getByLabel(t("staff.search.label")).fill("lindeskov");
    await press(t("staff.search.button"));
    expect(await names()).toEqual(["Jonas Lindeskov"]);
    expect(page.url()).toBe(`${served.url}/sager/soeg`);
  });

  test("meets a closed door at a case that is not taken", async () => {
    await page.goto("/sager");
    await page.getByRole("link", { name: "Lærke Bakkegaard" }).click();
    expect(await main()).toContain(t("staff.door.heading"));
    expect(await page.content()).not.toContain("kanarie");
    expect(await citizenReads("/min-side/adgang")).not.toContain(t("access.readAnswers"));
  });

  test("must say a purpose to read", async () => {
    expect(await pressForStatus(t("staff.door.purposeButton"))).toBe(422);
    expect(await titleOf(page)).toMatch(/^Fejl:/);
    expect(await page.content()).not.toContain("kanarie");
    await page
      .getByRole("alert")
      .getByRole("link", { name: t("staff.door.purposeMissing") })
      .click();
    await page.getByLabel(t("staff.purpose.quality")).check();
    expect(await pressForStatus(t("staff.door.purposeButton"))).toBe(303);
    expect(await page.locator("#svar").textContent()).toContain(hostile);
  });

  test("is seen by the citizen with role and purpose, not by name", async () => {
    const told = await citizenReads("/min-side/adgang");
    expect(told).toContain(t("access.readAnswers"));
    expect(told).toContain("En sagsbehandler");
    expect(told).toContain(t("access.quality"));
    expect(told).not.toContain("Vestergaard");
    const log = (await (await citizen.get("/api/access-log")).json()) as {
      action: string;
      purpose: string;
    }[];
    expect(log.find(({ action }) => action === "case.read-answers")?.purpose).toBe("quality");
    expect(await citizenReads("/min-side")).toContain("Læst");
  });

  test("reads with a purpose, but writes nothing", async () => {
    for (const id of ["skoen-form", "vurdering-form"]) expect(await page.locator(`#${id}`).count()).toBe(0);
    expect(await main()).toContain(t("staff.ownView.onlyHolder"));
  });

  test("takes the case and sees guide, resources, topics and answers, but no points", async () => {
    expect(await pressForStatus(t("staff.list.take"))).toBe(303);
    expect(await main()).toContain(t("staff.case.taken"));
    for (const id of ["samtale", "ressourcer", "emner", "svar"]) {
      const said = await page.locator(`#${id}`).textContent();
      expect(said?.length, id).toBeGreaterThan(80);
    }
    expect(await page.locator("#point, #vurderinger, .points-table").count()).toBe(0);
    expect(await citizenReads("/min-side/adgang")).toContain(t("access.take"));
  });

  test("cannot be sent to the points by the address", async () => {
    const path = new URL(page.url()).pathname;
    await page.goto(`${path}?gemt=skoen#point`);
    expect(await page.locator("#point").count()).toBe(0);
    await page.goto(`${path}?gemt=vurdering#vurderinger`);
    expect(await page.locator("#vurderinger").count()).toBe(0);
  });

  test("must choose an own view", async () => {
    expect(await pressForStatus(t("staff.ownView.button"))).toBe(422);
    expect(await page.getByRole("alert").textContent()).toContain(t("staff.ownView.missing"));
  });

  test("notes an own view, and then everything is shown", async () => {
    await page.locator("#skoen-form").getByLabel(t("staff.view.moderat")).check();
    expect(await pressForStatus(t("staff.ownView.button"))).toBe(303);
    const said = await page.locator("#point").textContent();
    const { result } = sent;
    if (result === null) throw new Error("The example has no result.");
    expect(result.band).toBe("hoej");
    expect(said).toContain(t("staff.result.level", { band: "Høj" }));
    expect(said).toContain(t("staff.result.total", { total: result.total ?? 0, max: 100 }));
    expect(said).toContain("Du tror ikke, du kommer i arbejde igen");
    expect(said).toContain(t("staff.result.lifted", { byPoints: "Moderat" }));
    expect(await page.locator(".points-table tbody tr").count()).toBe(result.explain.length);
    const told = await page.locator(".points-table tbody td:nth-of-type(1)").allInnerTexts();
    const expected = result.explain.map(({ points, max }) => t("staff.result.pointsOf", { points, max }));
    expect(told.map((text) => text.trim()).sort()).toEqual(expected.sort());
  });

  test("cannot change the own view, neither by a form nor by sending it again", async () => {
    expect(await page.locator("#skoen-form").count()).toBe(0);
    const url = page.url().replace(/[?#].*$/, "");
    const again = await page.request.post(url, {
      form: { handling: "own-view", skoen: "lav" },
      headers: { Origin: served.url },
    });
    expect(await again.text()).toContain(t("staff.steps.noted", { view: t("staff.view.moderat") }));
  });

  test("may agree with the level without a reason", async () => {
    await page.locator("#vurdering-form").getByLabel(t("staff.view.hoej")).check();
    expect(await pressForStatus(t("staff.assessment.button"))).toBe(303);
    expect(await page.locator(".assessments li").count()).toBe(1);
    expect(await page.locator(".assessments").textContent()).toContain(t("staff.assessment.noReason"));
    expect(await page.locator(".assessments").textContent()).not.toContain(t("staff.assessment.differs"));
  });

  test("must give a reason to differ, and keeps what was chosen", async () => {
    await page.locator("#vurdering-form").getByLabel(t("staff.view.lav")).check();
    await page.getByLabel(t("staff.assessment.reason")).fill(" \n ");
    expect(await pressForStatus(t("staff.assessment.buttonNew"))).toBe(422);
    expect(await page.getByRole("alert").textContent()).toContain(t("staff.assessment.reasonMissing"));
    expect(await page.locator("#vurdering-form").getByLabel(t("staff.view.lav")).isChecked()).toBe(true);
    expect(await page.locator(".assessments li").count()).toBe(1);
  });

  test("keeps a reason when nothing was chosen", async () => {
    await page.goto(page.url().replace(/[?#].*$/, ""));
    await page.getByLabel(t("staff.assessment.reason")).fill(reason);
    expect(await pressForStatus(t("staff.assessment.buttonNew"))).toBe(422);
    expect(await page.getByLabel(t("staff.assessment.reason")).inputValue()).toBe(reason);
  });

  test("records a different assessment with a reason; the newest counts and the first stays", async () => {
    await page.locator("#vurdering-form").getByLabel(t("staff.view.lav")).check();
    expect(await pressForStatus(t("staff.assessment.buttonNew"))).toBe(303);
    const history = await page.locator(".assessments li").allInnerTexts();
    expect(history).toHaveLength(2);
    expect(history[0]).toContain(reason);
    expect(history[0]).toContain(t("staff.assessment.differs"));
    expect(history[0]).toContain(t("staff.assessment.current"));
    expect(history[1]).toContain(t("staff.view.hoej"));
  });

  test("sees all that anybody wrote as text, never as markup", async () => {
    expect(await page.locator("#svar").textContent()).toContain(hostile);
    expect(await page.locator(".citizen-word").textContent()).toContain(comment);
    expect(await page.locator(".assessments").textContent()).toContain(reason);
    expect(await page.locator("#kanarie, #kommentar, #grund, main script, main img").count()).toBe(0);
    expect(await titleOf(page)).not.toContain("kanarie");
  });

  test("finds the case among the finished ones, and no longer in the queue", async () => {
    await page.goto("/sager");
    expect(await names()).not.toContain("Lærke Bakkegaard");
    await page.getByRole("link", { name: t("staff.nav.closed") }).click();
    expect(await names()).toEqual(["Lærke Bakkegaard"]);
    expect(await rows().textContent()).toContain(t("staff.list.assessed"));
  });

  test("has caused no complaint in the browser", () => {
    expect(visit.complaints).toEqual([]);
  });
});

test("the citizen sees that the answers have been read and assessed", async () => {
  const assessed = t("mine.assessed", { date: "" }).trim();
  expect(await citizenReads("/min-side")).toContain(assessed);
  expect(await citizenReads(`/min-side/besvarelser/${sent.responseId}/kvittering`)).toContain(
    t("receipt.assessed"),
  );
  const told = await citizenReads("/min-side/adgang");
  for (const key of ["access.ownView", "access.assessment"] as const) expect(told).toContain(t(key));
});
