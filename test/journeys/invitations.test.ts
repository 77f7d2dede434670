import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import { translator } from "#site/text/translate.ts";
import { expectAccessible, expectFits, logInAs, type Visit } from "#test/browser.ts";
import { freePort } from "#test/served.ts";
import { seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";
import { lookAtStates } from "./look-at-states.ts";

const t = translator("da");
const en = translator("en");
const dataDir = mkdtempSync(join(tmpdir(), "afsaet-invitations-"));
const purpose = "Vi vil gøre hjælpen bedre.";
const toSurvey = 'a[href^="/u/"]';
const plain = { javaScriptEnabled: false, viewport: narrow };
const [answering, declining] = ["amina-haugsted", "bente-solvang"] as const;

let world: CitizenWorld;
let evaluator: Visit;
const start = async () => {
  world = await openCitizens({ dataDir, port: await freePort() });
  evaluator = await world.visit(plain);
  await logInAs(evaluator.page, "Emil Kragelund", "medarbejder");
};
beforeAll(start);
afterAll(() => world.close());

const main = (page: Page) => page.getByRole("main");
const press = (page: Page, name: string) => main(page).getByRole("button", { name }).click();

async function typeCampaign(page: Page): Promise<void> {
  await page.goto("/evaluering/ny");
  await page.locator('[name="skema"][value="tilfredshed"]').check();
  await page.getByLabel(t("evaluation.form.name")).fill("Inviterede");
  await page.getByLabel(t("evaluation.form.purposeDa")).fill(purpose);
  const today = civilDate(new Date());
  for (const [id, day] of [
    ["fra", today],
    ["til", addDays(today, 20)],
  ] as const)
    for (const [place, part] of ["year", "month", "day"].entries())
      await page.locator(`[name="${id}-${part}"]`).fill(day.split("-")[place] ?? "");
}

describe("an evaluator without scripts", () => {
  test("is told what is wrong with whom to invite, and chooses it", async () => {
    const { page } = evaluator;
    await typeCampaign(page);
    await page.locator('[name="hvem"][value="after"]').check();
    await page.locator("#dage").fill("500");
    await page.locator("#paamind").fill("x");
    await press(page, t("evaluation.form.make"));
    const told = await page.getByRole("alert").textContent();
    expect(told).toContain(t("evaluation.problem.afterDays", { days: 365 }));
    expect(told).toContain(t("evaluation.problem.remindAfter", { remind: 90 }));
    expect(await page.locator('[name="hvem"][value="after"]').isChecked()).toBe(true);
    await expectFits(page, "whom to invite, with faults");
    await page.locator('[name="svarsprog"][value="ar"]').uncheck();
    await page.locator('[name="hvem"][value="sent"]').check();
    await page.locator("#dage").fill("");
    await page.locator("#paamind").fill("7");
    await press(page, t("evaluation.form.make"));
    const said = await seen(main(page));
    for (const key of ["evaluation.invitees.sent", "evaluation.citizensLead"] as const)
      expect(said).toContain(t(key));
    expect(said).toContain("Emil Kragelund");
    expect(said).toContain("Dansk, English");
    await expectFits(page, "a campaign that invites");
  });

  test("finds nothing to choose once it is made", async () => {
    const { page } = evaluator;
    await main(page)
      .getByRole("link", { name: t("evaluation.change") })
      .click();
    expect(await page.locator('[name="hvem"]').count()).toBe(0);
  });
});

describe("a citizen who is invited", () => {
  beforeAll(async () => {
    // The invitations are made when the program starts, and every few minutes.
    await world.browser.close();
    await world.served.stop();
    await start();
  });

  /** The own page, once the invitations are made. */
  async function invited(key: string): Promise<Visit> {
    const visit = await world.visitAs(key, plain);
    await vi.waitFor(
      async () => {
        await visit.page.goto("/min-side");
        expect(await seen(main(visit.page))).toContain(purpose);
      },
      { timeout: 20_000, interval: 300 },
    );
    return visit;
  }

  test("sees why, until when and that it is voluntary; the page is sound in both languages", async () => {
    const { page, context } = await invited(answering);
    const said = await seen(main(page));
    for (const key of ["mine.inviteFree", "mine.inviteWho", "mine.inviteNoPause"] as const)
      expect(said).toContain(t(key));
    expect(await main(page).locator(toSurvey).count()).toBe(1);
    // The survey that is always open asks the same, and is not offered beside.
    expect(await main(page).locator('a[href="/undersoegelse/tilfredshed"]').count()).toBe(0);
    await context.close();
    const own = [{ page: "own page", state: "invited", path: "/min-side" }];
    for (const lang of ["da", "en"] as const) await lookAtStates(world, own, { as: answering, lang });
    const looking = await world.visitAs(answering, { viewport: narrow, colorScheme: "dark" });
    await looking.page.goto("/min-side");
    await expectAccessible(looking.page, "invited, dark");
    await looking.context.close();
  });

  test("answers on a page that knows nobody, and is not asked again", async () => {
    const { page, context } = await invited(answering);
    const link = main(page).locator(toSurvey);
    const href = (await link.getAttribute("href")) ?? "";
    expect(href).toMatch(/^\/u\/[0-9A-Z]{16}$/);
    const anybody = await world.visit(plain);
    await anybody.page.goto(href);
    const others = await seen(main(anybody.page));
    await link.click();
    expect(await seen(main(page))).toBe(others);
    expect(others).toContain(t("survey.code"));
    expect(await page.content()).not.toContain("Haugsted");
    await press(page, t("survey.begin"));
    await page.locator('[name="samlet"][value="god"]').check();
    for (let question = 0; question < 20; question += 1) await press(page, t("question.next"));
    await press(page, t("survey.send"));
    expect(await seen(main(page))).toContain(t("survey.thanks"));
    await page.goto("/min-side");
    expect(await seen(main(page))).not.toContain(purpose);
    await anybody.page.goto(href);
    expect(await seen(main(anybody.page))).toContain(t("survey.closedTitle"));
    await context.close();
    await anybody.context.close();
  });

  test("says no thank you with one press, and is not asked again", async () => {
    const { page, context } = await invited(declining);
    await press(page, t("mine.inviteNo"));
    const said = await seen(main(page));
    expect(said).toContain(t("mine.inviteDeclined"));
    expect(said).not.toContain(purpose);
    const looking = await world.visitAs(declining, { viewport: narrow });
    await looking.page.goto("/min-side?nejtak=1");
    await expectAccessible(looking.page, "declined");
    await looking.context.close();
    await context.close();
  });

  test("is not told to the evaluator: neither who, nor small numbers", async () => {
    const { page } = evaluator;
    await page.goto("/evaluering");
    await page.getByRole("link", { name: "Inviterede" }).click();
    const said = await seen(main(page));
    expect(said).toContain(t("evaluation.citizens.hidden", { least: 5 }));
    for (const name of ["Amina", "Bente"]) expect(said).not.toContain(name);
    const looking = await world.visit({ viewport: narrow });
    await looking.context.addCookies(await evaluator.context.cookies());
    await looking.page.goto(page.url());
    await expectAccessible(looking.page, "a campaign that invites");
    await looking.page.getByRole("button", { name: "English" }).click();
    expect(await seen(main(looking.page))).toContain(en("evaluation.citizensLead"));
    await looking.page.goto("/evaluering/ny");
    await expectAccessible(looking.page, "whom to invite");
    await looking.context.close();
  });
});
