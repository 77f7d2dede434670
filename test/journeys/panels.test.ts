import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { langs } from "#questionnaires/languages.ts";
import { demoId } from "#server/demo/demo-id.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import { translator } from "#site/text/translate.ts";
import { expectAccessible, expectFits, logInAs, type Visit } from "#test/browser.ts";
import { seen } from "./citizen-answers.ts";
import { expectGoodPage, narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";

const t = translator("da");
const en = translator("en");
const plain = { javaScriptEnabled: false, viewport: narrow };
const purpose = "Vi vil se, hvad der ændrer sig.";

let world: CitizenWorld;
let evaluator: Visit;
beforeAll(async () => {
  world = await openCitizens();
  evaluator = await world.visit(plain);
  await logInAs(evaluator.page, "Emil Kragelund", "medarbejder");
});
afterAll(() => world.close());

const main = (page: Page) => page.getByRole("main");
const press = (page: Page, name: string) => main(page).getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string) => main(page).getByRole("link", { name, exact: true }).click();

/** The evaluator in a window with scripts, for axe. */
async function looking(): Promise<Visit> {
  const visit = await world.visit({ viewport: narrow, reducedMotion: "reduce" });
  await visit.context.addCookies(await evaluator.context.cookies());
  return visit;
}

/** Addresses on letters, which the evaluator makes once. */
async function lettersMade(count: number): Promise<readonly string[]> {
  const { page } = evaluator;
  await page.locator("#antal").fill(`${count}`);
  await press(page, t("evaluation.lettersMake"));
  const addresses = await main(page).locator(".letter-code").allTextContents();
  expect(addresses).toHaveLength(count);
  return addresses.map((address) => new URL(address.trim()).pathname);
}

let letters: readonly string[] = [];

describe("an evaluator without scripts", () => {
  test("is told from the beginning that it is not anonymous, and keeps what is typed when something is wrong", async () => {
    const { page } = evaluator;
    await page.goto("/evaluering");
    await follow(page, t("evaluation.panel.new"));
    expect(await seen(main(page))).toContain(t("evaluation.panel.notAnonymousText"));
    await page.locator('[name="skema"][value="fremtid"]').check();
    await page.locator("#navn").fill("Følger nogen");
    await page.locator("#formaal").fill(purpose);
    await page.locator("#uger").fill("1");
    await press(page, t("evaluation.form.make"));
    const told = await page.getByRole("alert").textContent();
    for (const key of ["evaluation.problem.opensOn", "evaluation.panel.problem.overlap"] as const)
      expect(told).toContain(t(key));
    expect(await page.locator("#navn").inputValue()).toBe("Følger nogen");
    await expectFits(page, "a confidential survey with faults");
    for (const [place, part] of ["year", "month", "day"].entries())
      await page.locator(`[name="fra-${part}"]`).fill(civilDate(new Date()).split("-")[place] ?? "");
    await page.locator("#uger").fill("12");
    await press(page, t("evaluation.form.make"));
    expect(await seen(main(page))).toContain(t("evaluation.panel.saved"));
    expect(await main(page).getByText(t("evaluation.panel.tag")).count()).toBe(1);
  });

  test("makes letters once, and sees by number who has not answered", async () => {
    const { page } = evaluator;
    await follow(page, t("evaluation.lettersLink"));
    letters = await lettersMade(3);
    expect(await seen(main(page))).toContain(t("panel.band"));
    await expectFits(page, "letters");
    await page.goto(page.url());
    expect(await main(page).locator(".letter-numbers").textContent()).toBe("1, 2, 3");
    expect(await main(page).locator(".letter-code").count()).toBe(0);
  });

  test("finds nothing to complain about on these pages, in both languages", async () => {
    const { page, context } = await looking();
    const letterPage = evaluator.page.url();
    for (const lang of [t, en]) {
      for (const path of [letterPage, letterPage.replace("/breve", ""), "/evaluering/fortrolig/ny"]) {
        await page.goto(path);
        await expectFits(page, path);
        await expectAccessible(page, path);
      }
      await press(page, lang("evaluation.form.make"));
      await expectAccessible(page, "a confidential survey with faults");
      await page.goto("/evaluering");
      expect(await seen(main(page))).toContain(lang("evaluation.panel.lead"));
      await expectAccessible(page, "the list of surveys");
      if (lang === t) await page.getByRole("button", { name: "English" }).click();
    }
    await context.close();
  });
});

