import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import {
  expectAccessible,
  expectContrast,
  expectFits,
  logInAs,
  openBrowser,
  openVisit,
  titleOf,
  type Visit,
} from "#test/browser.ts";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { sendBeside, sendExample } from "#test/journeys/staff-examples.ts";
import { type Served, serve } from "#test/served.ts";
import { prepareCv } from "./cv-states.ts";
import { preparePlan } from "./job-plan-states.ts";

const t = translator("da");
const en = translator("en");
/** A word without a place to break, and many of the others. */
const long = `${"Arbejdsmarkedsfastholdelse".repeat(12)} ${"Jeg har skrevet meget. ".repeat(80)}`;

const itemsAt = (number: number) =>
  Object.fromEntries(
    [
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
    ].map((item) => [item, number]),
  );

let served: Served;
let browser: Browser;
let omar: HttpPerson;
/** Ids of cases by the name of the citizen. */
const cases: Record<string, string> = {};

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  omar = httpPerson(served);
  await logIn(omar, "omar-vestergaard", "medarbejder");
  const citizen = httpPerson(served);
  await logIn(citizen, "laerke-bakkegaard", "borger");
  await sendExample(citizen, "V16", { fri_tekst: long.slice(0, 1900) });
  for (const total of [3, 6]) await sendBeside(citizen, "progression", itemsAt(total));
  await sendBeside(citizen, "forventning", { vil_job: "ja", foerst: long.slice(0, 1900) });
  await prepareCv(citizen);
  await preparePlan(citizen);
  await logIn(citizen, "mikkel-oestervang", "borger");
  await sendExample(citizen, "V09");
  const { rows } = (await (await omar.get("/api/cases")).json()) as {
    rows: { id: string; citizenName: string }[];
  };
  for (const { id, citizenName } of rows) cases[citizenName] = id;
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

const pathOf = (name: string) => `/sager/${cases[name]}`;

/** A window of somebody who is logged in already. */
async function windowOf(person: HttpPerson, options: Parameters<typeof openVisit>[2] = {}): Promise<Visit> {
  const visit = await openVisit(browser, served.url, options);
  const cookies = [...person.cookies].map(([name, value]) => ({ name, value, url: served.url }));
  await visit.context.addCookies(cookies);
  return visit;
}

/** Every page and state of staff: where it is, and what to press to get there. */
const states: readonly { state: string; path: () => string; press?: string; heading: string }[] = [
  { state: "queue", path: () => "/sager", heading: t("staff.queue.heading") },
  { state: "empty list", path: () => "/sager/afsluttede", heading: t("staff.closed.heading") },
  { state: "nothing of one's own", path: () => "/sager?vis=mine", heading: t("staff.queue.heading") },
  { state: "a page that is not there", path: () => "/sager?side=9", heading: t("staff.queue.heading") },
  { state: "plain list", path: () => "/sager/lave", heading: t("staff.low.heading") },
  { state: "search", path: () => "/sager/soeg", heading: t("staff.search.heading") },
  {
    state: "search without words",
    path: () => "/sager/soeg",
    press: t("staff.search.button"),
    heading: t("staff.search.heading"),
  },
  { state: "closed door", path: () => pathOf("Peter Nørremark"), heading: "Peter Nørremark" },
  {
    state: "closed door, no purpose chosen",
    path: () => pathOf("Peter Nørremark"),
    press: t("staff.door.purposeButton"),
    heading: "Peter Nørremark",
  },
  { state: "held by a colleague", path: () => pathOf("Sofie Elmelund"), heading: "Sofie Elmelund" },
  {
    state: "before the own view, long text",
    path: () => pathOf("Lærke Bakkegaard"),
    heading: "Lærke Bakkegaard",
  },
  {
    state: "own view not chosen",
    path: () => pathOf("Lærke Bakkegaard"),
    press: t("staff.ownView.button"),
    heading: "Lærke Bakkegaard",
  },
  {
    state: "nothing chosen beside a measurement",
    path: () => pathOf("Lærke Bakkegaard"),
    press: t("staff.followUps.save"),
    heading: "Lærke Bakkegaard",
  },
  { state: "typing from paper", path: () => "/sager/indtast", heading: t("staff.typing.heading") },
  { state: "find a citizen", path: () => "/sager/udfyld", heading: t("staff.assist.heading") },
  {
    state: "guide",
    path: () => `${pathOf("Lærke Bakkegaard")}/samtaleguide`,
    heading: t("staff.guide.heading"),
  },
  { state: "CV", path: () => `${pathOf("Lærke Bakkegaard")}/cv`, heading: t("staff.cv.heading") },
  { state: "plan", path: () => `${pathOf("Lærke Bakkegaard")}/jobplan`, heading: t("staff.plan.heading") },
  { state: "no CV", path: () => `${pathOf("Bente Solvang")}/cv`, heading: t("staff.cv.heading") },
  { state: "no plan", path: () => `${pathOf("Bente Solvang")}/jobplan`, heading: t("staff.plan.heading") },
  { state: "all points", path: () => pathOf("Bente Solvang"), heading: "Bente Solvang" },
  {
    state: "assessment without a choice",
    path: () => pathOf("Bente Solvang"),
    press: t("staff.assessment.button"),
    heading: "Bente Solvang",
  },
  { state: "cannot be assessed", path: () => pathOf("Mikkel Østervang"), heading: "Mikkel Østervang" },
  { state: "not found", path: () => "/sager/0123456789abcdefghjkmnpqrs", heading: t("problem.notFound") },
  { state: "not allowed", path: () => "/admin/hjemmel", heading: t("problem.notAllowed") },
];

