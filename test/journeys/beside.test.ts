import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { titleOf } from "#test/browser.ts";
import { seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { canary } from "./citizen-page-states.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";
import { cvIds, prepareCv } from "./cv-states.ts";
import { planIds, preparePlan } from "./job-plan-states.ts";
import { lookAtStates } from "./look-at-states.ts";
import { expectSound } from "./sound-page.ts";
import { caseIdOf, sendExample } from "./staff-examples.ts";

const t = translator("da");
const en = translator("en");
const [citizenKey, staffKey] = ["mikkel-oestervang", "omar-vestergaard"] as const;
/** A word without a place to break, and what would be markup. */
const long = `${canary} <b>${"Arbejdsmarkedsfastholdelse".repeat(6)}</b>`;

let world: CitizenWorld;
let caseId: string;
beforeAll(async () => {
  world = await openCitizens();
  const citizen = await world.person(citizenKey);
  const { receipt } = await sendExample(citizen, "V13");
  await prepareCv(citizen);
  await preparePlan(citizen);
  const staff = await world.person(staffKey, "medarbejder");
  caseId = await caseIdOf(staff, receipt);
  expect((await staff.json("POST", `/api/cases/${caseId}/take`, {})).status).toBeLessThan(300);
});
afterAll(() => world.close());

const press = (page: Page, name: string) =>
  page.getByRole("main").getByRole("button", { name }).last().click();
const open = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name }).first().click();
const aboutCv = `cv/${cvIds.baker}`;
const aboutGoal = `maal/${planIds.b}`;

test("without a script: the caseworker asks about an entry, the citizen answers, and both see it", async () => {
  const bare = { javaScriptEnabled: false, viewport: narrow } as const;
  const [staff, citizen] = [await world.visitAs(staffKey, bare), await world.visitAs(citizenKey, bare)];
  const main = (page: Page) => seen(page.getByRole("main"));
  await staff.page.goto(`/sager/${caseId}`);
  await open(staff.page, t("staff.cv.link"));
  await open(staff.page, `${t("beside.link", { count: 0 })} : Bager`);
  expect(new URL(staff.page.url()).pathname).toBe(`/sager/${caseId}/emne/${aboutCv}`);
  await press(staff.page, t("beside.send"));
  expect(await main(staff.page)).toContain(t("beside.problem.required"));
  expect(await titleOf(staff.page)).toMatch(/^Fejl: /);
  await staff.page.locator("#tekst").fill(`Hvor mange var I? ${long}`);
  await press(staff.page, t("beside.send"));
  expect(await main(staff.page)).toContain(t("beside.saved.written"));
  expect(await staff.page.locator(".thread-words b").count()).toBe(0);

  await citizen.page.goto("/min-side");
  expect(await main(citizen.page)).toContain(t("mine.newsText", { count: 1 }));
  await open(citizen.page, t("mine.newsLink"));
  expect(await main(citizen.page)).toContain(t("beside.new"));
  await open(citizen.page, "Bager");
  expect(await main(citizen.page)).toContain("Hvor mange var I?");
  await citizen.page.locator("#tekst").fill("Vi var fire");
  await press(citizen.page, t("beside.send"));
  expect(await main(citizen.page)).toContain("Vi var fire");
  await open(citizen.page, t("beside.toEntry"));
  expect(await main(citizen.page)).toContain(t("beside.notice", { count: 2 }));
  await citizen.page.goto("/min-side");
  expect(await main(citizen.page)).not.toContain(t("mine.newsHeading"));
  expect(await main(citizen.page)).toContain(t("mine.comments"));

  await staff.page.goto("/sager/mangler?vis=nyt");
  expect(await main(staff.page)).toContain(t("staff.pathway.news"));
  await staff.page.goto(`/sager/${caseId}/cv`);
  expect(await main(staff.page)).toContain(t("beside.newAnswer"));
  await open(staff.page, `${t("beside.link", { count: 2 })} : Bager`);
  expect(await main(staff.page)).toContain("Vi var fire");
  await staff.page.goto("/sager/mangler?vis=nyt");
  expect(await main(staff.page)).toContain(t("staff.pathway.filterEmpty"));
  await citizen.page.goto("/min-side/adgang");
  expect(await main(citizen.page)).toContain(t("access.comment"));
});