describe("somebody with a letter, on a phone without scripts", () => {
  test("is told on every page that it is not anonymous, answers, and is told to keep the letter", async () => {
    const { page, context } = await world.visit(plain);
    await page.goto(letters[0] ?? "");
    const said = await seen(main(page));
    for (const key of [
      "panel.band",
      "panel.bandText",
      "panel.linked",
      "panel.file",
      "panel.list",
      "panel.voluntary",
    ] as const)
      expect(said).toContain(t(key));
    expect(said).not.toContain(t("survey.anonymous"));
    expect(said).toContain(purpose);
    await press(page, t("survey.begin"));
    expect(await seen(main(page))).toContain(t("panel.band"));
    await page.locator('[name="job_halvt_aar"]').first().check();
    const next = main(page).getByRole("button", { name: t("question.next"), exact: true });
    while ((await next.count()) > 0) {
      expect(await page.locator("textarea").count(), "no own words are asked for").toBe(0);
      await next.click();
    }
    const review = await seen(main(page));
    expect(review).toContain(t("panel.final"));
    expect(review).not.toContain(t("survey.final"));
    await press(page, t("panel.send"));
    expect(await seen(main(page))).toContain(t("panel.thanksText"));
    await page.goto(letters[0] ?? "");
    expect(await seen(main(page))).toContain(t("panel.answered"));
    expect(await context.cookies()).toEqual([]);
    await context.close();
    await evaluator.page.reload();
    expect(await main(evaluator.page).locator(".letter-numbers").textContent()).toBe("2, 3");
  });

  test("takes the answers back, and the code is no more", async () => {
    const { page, context } = await world.visit(plain);
    await page.goto(letters[0] ?? "");
    await follow(page, t("panel.withdraw"));
    expect(await seen(main(page))).toContain(t("panel.withdrawText"));
    await follow(page, t("panel.withdrawNo"));
    await follow(page, t("panel.withdraw"));
    const asking = await world.visit(plain);
    await asking.page.goto(page.url());
    await press(page, t("panel.withdrawYes"));
    expect(await seen(main(page))).toContain(t("panel.withdrawnText"));
    await press(asking.page, t("panel.withdrawYes"));
    expect(await seen(main(asking.page)), "pressed twice").toContain(t("panel.withdrawnText"));
    await asking.context.close();
    expect((await page.goto(letters[0] ?? ""))?.status()).toBe(404);
    expect(await seen(main(page))).toContain(t("survey.unknownOver"));
    await context.close();
  });

  test.each(langs)("finds every page sound in %s", async (lang) => {
    const visit = await world.visit({ viewport: narrow, reducedMotion: "reduce" });
    const { page, context } = visit;
    const told = translator(lang);
    const address = letters[1] ?? "";
    const look = async (path: string, state: string, act?: () => Promise<void>) => {
      const answer = await page.goto(`${path}?sprog=${lang}`);
      await act?.();
      await expectGoodPage(visit, answer, { state: `${state}, ${lang}`, lang, secrets: [], hasError: false });
    };
    await look(address, "before it begins");
    await look(address, "a question", () => press(page, told("survey.begin")));
    await look(`${address}/slet`, "asked whether to delete");
    await look(`${address}/tak`, "thanks");
    await look("/fortrolig/slettet", "deleted");
    const unknown = await page.goto(`/u/0000-0000-0000-0000?sprog=${lang}`);
    expect(unknown?.status()).toBe(404);
    expect(await seen(main(page))).toContain(told("survey.unknownTyped"));
    await expectGoodPage(visit, unknown, { state: `unknown, ${lang}`, lang, secrets: [], hasError: false });
    await context.close();
  });

  test("is told when the round that was begun is over, and led to the new one", async () => {
    const visit = await world.visit({ viewport: narrow });
    const { page, context } = visit;
    await page.goto(letters[2] ?? "");
    await press(page, t("survey.begin"));
    await page.locator('[name="runde"]').evaluate((field) => field.setAttribute("value", "2"));
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      press(page, t("question.next")),
    ]);
    expect(answer.status()).toBe(410);
    await page.waitForLoadState();
    for (const key of ["panel.passedTitle", "panel.unsaved", "panel.passed"] as const)
      expect(await seen(main(page))).toContain(t(key));
    await expectAccessible(page, "the round is over");
    await expectFits(page, "the round is over");
    await follow(page, t("panel.passedBegin"));
    expect(
      await main(page)
        .getByRole("button", { name: t("survey.begin") })
        .count(),
    ).toBe(1);
    await context.close();
  });

  test("is told when a round cannot be answered, and the page is sound", async () => {
    const other = await world.visit(plain);
    await other.page.goto(letters[2] ?? "");
    await press(other.page, t("survey.begin"));
    await other.page.locator('[name="trin"]').evaluate((field) => field.setAttribute("value", "8"));
    await press(other.page, t("question.next"));
    await press(other.page, t("panel.send"));
    await other.context.close();
    const { page, context } = await world.visit({ viewport: narrow });
    expect((await page.goto(letters[2] ?? ""))?.status()).toBe(410);
    await expectAccessible(page, "answered");
    await expectFits(page, "answered");
    await context.close();
  });
});

