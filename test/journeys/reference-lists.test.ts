import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";
import { planIds, preparePlan } from "./job-plan-states.ts";
import { lookAtStates } from "./look-at-states.ts";
import { expectSound } from "./sound-page.ts";

const t = translator("da");
const [administrator, citizenKey] = ["gitte-moelholm", "bente-solvang"] as const;
const [barometer, titles] = ["/administration/jobbarometer", "/administration/jobtitler"] as const;

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
  await world.person(administrator, "medarbejder");
  await preparePlan(await world.person(citizenKey));
});
afterAll(() => world.close());

const main = (page: Page) => seen(page.getByRole("main"));
const press = (page: Page, name: string) =>
  page.getByRole("main").getByRole("button", { name, exact: true }).first().click();
const month = new Date().toISOString().slice(0, 7);

async function upload(page: Page, lines: readonly string[] | Buffer): Promise<void> {
  const buffer = Buffer.isBuffer(lines) ? lines : Buffer.from(lines.join("\r\n"));
  await page.locator("#fil").setInputFiles({ name: "liste.csv", mimeType: "text/csv", buffer });
  await press(page, t("staff.lists.read"));
}

test("without a script: a barometer with faults is refused, a right one is shown to citizens, and taken back", async () => {
  const bare = { javaScriptEnabled: false, viewport: narrow } as const;
  const { page } = await world.visitAs(administrator, bare);
  const citizen = await world.visitAs(citizenKey, bare);
  await page.goto("/administration");
  await page
    .getByRole("main")
    .getByRole("link", { name: t("staff.lists.barometer.heading") })
    .click();
  await press(page, t("staff.lists.read"));
  expect(await main(page)).toContain(t("staff.lists.nothing"));
  const header = "occupation_code;area;outlook;period;source";
  await upload(page, [header, `61;Fyn;gode;${month};<b>Kilde</b>`, "6113;Fyn;fine;i år;x"]);
  expect(await main(page)).toContain(t("staff.lists.faulty", { count: 3 }));
  expect(await main(page)).toContain(t("staff.lists.fault.badPeriod"));
  await upload(page, Buffer.from(`${header}\n6113;Østjylland;gode;${month};x`, "latin1"));
  expect(await main(page)).toContain(t("staff.lists.fault.notUtf8"));
  const goal = `/jobplan/maal/${planIds.a}`;
  await citizen.page.goto(goal);
  expect(await main(citizen.page)).not.toContain(t("plan.openings.heading"));
  await upload(page, [
    header,
    `6113;Østjylland;begrænsede;${month};Kilden <b>her</b>`,
    `6111;Østjylland;mangel;${month};Kilden <b>her</b>`,
  ]);
  expect(await main(page)).toContain(t("staff.lists.imported"));
  expect(await main(page)).toContain(t("staff.lists.barometer.told", { count: 2 }));
  await citizen.page.reload();
  expect(await main(citizen.page)).toContain(t("plan.openings.own.limited"));
  expect(await main(citizen.page)).toContain("Kilden <b>her</b>");
  await citizen.page.locator(".openings li a").first().click();
  expect(citizen.page.url()).toContain("/jobplan/maal/ny?kode=6111");
  await press(page, t("staff.lists.barometer.backToNone"));
  expect(await main(page)).toContain(t("staff.lists.barometer.none"));
  await citizen.page.goto(goal);
  expect(await main(citizen.page)).not.toContain(t("plan.openings.heading"));
  await press(page, t("staff.lists.setAgain", { number: 1 }));
  expect(await main(page)).toContain(t("staff.lists.set"));
});

test("without a script: a job is chosen from the municipality's own list", async () => {
  const bare = { javaScriptEnabled: false, viewport: narrow } as const;
  const { page } = await world.visitAs(administrator, bare);
  await page.goto(titles);
  await upload(page, [
    "code;label_da;label_en;words_da;words_en",
    "611310;Arbejde i planteskole;Nursery work;stauder|hække;hedges",
  ]);
  expect(await main(page)).toContain(t("staff.lists.imported"));
  const citizen = await world.visitAs(citizenKey, bare);
  await citizen.page.goto("/jobplan/maal/ny?ord=stauder&bogstav=B");
  await citizen.page.getByLabel("Arbejde i planteskole").check();
  await press(citizen.page, t("plan.find.save"));
  await citizen.page.goto("/jobplan");
  expect(await main(citizen.page)).toContain("Arbejde i planteskole");
});

test.each(["da", "en"] as const)("the pages in %s are sound", async (lang) => {
  const words = translator(lang);
  const { page, context, complaints } = await world.visitAs(administrator, { viewport: narrow });
  await context.addCookies([{ name: "sprog", value: lang, url: world.served.url }]);
  for (const [state, path] of [
    ["the barometer", barometer],
    ["the titles, imported", `${titles}?gemt=indlaest`],
    ["what is to be decided", "/administration"],
  ] as const) {
    expect((await page.goto(path))?.status(), state).toBe(200);
    await expectSound(page, `${state}, ${lang}`);
  }
  await page.goto(titles);
  const wide = "Arbejdsmarkedsuddannelsesinstitutionsadministrationsleder".repeat(3);
  const rows = Array.from({ length: 120 }, (_, at) => `61${at};${wide};x;;`);
  const buffer = Buffer.from(["code;label_da;label_en;words_da;words_en", ...rows].join("\n"));
  await page.locator("#fil").setInputFiles({ name: "liste.csv", mimeType: "text/csv", buffer });
  await page
    .getByRole("main")
    .getByRole("button", { name: words("staff.lists.read"), exact: true })
    .click();
  await page.locator("#error-summary").waitFor();
  await expectSound(page, `many faults, ${lang}`);
  // A refused form is told by the browser as a failed load of the page.
  expect(complaints.filter((one) => !one.includes("422"))).toEqual([]);
  const goal = `/jobplan/maal/${planIds.a}`;
  await lookAtStates(world, [{ page: "goal", state: "with openings", path: goal }], { as: citizenKey, lang });
});
