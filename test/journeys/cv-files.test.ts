import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";
import { cvIds, emptyCvStates, fullCvStates, prepareCv } from "./cv-states.ts";
import { lookAtStates } from "./look-at-states.ts";

const t = translator("da");

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
  await prepareCv(await world.person("bente-solvang"));
});
afterAll(() => world.close());

describe.each(["da", "en"] as const)("the pages in %s are sound", (lang) => {
  test("with nothing in the CV", () => lookAtStates(world, emptyCvStates, { as: "laerke-bakkegaard", lang }));
  test("with a CV", () => lookAtStates(world, fullCvStates, { as: "bente-solvang", lang }));
});

test("without a script: a CV for a goal of the plan is chosen, ordered, had as a file and deleted", async () => {
  const person = await world.person("mikkel-oestervang");
  for (const [nummer, title] of [
    ["g".repeat(26), "Havemand"],
    ["h".repeat(26), "Opvasker"],
  ] as const)
    await person.post("/cv/arbejde/ny", { nummer, title });
  const goal = "k".repeat(26);
  await person.post("/jobplan/maal/ny", { nummer: goal, bogstav: "A", stilling: "egne", titel: "Gartner" });

  const { page } = await world.visitAs("mikkel-oestervang", { javaScriptEnabled: false, viewport: narrow });
  const press = (name: string) => page.locator("main").getByRole("button", { name }).first().click();
  const main = page.locator("main");
  await page.goto(`/jobplan/maal/${goal}`);
  await page.getByRole("link", { name: t("plan.goal.makeCv") }).click();
  expect(await page.locator("#job").inputValue()).toBe("Gartner");
  await page.getByLabel(t("cv.kind.short")).check();
  await press(t("cv.job.save"));
  await press(`${t("cv.down")} Havemand`);
  await press(`${t("cv.job.leave")} Havemand`);
  await page.getByRole("link", { name: t("cv.job.see") }).click();
  expect(await seen(main)).toContain(t("cv.job.left", { count: 1 }));
  const sheet = await seen(page.locator(".cv-sheet"));
  expect(sheet).toContain("Opvasker");
  expect(sheet).not.toContain("Havemand");

  const href = await page.getByRole("link", { name: t("cv.file.pdf") }).getAttribute("href");
  const pdf = await person.get(href ?? "");
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect(pdf.headers.get("content-disposition")).toBe('attachment; filename="cv.pdf"');
  expect(pdf.headers.get("cache-control")).toContain("no-store");
  expect((await pdf.text()).slice(0, 5)).toBe("%PDF-");
  const text = await (await person.get(href?.replace("cv.pdf", "cv.txt") ?? "")).text();
  expect(text).toContain("Til jobbet: Gartner");
  expect(text).not.toContain("Havemand");

  await page.getByRole("link", { name: t("cv.job.delete") }).click();
  await press(t("cv.job.deleteYes"));
  expect(await seen(main)).toContain(t("cv.job.deleted"));
  expect(await (await person.get("/cv/hent/alt")).json()).toMatchObject({
    entries: [{ values: { title: "Havemand" } }, { values: { title: "Opvasker" } }],
    targeted: [],
  });
});

test("what the page shows is what the file has: kind, language, and needs only when they are chosen", async () => {
  const person = await world.person("bente-solvang");
  const fileOf = async (query: string) => (await person.get(`/cv/hent/cv.txt${query}`)).text();
  expect(await fileOf("")).not.toContain("Korte dage");
  const english = await fileOf("?slags=kan&cvsprog=en&behov=ja");
  expect(english).toContain("Korte dage");
  expect(english.indexOf("STRENGTHS")).toBeLessThan(english.indexOf("WORK"));
  expect((await person.get("/cv/hent/cv.exe")).status).toBe(404);
  const { page } = await world.visitAs("bente-solvang");
  await page.goto("/cv/hent");
  expect(await seen(page.locator("main"))).toContain(t("cv.notInPdf", { letters: "李 🍞" }));
});

test("two screens: both are shown, and the person decides", async () => {
  const address = `/cv/job/${cvIds.aimed}/ret`;
  const [one, other] = [await world.visitAs("bente-solvang"), await world.visitAs("bente-solvang")];
  for (const { page } of [one, other]) await page.goto(address);
  await one.page.locator("#job").fill("Bager i Brande");
  await one.page.getByRole("button", { name: t("cv.job.save") }).click();
  await other.page.locator("#job").fill("Bager i Vejle");
  const answer = other.page.waitForResponse((response) => response.request().method() === "POST");
  await other.page.getByRole("button", { name: t("cv.job.save") }).click();
  expect((await answer).status()).toBe(409);
  const told = await seen(other.page.locator("main"));
  expect(told).toContain(t("cv.changedHeading"));
  expect(told).toContain("Bager i Brande");
  expect(await other.page.locator("#job").inputValue()).toBe("Bager i Vejle");
  await other.page.getByRole("button", { name: t("cv.saveAnyway") }).click();
  expect(await seen(other.page.locator("h1"))).toContain("Bager i Vejle");
});
