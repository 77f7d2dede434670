import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cvSection } from "#server/cv/sections.ts";
import { translator } from "#site/text/translate.ts";
import { seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";
import { cvIds, prepareCv } from "./cv-states.ts";
import { emptySectionStates, emptyWritingStates, fullWritingStates } from "./cv-writing-states.ts";
import { lookAtStates } from "./look-at-states.ts";

const t = translator("da");
const work = cvSection("work");

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
  await prepareCv(await world.person("bente-solvang"));
});
afterAll(() => world.close());

const main = (page: Page) => page.locator("main");
const press = (page: Page, name: string) => main(page).getByRole("button", { name }).first().click();
const follow = (page: Page, name: string) => main(page).getByRole("link", { name }).first().click();
const namesIn = (page: Page) => page.locator(".cv-entry h2").allInnerTexts();

describe.each(["da", "en"] as const)("the pages in %s are sound", (lang) => {
  test("with nothing in the CV", () =>
    lookAtStates(world, emptyWritingStates, { as: "laerke-bakkegaard", lang }));
  test("with everything in it", () => lookAtStates(world, fullWritingStates, { as: "bente-solvang", lang }));
});

test("every section is sound before anything is written in it", () =>
  lookAtStates(world, emptySectionStates, { as: "laerke-bakkegaard", lang: "da" }));

test("without a script: from nothing to a CV, ordered, hidden, taken away, brought back, and all of it deleted", async () => {
  const { page } = await world.visitAs("mikkel-oestervang", { javaScriptEnabled: false, viewport: narrow });
  await page.goto("/min-side");
  await follow(page, t("mine.cvLink"));
  expect(await seen(main(page))).toContain(t("cv.emptyHeading"));
  await follow(page, work?.title.da ?? "");
  await follow(page, t("cv.add", { entry: work?.entryName.da ?? "" }));
  await page.locator("#title").fill("Opvasker");
  await page.locator("#from-month").selectOption("3");
  await page.locator("#from-year").fill("2019");
  await page.locator("#ongoing").check();
  await page.locator("#tasks").fill("Vaskede op\nRyddede op");
  await press(page, t("cv.saveAndNext"));
  expect(await seen(main(page))).toContain(t("cv.saved"));
  await page.locator("#title").fill("Avisbud");
  await press(page, t("cv.save"));
  expect(await namesIn(page)).toEqual(["Opvasker", "Avisbud"]);
  expect(await seen(main(page))).toContain("marts 2019");

  await press(page, `${t("cv.up")} Avisbud`);
  expect(await namesIn(page)).toEqual(["Avisbud", "Opvasker"]);
  await press(page, `${t("cv.hide")} Avisbud`);
  expect(await seen(main(page))).toContain(t("cv.hidden"));
  await press(page, `${t("cv.remove")} Opvasker`);
  expect(await namesIn(page)).toEqual(["Avisbud"]);
  await press(page, t("cv.undo"));
  expect(await namesIn(page)).toEqual(["Avisbud", "Opvasker"]);
  await press(page, `${t("cv.remove")} Opvasker`);
  await page.goto("/cv/arbejde");
  await main(page).getByText(t("cv.removedHeading")).click();
  await press(page, `${t("cv.bringBack")} Opvasker`);
  expect(await namesIn(page)).toEqual(["Avisbud", "Opvasker"]);

  for (const [section, fields] of [
    ["hverdag", { title: "Passede min mormor" }],
    ["sprog", { title: "Dansk" }],
    ["styrker", { title: "Tålmodig", example: "Når noget driller" }],
  ] as const) {
    await page.goto(`/cv/${section}/ny`);
    for (const [id, text] of Object.entries(fields)) await page.locator(`#${id}`).fill(text);
    await press(page, t("cv.save"));
  }
  await page.goto("/cv/koerekort/ny");
  await page.locator("#category").selectOption({ index: 1 });
  await press(page, t("cv.save"));
  await page.goto("/cv");
  expect((await seen(main(page))).replaceAll(/[\u2068\u2069]/g, "")).toContain("Avisbud, Opvasker");
  for (const name of ["Avisbud", "Passede min mormor", "Dansk", "Tålmodig"])
    expect(await seen(main(page))).toContain(name);

  await follow(page, t("cv.deleteLink"));
  await follow(page, t("cv.deleteNo"));
  await follow(page, t("cv.deleteLink"));
  await press(page, t("cv.deleteYes"));
  expect(await seen(main(page))).toContain(t("cv.deleted"));
  expect(await seen(main(page))).toContain(t("cv.emptyHeading"));
});