async function show(page: Page, { path, press, heading }: (typeof states)[number]): Promise<void> {
  await page.goto(path());
  if (press !== undefined) await page.getByRole("main").getByRole("button", { name: press }).last().click();
  expect(await page.locator("h1").textContent()).toContain(heading);
}

describe("every staff page and state", () => {
  let visit: Visit;
  const titles = new Map<string, string>();
  beforeAll(async () => {
    for (const name of ["Lærke Bakkegaard", "Bente Solvang", "Mikkel Østervang"]) {
      await omar.json("POST", `/api/cases/${cases[name]}/take`, {});
      if (name !== "Lærke Bakkegaard")
        await omar.json("POST", `/api/cases/${cases[name]}/own-view`, { view: "moderat" });
    }
    visit = await windowOf(omar, { viewport: { width: 320, height: 640 } });
  });

  test.each(states)("$state: axe finds nothing, light or dark, and it fits in 320 px", async (shown) => {
    const { page } = visit;
    await page.emulateMedia({ colorScheme: "light" });
    await show(page, shown);
    if (shown.press !== undefined) await expectSummary(page);
    else titles.set(shown.state, await titleOf(page));
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("html").getAttribute("lang")).toBe("da");
    await expectFits(page, shown.state);
    await expectAccessible(page, shown.state);
    await page.emulateMedia({ colorScheme: "dark" });
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(Number(/\d+/.exec(paper)?.[0])).toBeLessThan(60);
    await expectContrast(page, `${shown.state}, dark`);
  });

  test("has a title of its own; only the filters of the queue share one", () => {
    expect(titles.size).toBeGreaterThan(10);
    expect(new Set(titles.values()).size).toBe(titles.size - 2);
  });

  test("has caused no complaint in the browser", () => {
    expect(visit.complaints).toEqual([]);
  });
});

/** A fault: told in the title, focused, and a link to the field. */
async function expectSummary(page: Page): Promise<void> {
  expect(await titleOf(page)).toMatch(/^Fejl: /);
  await page.waitForFunction(() => document.activeElement?.id === "error-summary");
  await page.getByRole("alert").getByRole("link").first().click();
  await page.waitForFunction(() => document.activeElement?.matches("input, textarea"));
}

test("by keyboard alone: from the log-in to the assessment, in English", async () => {
  const { page, complaints } = await openVisit(browser, served.url);
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent;
      return `${at?.tagName} ${label?.replace(/\s+/g, " ").trim() ?? ""}`;
    });
  /** Tab until the focus is there, as a person without a mouse does. */
  const tabTo = async (wanted: string) => {
    for (let step = 0; step < 90; step += 1) {
      await page.keyboard.press("Tab");
      if ((await focused()).includes(wanted)) {
        const ring = await page.evaluate(
          () => getComputedStyle(document.activeElement as Element).outlineStyle,
        );
        expect(ring, `the focus on ${wanted} can be seen`).not.toBe("none");
        return;
      }
    }
    throw new Error(`Tab never reached ${wanted}.`);
  };
  const go = async (key: "Enter" | "Space") => {
    await Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);
  };
  await page.goto("/log-ind?som=medarbejder");
  await tabTo("Hanne Riisager");
  await go("Enter");
  await tabTo("English");
  await go("Enter");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(new URL(page.url()).pathname).toBe("/sager");
  await tabTo("Amina Haugsted");
  await go("Enter");
  await tabTo(`BUTTON ${en("staff.list.take")}`);
  await go("Enter");
  expect(await page.getByRole("main").textContent()).toContain(en("staff.case.taken"));
  await tabTo(`INPUT ${en("staff.view.lav")}`);
  await page.keyboard.press("ArrowDown");
  await tabTo(`BUTTON ${en("staff.ownView.button")}`);
  await go("Enter");
  expect(await page.locator("#point").count()).toBe(1);
  await tabTo(`INPUT ${en("staff.view.lav")}`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await tabTo("TEXTAREA");
  await page.keyboard.type("We talked about it.");
  await tabTo(`BUTTON ${en("staff.assessment.button")}`);
  await go("Enter");
  expect(await page.locator(".assessments").textContent()).toContain("We talked about it.");
  await expectAccessible(page, "assessed, in English");
  expect(await page.getByRole("main").textContent()).not.toMatch(/\b(?:og|ikke|borgeren|svarene)\b/);
  expect(complaints).toEqual([]);
});

test("the name of the site leads every role to a page that it may open", async () => {
  for (const key of ["hanne-riisager", "lone-thorsager", "emil-kragelund", "gitte-moelholm"]) {
    const person = httpPerson(served);
    await logIn(person, key, "medarbejder");
    for (const path of ["/privatliv", "/findes-ikke", "/min-side"]) {
      const html = await (await person.get(path)).text();
      const links = [/class="brand" href="([^"]+)"/, /<main[\s\S]*?class="button[^>]*href="([^"]+)"/];
      for (const link of links) {
        let to = link.exec(html)?.[1];
        for (let step = 0; to !== undefined && step < 3; step += 1) {
          const answer = await person.get(to);
          expect([200, 303], `${key} ${path} → ${to}`).toContain(answer.status);
          to = answer.headers.get("location") ?? undefined;
        }
      }
    }
  }
});

test("the words of a form survive a change of language", async () => {
  const { page } = await windowOf(omar, { javaScriptEnabled: false });
  await logInAs(page, "Omar Vestergaard", "medarbejder");
  await page.goto(pathOf("Bente Solvang"));
  await page.getByLabel(t("staff.assessment.reason")).fill("Halvt skrevet");
  await page.getByRole("button", { name: "English" }).click();
  expect(await page.getByLabel(en("staff.assessment.reason")).inputValue()).toBe("Halvt skrevet");
  expect(await titleOf(page)).not.toMatch(/^(?:Fejl|Error)/);
});
