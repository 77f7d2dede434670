import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { titleOf } from "#test/browser.ts";
import { pageOf } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens, ownResponses } from "./citizen-world.ts";
import { expectSound } from "./sound-page.ts";
import { exampleToday, mainText } from "./staff-examples.ts";

const t = translator("da");

let world: CitizenWorld;
let staff: Page;
beforeAll(async () => {
  world = await openCitizens();
  await world.person("laerke-bakkegaard");
  await world.person("hanne-riisager", "medarbejder");
  staff = (await world.visitAs("hanne-riisager", { viewport: narrow })).page;
});
afterAll(() => world.close());

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** The form of the screening, among those of the other questionnaires. */
const screening = () => staff.locator("form:has(input[name=skema][value=risikoscreening])");

describe("a questionnaire filled in on the phone", () => {
  test("begins with finding the citizen, who has logged in but never sent anything", async () => {
    await staff.goto("/sager/udfyld");
    await expectSound(staff, "find");
    await press(staff, t("staff.assist.findButton"));
    await expectSound(staff, "find, nothing typed");
    await staff.getByLabel(t("staff.assist.find")).fill("Bakkegaard");
    await press(staff, t("staff.assist.findButton"));
    expect(await staff.getByRole("heading", { level: 2 }).first().textContent()).toContain("Ingen");
    await staff.getByLabel(t("staff.assist.find")).fill("140392-4124");
    await press(staff, t("staff.assist.findButton"));
    await expectSound(staff, "found");
    await staff.getByRole("link", { name: "Lærke Bakkegaard" }).click();
    const begin = screening().getByRole("button", { name: t("staff.assist.begin"), exact: true });
    await begin.click();
    await expectSound(staff, "neither benefit nor way chosen");
    await screening().getByLabel("Sygedagpenge").check();
    await screening().getByLabel(t("staff.assist.way.phone")).check();
    await begin.click();
    await staff.waitForURL(/\/risikoscreening\/\d+$/);
    expect(new URL(staff.url()).pathname).not.toMatch(/laerke|1403/i);
    expect(await titleOf(staff)).not.toContain("Lærke");
  });

  test("goes page by page with the citizen's own questions, and keeps a wrong answer on the page", async () => {
    await staff.getByLabel("Dag").fill("41");
    await press(staff, t("question.next"));
    await expectSound(staff, "a wrong date");
    expect(await staff.getByLabel("Dag").inputValue()).toBe("41");
    const answers = exampleToday("V13").answers;
    const [, month, day] = String(answers["foerste_sygedag"]).split("-").map(Number);
    await staff.getByLabel("Dag").fill(String(day));
    await staff.getByLabel("Måned").fill(String(month));
    await staff.getByLabel("År").fill(String(answers["foerste_sygedag"]).slice(0, 4));
    await press(staff, t("question.next"));
    await expectSound(staff, "the next question");
    expect(await staff.locator(".assisted-note").textContent()).toContain("Lærke Bakkegaard");
    await press(staff, t("question.pause"));
    await expectSound(staff, "a pause");
  });

  test("is the same draft for the citizen, who can go on alone and hand it back", async () => {
    const citizen = await world.person("laerke-bakkegaard");
    const [draft] = await ownResponses(citizen);
    expect(Object.keys(draft?.answers ?? {})).toEqual(["foerste_sygedag"]);
    const more = { answers: exampleToday("V13").answers };
    expect((await citizen.json("PUT", `/api/responses/${draft?.id}/answers`, more)).status).toBe(200);
    await staff.reload();
    await screening().getByLabel(t("staff.assist.way.phone")).check();
    await press(staff, t("staff.assist.goOn"));
    await staff.getByRole("link", { name: t("staff.assist.toReview") }).click();
    await expectSound(staff, "all answers");
    await press(staff, t("staff.assist.handOver"));
    await expectSound(staff, "handed over");
    const back = await staff.goto(`${new URL(staff.url()).pathname}/risikoscreening/gennemse`);
    expect(back?.url(), "a new opening is needed").not.toContain("gennemse");
    await screening().getByLabel(t("staff.assist.way.meeting")).check();
    await press(staff, t("staff.assist.goOn"));
    await staff.waitForURL(/risikoscreening\/./);
  });

  test("tells the caseworker, not the citizen, when another screen has answered something else", async () => {
    const number = pageOf("fri_tekst", "sygedagpenge").split("/").at(-1) ?? "";
    await staff.goto(staff.url().replace(/[^/]+$/, number));
    const citizen = await world.person("laerke-bakkegaard");
    const [draft] = await ownResponses(citizen);
    const more = { answers: { fri_tekst: "Skrevet hjemme." } };
    expect((await citizen.json("PUT", `/api/responses/${draft?.id}/answers`, more)).status).toBe(200);
    await staff.locator("textarea").fill("Sagt i telefonen.");
    await press(staff, t("question.next"));
    await expectSound(staff, "two answers");
    expect(await staff.locator(".assisted-note").textContent()).toContain("Lærke Bakkegaard");
    const said = mainText(await staff.content());
    expect(said).toContain("Skrevet hjemme.");
    expect(said).toContain(t("staff.assist.conflictLead"));
    expect(said).not.toMatch(/\bdi[nt]e?\b/i);
    await press(staff, t("conflict.useHere"));
    await staff.waitForURL(/\/(\d+|gennemse)$/);
  });

  test("is sent for the citizen and tells no points, whatever is looked at", async () => {
    await staff.goto(staff.url().replace(/[^/]+$/, "gennemse"));
    await press(staff, t("staff.assist.send"));
    await staff.waitForURL(/\/sendt\//);
    await expectSound(staff, "sent");
    const said = mainText(await staff.content());
    expect(said).not.toMatch(/\d+ af \d+ point|moderat|Høj/);
    await staff.getByRole("link", { name: t("staff.assist.toCase") }).click();
    expect(mainText(await staff.content())).toContain(t("staff.door.heading"));
  });
});

describe("the citizen's word on it", () => {
  test("is asked for on My page, with all answers, and a fault is told without losing the text", async () => {
    const { page } = await world.visitAs("laerke-bakkegaard", { viewport: narrow });
    await page.goto("/min-side");
    await expectSound(page, "my page with a question");
    await page.getByRole("link", { name: t("mine.confirmSee") }).click();
    await expectSound(page, "do they fit");
    await press(page, t("confirm.save"));
    await expectSound(page, "nothing chosen");
    await page.getByLabel(t("confirm.no")).check();
    await press(page, t("confirm.save"));
    expect(await page.locator("#error-summary").textContent()).toContain(t("confirm.sayWhat"));
    await page.locator("summary").first().click();
    await page.getByLabel(t("confirm.remark")).first().fill("Det var en anden dag.");
    await page.getByLabel(t("confirm.yes")).check();
    await press(page, t("confirm.save"));
    expect(await page.locator("#error-summary").textContent()).toContain(t("confirm.yesButWrong"));
    expect(await page.getByLabel(t("confirm.remark")).first().inputValue()).toBe("Det var en anden dag.");
    await page.getByLabel(t("confirm.no")).check();
    await press(page, t("confirm.save"));
    await page.waitForURL(/gemt=1/);
    await expectSound(page, "said");
    await page.goto("/min-side/adgang");
    expect(mainText(await page.content())).toContain(t("access.assistedSend"));
    await page.context().close();
  });

  test("reaches the caseworker before any points, and can be changed without a script", async () => {
    await press(staff, t("staff.list.take"));
    await expectSound(staff, "the case with a disputed answer");
    const said = mainText(await staff.content());
    expect(said).toContain("Det var en anden dag.");
    expect(said).toContain(t("staff.ownView.heading"));
    const { page } = await world.visitAs("laerke-bakkegaard", { javaScriptEnabled: false });
    await page.goto("/min-side");
    await page.getByRole("link", { name: t("mine.wordAgain") }).click();
    await page.getByLabel(t("confirm.remark")).first().fill("");
    await page.getByLabel(t("confirm.yes")).check();
    await press(page, t("confirm.save"));
    expect(mainText(await page.content())).toContain(t("confirm.savedYes"));
    await page.context().close();
    await staff.reload();
    expect(mainText(await staff.content())).toContain(t("staff.confirm.fits"));
  });
});

test("a measurement filled in together promises no case, and the citizen's word on it reaches the case", async () => {
  const caseAt = new URL(staff.url()).pathname;
  await staff.goto("/sager/udfyld");
  await staff.getByLabel(t("staff.assist.find")).fill("140392-4124");
  await press(staff, t("staff.assist.findButton"));
  await staff.getByRole("link", { name: "Lærke Bakkegaard" }).click();
  const progression = staff.locator("form:has(input[name=skema][value=progression])");
  await progression.getByLabel(t("staff.assist.way.meeting")).check();
  await progression.getByRole("button", { name: t("staff.assist.begin"), exact: true }).click();
  await staff.waitForURL(/\/progression\/\d+$/);
  await staff.goto(staff.url().replace(/[^/]+$/, "gennemse"));
  await expectSound(staff, "a measurement before it is sent");
  expect(mainText(await staff.content())).not.toMatch(/point|sagen/i);
  await press(staff, t("staff.assist.send"));
  await staff.waitForURL(/\/sendt\//);
  expect(mainText(await staff.content())).not.toMatch(/point|sagen|peger på|dit /i);
  const { page } = await world.visitAs("laerke-bakkegaard", { javaScriptEnabled: false });
  await page.goto(`/min-side/besvarelser/${staff.url().split("/").at(-1)}/passer`);
  await page.getByLabel(t("confirm.no")).check();
  await page.getByLabel(t("confirm.comment")).fill("Jeg kom ikke til orde.");
  await press(page, t("confirm.save"));
  await page.waitForURL(/gemt=1/);
  await page.context().close();
  await staff.goto(caseAt);
  await expectSound(staff, "a disputed measurement");
  const said = (await staff.locator("#maalinger").textContent()) ?? "";
  expect(said).toContain("Jeg kom ikke til orde.");
  expect(said).toContain("Hanne Riisager");
});

test("a citizen who never logged in is entered by number, typed twice", async () => {
  await staff.goto("/sager/udfyld/ny");
  await expectSound(staff, "a new citizen");
  await staff.getByLabel(t("staff.assist.cpr"), { exact: true }).fill("1106902240");
  await staff.getByLabel(t("staff.assist.cprAgain")).fill("1106902241");
  await press(staff, t("staff.assist.registerButton"));
  await expectSound(staff, "two numbers");
  expect(await staff.locator("#error-summary a").allTextContents()).toEqual([
    t("staff.assist.cprDiffers"),
    t("staff.assist.nameMissing"),
  ]);
  await staff.getByLabel(t("staff.assist.cprAgain")).fill("110690-2240");
  await staff.getByLabel(t("staff.assist.name"), { exact: true }).fill("Rune Birk");
  await press(staff, t("staff.assist.registerButton"));
  await staff.waitForURL(/\/sager\/udfyld\/[0-9a-z]{26}$/);
  expect(await staff.getByRole("heading", { level: 1 }).textContent()).toBe("Rune Birk");
});
