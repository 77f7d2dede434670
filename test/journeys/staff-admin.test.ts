import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import { translator } from "#site/text/translate.ts";
import { expectAccessible, expectFits, logInAs, openBrowser, openVisit } from "#test/browser.ts";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { mainText, sendExample } from "#test/journeys/staff-examples.ts";
import { type Served, serve } from "#test/served.ts";

const t = translator("da");

let served: Served;
let browser: Browser;
let page: Page;
let citizen: HttpPerson;
let caseworker: HttpPerson;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  [citizen, caseworker] = [httpPerson(served), httpPerson(served)];
  await logIn(citizen, "laerke-bakkegaard", "borger");
  await logIn(caseworker, "omar-vestergaard", "medarbejder");
  ({ page } = await openVisit(browser, served.url, {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  }));
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

const read = async (who: HttpPerson, path: string) => mainText(await (await who.get(path)).text());
const queued = async () => {
  const found = await caseworker.json("POST", "/api/cases/search", { words: "bakkegaard" });
  return ((await found.json()) as unknown[]).length;
};
const save = () => page.getByRole("button", { name: t("staff.gate.button") }).click();

describe("an administrator without JavaScript, on a narrow window", () => {
  test("begins at the legal basis, which is marked as demo", async () => {
    await logInAs(page, "Gitte Mølholm", "medarbejder");
    expect(new URL(page.url()).pathname).toBe("/admin/hjemmel");
    expect(await page.getByRole("main").textContent()).toContain(t("staff.gate.demoText"));
    await expectFits(page, "legal basis");
    await expectAccessible(await withScripts(), "legal basis");
  });

  test("is told what is missing, and keeps what was typed", async () => {
    await page.getByLabel(t("staff.gate.basis")).fill("");
    await page.getByLabel(t("staff.gate.owner")).fill(`"Anna" <b>Holm</b>`);
    await page.getByLabel(t("date.month")).fill("13");
    await save();
    const told = await page.getByRole("alert").textContent();
    for (const key of ["staff.gate.basisMissing", "staff.gate.dateWrong"] as const)
      expect(told).toContain(t(key));
    expect(await page.getByLabel(t("staff.gate.owner")).inputValue()).toBe(`"Anna" <b>Holm</b>`);
    expect(await page.getByLabel(t("date.month")).inputValue()).toBe("13");
    await expectFits(page, "legal basis with faults");
  });

  test("switches triage off", async () => {
    await page.goto("/admin/hjemmel");
    await page.getByLabel(t("staff.gate.off")).check();
    await save();
    expect(await page.getByRole("main").textContent()).toContain(t("staff.gate.savedOff"));
  });
});

/** axe needs scripts; it looks at the same page in a window that has them. */
async function withScripts(): Promise<Page> {
  const visit = await openVisit(browser, served.url, { viewport: { width: 320, height: 640 } });
  await visit.context.addCookies(await page.context().cookies());
  await visit.page.goto(page.url());
  return visit.page;
}

describe("while triage is off", () => {
  test("a citizen's answers are stored without points, and the receipt says so", async () => {
    const sent = await sendExample(citizen, "V16");
    expect(sent.result).toBeNull();
    const path = `/min-side/besvarelser/${sent.responseId}`;
    expect(await read(citizen, `${path}/kvittering`)).toContain(t("receipt.noPoints").slice(0, 60));
    const shown = await read(citizen, path);
    expect(shown).toContain(t("result.off"));
    expect(shown).not.toMatch(/\d+ af \d+ point/);
  });

  test("no case comes of it, neither in a list nor in the search", async () => {
    expect(await queued()).toBe(0);
    for (const path of ["/sager", "/sager/lave", "/sager/afsluttede"])
      expect(await read(caseworker, path), path).not.toContain("Bakkegaard");
  });
});

test("switched on again, new answers give a case, and the old ones stay without points", async () => {
  await page.goto("/admin/hjemmel");
  await page.getByLabel(t("staff.gate.on")).check();
  await save();
  expect(await page.getByRole("main").textContent()).toContain(t("staff.gate.savedOn"));
  expect(await queued(), "the old answers are not scored afterwards").toBe(0);
  expect((await sendExample(citizen, "V16")).result?.band).toBe("hoej");
  expect(await queued()).toBe(1);
});

test("a basis that ran out yesterday cannot be switched on", async () => {
  const admin = httpPerson(served);
  await logIn(admin, "gitte-moelholm", "medarbejder");
  const [year = "", month = "", day = ""] = addDays(civilDate(new Date()), -1).split("-");
  const fields = { skema: "risikoscreening", hjemmel: "x", dpia: "x", ansvarlig: "x", kontakt: "ja" };
  const date = { "udloeb-year": year, "udloeb-month": month, "udloeb-day": day };
  const answer = await admin.post("/admin/hjemmel", { ...fields, ...date });
  expect(answer.status).toBe(422);
  expect(mainText(await answer.text())).toContain(t("staff.gate.datePast"));
});

describe("roles without persons", () => {
  const paths = async () => {
    const all = (await (await caseworker.get("/api/cases")).json()) as { rows: { id: string }[] };
    const id = all.rows[0]?.id;
    const pages = ["/sager", "/sager/lave", "/sager/afsluttede", "/sager/soeg", `/sager/${id}`];
    const api = ["/api/cases", `/api/cases/${id}`, "/api/responses", "/api/access-log"];
    return [...pages, `/sager/${id}/samtaleguide`, "/min-side", "/min-side/adgang", ...api];
  };

  test.each([
    ["evaluator", "emil-kragelund", "/evaluering"],
    ["administrator", "gitte-moelholm", "/admin/hjemmel"],
  ])("the %s reaches no person's data", async (_role, key, home) => {
    const person = httpPerson(served);
    const landed = await logIn(person, key, "medarbejder");
    expect(landed.headers.get("location")).toBe("/personale");
    expect((await person.get("/personale")).headers.get("location")).toBe(home);
    for (const path of await paths()) {
      const answer = await person.get(path);
      expect(answer.status, path).toBe(403);
      expect(await answer.text(), path).not.toMatch(/Solvang|Elmelund|Haugsted|Bakkegaard/);
    }
    expect((await person.post("/sager/soeg", { ord: "solvang" })).status).toBe(403);
    expect((await person.json("POST", "/api/cases/search", { words: "solvang" })).status).toBe(403);
    expect(await (await person.get(home)).text()).not.toMatch(/Solvang|Elmelund|Haugsted/);
  });

  test("the team lead reads the legal basis and cannot change it", async () => {
    const lead = httpPerson(served);
    await logIn(lead, "lone-thorsager", "medarbejder");
    const html = await (await lead.get("/admin/hjemmel")).text();
    expect(mainText(html)).toContain(t("staff.gate.readOnly"));
    expect(/<main[\s\S]*<\/main>/.exec(html)?.[0]).not.toContain("<form");
    const fields = { skema: "risikoscreening", hjemmel: "x", dpia: "x", ansvarlig: "x", kontakt: "nej" };
    const date = { "udloeb-year": "2090", "udloeb-month": "1", "udloeb-day": "1" };
    expect((await lead.post("/admin/hjemmel", { ...fields, ...date })).status).toBe(403);
    expect((await caseworker.get("/admin/hjemmel")).status).toBe(403);
    expect((await citizen.get("/admin/hjemmel")).status).toBe(403);
  });
});
