import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minimumContent } from "#server/cv/minimum-content.ts";
import { type Lang, translator } from "#site/text/translate.ts";
import { expectAccessible, expectFits, openBrowser, openVisit, type Visit } from "#test/browser.ts";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { mainText } from "#test/journeys/staff-examples.ts";
import { type Served, serve } from "#test/served.ts";
import { submitted } from "./submitted.ts";

const t = translator("da");
const home = "/administration/cv-vejledning";
const draft = `${home}/kladde`;
const wide = "Arbejdsmarkedsuddannelsesinstitutionsadministrationsleder";
const rule = {
  hvor: "it",
  antal: "2",
  "hvad-da": `To programmer på computeren ${wide}`.slice(0, 100),
  "hvad-en": "Two programs on the computer",
  "hvorfor-da": "Mange job spørger om det <b>her</b>.",
  "hvorfor-en": "Many jobs ask for it.",
};

let served: Served;
let browser: Browser;
let lead: HttpPerson;
let citizen: HttpPerson;
beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  [lead, citizen] = [httpPerson(served), httpPerson(served)];
  await logIn(lead, "lone-thorsager", "medarbejder");
  await logIn(citizen, "mikkel-oestervang", "borger");
  await submitted(citizen, "/cv/arbejde/ny", { nummer: "g".repeat(26), title: "Havemand" });
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

async function windowOf(person: HttpPerson, options: Parameters<typeof openVisit>[2]): Promise<Visit> {
  const visit = await openVisit(browser, served.url, { viewport: { width: 320, height: 640 }, ...options });
  const cookies = [...person.cookies].map(([name, value]) => ({ name, value, url: served.url }));
  await visit.context.addCookies(cookies);
  return visit;
}

const ideas = async () => mainText(await (await citizen.get("/cv")).text());
const main = (page: Page) => page.getByRole("main");
const press = (page: Page, name: string) => main(page).getByRole("button", { name }).first().click();

test("without a script: a version is made, told apart, put in force, seen by citizens, and taken back", async () => {
  const { page, context } = await windowOf(lead, { javaScriptEnabled: false });
  await page.goto("/administration");
  await main(page)
    .getByRole("link", { name: t("staff.guideline.heading") })
    .click();
  expect(await main(page).textContent()).toContain(t("staff.guideline.shipped"));
  await press(page, t("staff.guideline.begin"));
  expect(await main(page).textContent()).toContain(t("staff.guideline.noChange"));
  await press(page, `${t("staff.guideline.remove")} : ${minimumContent.rules[0]?.what.da}`);
  await main(page)
    .getByRole("link", { name: t("staff.guideline.add") })
    .click();
  await page.locator("#hvad-da").fill(rule["hvad-da"]);
  await press(page, t("staff.guideline.save"));
  expect(await page.getByRole("alert").textContent()).toContain(t("staff.guideline.problemPlace"));
  expect(await page.locator("#hvad-da").inputValue()).toBe(rule["hvad-da"]);
  await page.getByLabel("Computer").check();
  for (const name of ["antal", "hvad-en", "hvorfor-da", "hvorfor-en"] as const)
    await page.locator(`#${name}`).fill(rule[name]);
  await press(page, t("staff.guideline.save"));
  const told = await main(page).textContent();
  for (const key of ["staff.guideline.added", "staff.guideline.removed"] as const)
    expect(told).toContain(t(key));
  expect(await ideas()).not.toContain(rule["hvad-da"]);
  await press(page, t("staff.guideline.set"));
  expect(await main(page).textContent()).toContain(t("staff.guideline.isSet"));
  expect(await main(page).textContent()).toContain("Lone Thorsager");
  const changed = await ideas();
  expect(changed).toContain(rule["hvad-da"]);
  expect(changed).not.toContain(minimumContent.rules[0]?.why.da);
  await press(page, t("staff.guideline.setAgain", { number: 1 }));
  expect(await ideas()).toContain(minimumContent.rules[0]?.why.da);
  await context.close();
});

test("two screens: a colleague's draft is not written over, and what was typed stands there still", async () => {
  await submitted(lead, home, { handling: "begynd" });
  const revision = async () =>
    /name="udgave" value="(\d+)"/.exec(await (await lead.get(draft)).text())?.[1] ?? "";
  const before = await revision();
  await submitted(lead, draft, { handling: "ned", udgave: before, punkt: "contact" });
  const late = await lead.post(`${draft}/ny`, { ...rule, udgave: before });
  expect(late.status).toBe(409);
  const html = await late.text();
  expect(mainText(html)).toContain(t("staff.guideline.ruleChanged"));
  expect(html).toContain("Two programs on the computer");
  expect((await lead.post(draft, { handling: "op", udgave: before, punkt: "contact" })).status).toBe(409);
  await submitted(lead, `${draft}/ny`, { ...rule, udgave: await revision() });
  expect((await lead.post(home, { handling: "saet", nummer: "1" })).status).toBe(409);
});

describe.each(["da", "en"] as const)("the pages in %s are sound", (lang: Lang) => {
  test("with a draft, with faults, and with versions before", async () => {
    const { page, complaints, context } = await windowOf(lead, {});
    await context.addCookies([{ name: "sprog", value: lang, url: served.url }]);
    for (const path of ["/administration", home, draft, `${draft}/ny`, `${draft}/example`]) {
      await page.goto(path);
      await expectFits(page, path);
      await expectAccessible(page, `${path} ${lang}`);
    }
    await page.goto(`${draft}/ny`);
    await main(page).locator("button").last().click();
    await page.locator("#error-summary").waitFor();
    await expectAccessible(page, `faults ${lang}`);
    await expectFits(page, "faults");
    expect(complaints).toEqual([]);
    await context.close();
  });
});
