import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import type { Visit } from "#test/browser.ts";
import { seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";
import { emptyPlanStates, fullPlanStates, planIds, preparePlan } from "./job-plan-states.ts";
import { lookAtStates } from "./look-at-states.ts";

const t = translator("da");

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
  await preparePlan(await world.person("bente-solvang"));
});
afterAll(() => world.close());

describe.each(["da", "en"] as const)("the pages in %s are sound", (lang) => {
  test("with nothing in the plan", () =>
    lookAtStates(world, emptyPlanStates, { as: "laerke-bakkegaard", lang }));
  test("with everything in it", () => lookAtStates(world, fullPlanStates, { as: "bente-solvang", lang }));
});

test("somebody who reads Arabic meets the pages in Danish, and is told so", async () => {
  const { page, context } = await world.visitAs("bente-solvang");
  await context.addCookies([{ name: "sprog", value: "ar", url: world.served.url }]);
  await page.goto("/jobplan");
  expect(await page.locator("html").getAttribute("lang")).toBe("da");
  expect(await page.locator('[lang="ar"]').count()).toBeGreaterThan(0);
});

test("without a script: from no idea to a job, its parts, a step, and all of it deleted", async () => {
  const { page } = await world.visitAs("mikkel-oestervang", { javaScriptEnabled: false, viewport: narrow });
  const press = (name: string) => page.locator("main").getByRole("button", { name }).first().click();
  await page.goto("/min-side");
  await page.getByRole("link", { name: t("mine.planLink") }).click();
  await page.getByRole("link", { name: t("plan.find.ideas") }).click();
  await page.getByLabel(t("plan.motive.outdoors")).check();
  await press(t("plan.ideas.show"));
  await page.locator(".plan-ideas a").first().click();
  await page.getByLabel(t("plan.letter.A")).check();
  await press(t("plan.find.save"));
  expect(page.url()).toMatch(/\/jobplan\/maal\/[0-9a-z]{26}\/hvorfor$/);
  await page.locator("#why").fill("Jeg kan lide at være ude");
  await press(t("plan.saveNext"));
  await page.locator("#haveWords").fill("Kørekort");
  await press(t("plan.saveNext"));
  await page.locator("#hours").fill("15");
  await press(t("plan.saveNext"));
  await page.locator("#ord").fill("Ring til planteskolen");
  for (const [part, text] of [
    ["", "3"],
    ["-month", "12"],
    ["-year", "2100"],
  ])
    await page.locator(`#dag${part}`).fill(text ?? "");
  await press(t("plan.steps.add"));
  await press(t("plan.steps.markDone"));
  expect(await seen(page.locator("main"))).toContain(t("plan.steps.progress", { done: 1, all: 1 }));
  const person = await world.person("mikkel-oestervang");
  const calendar = await person.get("/jobplan/skridt/kalender");
  expect(calendar.headers.get("content-type")).toContain("text/calendar");
  expect(await calendar.text()).toContain("SUMMARY:✓ Ring til planteskolen");
  expect(await (await person.get("/jobplan/hent")).json()).toMatchObject({
    goals: [{ letter: "A", values: { why: "Jeg kan lide at være ude", haveWords: "Kørekort", hours: "15" } }],
    steps: [{ words: "Ring til planteskolen" }],
  });
  await page.goto("/jobplan/slet");
  await press(t("plan.delete.yes"));
  expect(await seen(page.locator("main"))).toContain(t("plan.deleted"));
});

test("two screens: both texts are shown, and the person decides", async () => {
  const address = `/jobplan/maal/${planIds.a}/hvorfor`;
  const [one, other] = [await world.visitAs("bente-solvang"), await world.visitAs("bente-solvang")];
  await one.page.goto(address);
  await other.page.goto(address);
  const save = (visit: Visit, name: string) => visit.page.getByRole("button", { name }).click();
  await one.page.locator("#why").fill("Det ene");
  await save(one, t("plan.saveStop"));
  await other.page.locator("#why").fill("Det andet");
  await save(other, t("plan.saveStop"));
  const told = await seen(other.page.locator("main"));
  expect(told).toContain(t("plan.changedHeading"));
  expect(told).toContain("Det ene");
  expect(await other.page.locator("#why").inputValue()).toBe("Det andet");
  await save(other, t("plan.saveAnyway"));
  expect(await seen(other.page.locator("main"))).toContain("Det andet");
});