describe("the figures", () => {
  const address = `/evaluering/fortrolig/${demoId("panel")}`;

  test("are told of all rounds when the last is over, with pictures, and fit on a phone", async () => {
    const { page, context } = await looking();
    await page.goto(address);
    const said = await seen(main(page));
    for (const round of [1, 2, 3]) expect(said).toContain(`Runde ${round}: tallene handler om`);
    expect(await main(page).locator(".change-bar").count()).toBeGreaterThan(3);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await expectAccessible(page, `figures, ${scheme}`);
    }
    await expectFits(page, "figures");
    await context.close();
  });

  test("come with a file that has a row for each person, and there is none before", async () => {
    const { page } = evaluator;
    const csv = await page.request.get(`${address}/hent/svar.csv`);
    expect(csv.status()).toBe(200);
    const [head = "", ...rows] = (await csv.text()).trim().split(/\r?\n/);
    expect(head).toContain("klare_r3");
    expect(rows.length).toBeGreaterThan(80);
    await page.goto("/evaluering");
    await follow(page, "Følger nogen");
    expect(await seen(main(page))).toContain(t("evaluation.panel.notYetText"));
    expect((await page.request.get(`${page.url()}/hent/svar.csv`)).status()).toBe(404);
  });
});

describe("an evaluator who deletes a survey", () => {
  test("is asked first, told how many letters stop working, and may keep it", async () => {
    const { page } = evaluator;
    const { page: looks, context } = await looking();
    await looks.goto(page.url());
    await press(looks, t("evaluation.panel.remove"));
    await expectAccessible(looks, "asked whether to delete");
    await expectFits(looks, "asked whether to delete");
    await context.close();
    await press(page, t("evaluation.panel.remove"));
    expect(await seen(main(page))).toContain("Koderne på 2 breve holder op med at virke.");
    await follow(page, t("evaluation.panel.removeNot"));
    await press(page, t("evaluation.panel.remove"));
    await press(page, t("evaluation.panel.removeNow"));
    expect(new URL(page.url()).pathname).toBe("/evaluering");
    expect(await seen(main(page))).not.toContain("Følger nogen");
    const { page: letter, context: other } = await world.visit(plain);
    expect((await letter.goto(letters[2] ?? ""))?.status()).toBe(404);
    await other.close();
  });
});