test("without a script: both say yes to a goal, and a change of its words asks again", async () => {
  const bare = { javaScriptEnabled: false, viewport: narrow } as const;
  const [staff, citizen] = [await world.visitAs(staffKey, bare), await world.visitAs(citizenKey, bare)];
  const main = (page: Page) => seen(page.getByRole("main"));
  const goal = `/jobplan/maal/${planIds.a}`;
  await staff.page.goto(`/sager/${caseId}/jobplan`);
  expect(await main(staff.page)).toContain(t("staff.plan.state.citizenAgreed"));
  await open(staff.page, t("beside.linkGoal", { count: 0 }));
  expect(await main(staff.page)).toContain(t("beside.agree.citizenOnly"));
  const late = await world.visitAs(staffKey, bare);
  await late.page.goto(staff.page.url());
  await staff.page.locator("#tekst").fill("Halvt skrevet om målet");
  await press(staff.page, t("beside.agree.say"));
  expect(await main(staff.page)).toContain(t("beside.agree.both"));
  expect(await staff.page.locator("#tekst").inputValue()).toBe("Halvt skrevet om målet");
  await citizen.page.goto(goal);
  expect(await main(citizen.page)).toContain(t("beside.agree.both"));
  const person = await world.person(citizenKey);
  expect((await person.post(`${goal}/hvorfor`, { udgave: "1", why: "Ro" })).status).toBe(303);
  await late.page.locator("#tekst").fill("Skrevet for sent");
  await press(late.page, t("beside.agree.say"));
  expect(await late.page.locator("#tekst").inputValue()).toBe("Skrevet for sent");
  expect(await main(late.page)).toContain(t("beside.lateHeading"));
  await citizen.page.reload();
  expect(await main(citizen.page)).toContain(t("beside.agree.changed"));
  expect((await person.post(goal, { handling: "enig", udgave: "1" })).status).toBe(409);
  await citizen.page.locator("#note").fill("Kun til jul");
  await press(citizen.page, t("beside.agree.say"));
  expect(await main(citizen.page)).toContain(t("beside.agree.youOnly"));
  expect(await citizen.page.locator("#note").inputValue()).toBe("Kun til jul");
  expect((await person.post(goal, { handling: "noget", udgave: "2" })).status).toBe(400);
  await press(citizen.page, t("beside.agree.withdraw"));
  expect(await main(citizen.page)).toContain(t("beside.agree.open"));
});

describe.each(["da", "en"] as const)("the citizen's pages in %s are sound", (lang) => {
  test("with comments and without", async () => {
    const staff = await world.person(staffKey, "medarbejder");
    for (const about of [aboutCv, aboutGoal]) {
      const nummer = (lang === "da" ? "k" : "m").repeat(26);
      await staff.post(`/sager/${caseId}/emne/${about}`, {
        handling: "skriv",
        nummer: about === aboutCv ? nummer : nummer.replace(/^./, "n"),
        udgave: "1",
        tekst: long,
      });
    }
    const own = "/min-side/kommentarer";
    await lookAtStates(
      world,
      [
        { page: "own page", state: "news", path: "/min-side" },
        { page: "comments", state: "some are new", path: own },
        { page: "comment", state: "about a goal, long words", path: `${own}/${aboutGoal}` },
        { page: "comment", state: "about an entry, sent", path: `${own}/${aboutCv}?gemt=skrevet` },
        {
          page: "comment",
          state: "without words",
          path: `${own}/${aboutCv}`,
          act: async (page) => {
            await page.locator('main button[value="skriv"]').click();
            await page.locator("#error-summary").waitFor();
          },
          hasError: true,
        },
        { page: "goal", state: "with comments", path: `/jobplan/maal/${planIds.b}` },
        { page: "entry", state: "with comments", path: `/cv/arbejde/${cvIds.baker}` },
      ],
      { as: citizenKey, lang },
    );
    await lookAtStates(world, [{ page: "comments", state: "none", path: own }], {
      as: "laerke-bakkegaard",
      lang,
    });
  });
});

test.each([
  ["da", t],
  ["en", en],
] as const)("the staff's pages in %s are sound, wide and narrow", async (lang, words) => {
  const { page, context, complaints } = await world.visitAs(staffKey, { viewport: narrow });
  await context.addCookies([{ name: "sprog", value: lang, url: world.served.url }]);
  const at = (path: string) => page.goto(path);
  for (const [state, path] of [
    ["an entry with comments", `/sager/${caseId}/emne/${aboutCv}`],
    ["a goal with comments", `/sager/${caseId}/emne/${aboutGoal}`],
    ["a goal that is put away", `/sager/${caseId}/emne/maal/${planIds.dropped}`],
    ["the CV", `/sager/${caseId}/cv`],
    ["the plan", `/sager/${caseId}/jobplan`],
    ["the list", "/sager/mangler"],
    ["nobody in the list", "/sager/mangler?vis=cv"],
  ] as const) {
    expect((await at(path))?.status(), state).toBe(200);
    await expectSound(page, `${state}, ${lang}`);
  }
  await at(`/sager/${caseId}/emne/${aboutCv}`);
  await press(page, words("beside.send"));
  await page.locator("#error-summary").waitFor();
  await expectSound(page, `nothing written, ${lang}`);
  await page.setViewportSize({ width: 1100, height: 800 });
  await at("/sager/mangler");
  await expectSound(page, `the list, wide, ${lang}`);
  expect(complaints).toEqual([]);
});

test("the team lead sees figures of enough people only, and what is written stays over a change of language", async () => {
  await world.person("lone-thorsager", "medarbejder");
  const lead = await world.visitAs("lone-thorsager", { viewport: narrow });
  await lead.page.goto("/sager/kvalitet");
  expect(await seen(lead.page.getByRole("main"))).toContain(t("staff.quality.emptyHeading"));
  await expectSound(lead.page, "no figures");
  const { page } = await world.visitAs(staffKey, { javaScriptEnabled: false });
  await page.goto(`/sager/${caseId}/emne/${aboutCv}`);
  await page.locator("#tekst").fill("Halvt skrevet");
  await page.getByRole("button", { name: "English" }).click();
  expect(await page.locator("#tekst").inputValue()).toBe("Halvt skrevet");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
});