test("what was typed stays when something is wrong, and when the language is changed", async () => {
  const { page } = await world.visitAs("jonas-lindeskov", { javaScriptEnabled: false });
  await page.goto("/cv/arbejde/ny");
  await page.locator("#employer").fill("Bageriet på Torvet");
  await page.locator("#from-year").fill("19");
  await press(page, t("cv.save"));
  const told = await seen(page.locator("#error-summary"));
  expect(told).toContain(t("cv.problem.required"));
  expect(told).toContain(t("cv.problem.year"));
  expect(await page.locator("#employer").inputValue()).toBe("Bageriet på Torvet");
  expect(await page.locator("#from-year").inputValue()).toBe("19");
  await page.getByRole("button", { name: "English" }).click();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.locator("#employer").inputValue()).toBe("Bageriet på Torvet");
  await page.locator("#title").fill("Baker");
  await page.locator("#from-year").fill("2019");
  await press(page, translator("en")("cv.save"));
  expect(await namesIn(page)).toEqual(["Baker"]);
});

test("without a script: a CV from a file is shown first, and comes in when the citizen says yes", async () => {
  const { page } = await world.visitAs("jonas-lindeskov", { javaScriptEnabled: false, viewport: narrow });
  await page.goto("/cv");
  await follow(page, t("cv.import.link"));
  await press(page, t("cv.import.read"));
  expect(await seen(page.locator("#error-summary"))).toContain(t("cv.import.nothing"));
  const choose = (text: string) =>
    page.locator("#fil").setInputFiles({
      name: "cv.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
  await choose('{"work": [');
  await press(page, t("cv.import.read"));
  expect(await seen(page.locator("#error-summary"))).toContain(t("cv.import.notJson"));
  expect(await page.locator("#tekst").inputValue()).toBe('{"work": [');
  await choose(
    JSON.stringify({ work: [{ position: "Fisker på Ærø", startDate: "2011-04-02" }], volunteer: [] }),
  );
  await press(page, t("cv.import.read"));
  expect(await seen(main(page))).toContain("Fisker på Ærø");
  await press(page, t("cv.import.add"));
  expect(await seen(main(page))).toContain(t("cv.import.done", { count: 1 }));
  expect(await seen(main(page))).toContain("Fisker på Ærø");
  const again = await (await world.person("jonas-lindeskov")).post("/cv/indlaes", { handling: "tilfoej" });
  expect(await again.text()).toContain(t("cv.import.gone"));
});

test("two devices: both entries are shown, and the person decides", async () => {
  const address = `/cv/arbejde/${cvIds.baker}`;
  const [phone, library] = [await world.visitAs("bente-solvang"), await world.visitAs("bente-solvang")];
  for (const { page } of [phone, library]) await page.goto(address);
  await phone.page.locator("#employer").fill("Bageriet");
  await press(phone.page, t("cv.save"));
  await library.page.locator("#employer").fill("Konditoriet");
  const answer = library.page.waitForResponse((response) => response.request().method() === "POST");
  await press(library.page, t("cv.save"));
  expect((await answer).status()).toBe(409);
  const told = await seen(main(library.page));
  expect(told).toContain(t("cv.changedHeading"));
  expect(told).toContain("Bageriet");
  expect(await library.page.locator("#employer").inputValue()).toBe("Konditoriet");
  await press(library.page, t("cv.saveAnyway"));
  expect(await seen(main(library.page))).toContain("Konditoriet");
});

test("an entry that is taken away while it is written in is not lost", async () => {
  const person = await world.person("jonas-lindeskov");
  const nummer = "z".repeat(26);
  await person.post("/cv/sprog/ny", { nummer, title: "Polsk" });
  const { page } = await world.visitAs("jonas-lindeskov", { javaScriptEnabled: false });
  await page.goto(`/cv/sprog/${nummer}`);
  await person.post("/cv/sprog", { handling: "fjern", post: nummer });
  await page.locator("#title").fill("Polsk og tysk");
  await press(page, t("cv.save"));
  expect(await seen(main(page))).toContain(t("cv.goneHeading"));
  expect(await page.locator("#title").inputValue()).toBe("Polsk og tysk");
  await press(page, t("cv.save"));
  expect(await namesIn(page)).toEqual(["Polsk og tysk"]);
});

test("by keys alone an entry is written and moved", async () => {
  const { page } = await world.visitAs("amina-haugsted");
  const tabTo = async (name: string | RegExp, role: "button" | "link" | "textbox") => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      const focused = main(page).getByRole(role, { name }).and(page.locator(":focus"));
      if ((await focused.count()) > 0) return;
    }
    throw new Error(`The keys do not lead to ${name}.`);
  };
  for (const title of ["Kasseassistent", "Lagerhjælp"]) {
    await page.goto("/cv/arbejde/ny");
    await tabTo(/Hvad lavede du/, "textbox");
    await page.keyboard.type(title);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/cv\/arbejde\?gemt/);
  }
  await tabTo(`${t("cv.up")} Lagerhjælp`, "button");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/cv\/arbejde#/);
  expect(await namesIn(page)).toEqual(["Lagerhjælp", "Kasseassistent"]);
});
