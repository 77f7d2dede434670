import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCitizens } from "#server/demo/persons.ts";
import { translator } from "#site/text/translate.ts";
import { logInAs, openBrowser, openVisit } from "#test/browser.ts";
import { type HttpPerson, httpPerson, logIn } from "#test/http-person.ts";
import { caseIdOf, mainText } from "#test/journeys/staff-examples.ts";
import { type Served, serve } from "#test/served.ts";

const t = translator("da");

let served: Served;
let browser: Browser;
let omar: HttpPerson;
let hanne: HttpPerson;
let lead: HttpPerson;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve(), openBrowser()]);
  [omar, hanne, lead] = [httpPerson(served), httpPerson(served), httpPerson(served)];
  await logIn(omar, "omar-vestergaard", "medarbejder");
  await logIn(hanne, "hanne-riisager", "medarbejder");
  await logIn(lead, "lone-thorsager", "medarbejder");
});
afterAll(async () => {
  await browser.close();
  await served.dispose();
});

interface Row {
  readonly id: string;
  readonly citizenName: string;
  readonly receiptNumber: string;
}
async function rowOf(name: string): Promise<Row> {
  const found = (await (await omar.json("POST", "/api/cases/search", { words: name })).json()) as Row[];
  const row = found.find(({ citizenName }) => citizenName === name);
  if (row === undefined) throw new Error(`${name} has no case.`);
  return row;
}
const read = async (answer: Response) => mainText(await answer.text());

describe("a case that a colleague has", () => {
  test("is not taken a second time from the queue, and the page says so", async () => {
    const { id } = await rowOf("Bente Solvang");
    expect((await omar.post("/sager", { sag: id, handling: "take" })).status).toBe(303);
    const late = await hanne.post("/sager", { sag: id, handling: "take" });
    expect(late.status).toBe(409);
    const said = await read(late);
    expect(said).toContain(t("staff.list.takenBefore"));
    expect(said).toContain("Amina Haugsted");
    expect((await omar.get(`/sager/${id}`)).status).toBe(200);
    expect(await read(await omar.get(`/sager/${id}`))).toContain(t("staff.list.you"));
  });

  test("is not taken from its own page either, nor through the API", async () => {
    const { id } = await rowOf("Bente Solvang");
    const late = await hanne.post(`/sager/${id}`, { handling: "take" });
    expect(late.status).toBe(409);
    expect(await read(late)).toContain("Omar Vestergaard");
    expect((await hanne.json("POST", `/api/cases/${id}/take`, {})).status).toBe(409);
    expect((await omar.json("POST", `/api/cases/${id}/take`, {})).status, "one's own again").toBe(204);
  });

  test("two who press at the same moment: one gets it, the other is told", async () => {
    const { id } = await rowOf("Amina Haugsted");
    const answers = await Promise.all(
      [omar, hanne].map((who) => who.json("POST", `/api/cases/${id}/take`, {})),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  test("can be read by a colleague with a purpose, but not judged or released", async () => {
    const { id } = await rowOf("Bente Solvang");
    expect((await hanne.json("POST", `/api/cases/${id}/purpose`, { purpose: "cover" })).status).toBe(204);
    expect(await read(await hanne.get(`/sager/${id}`))).toContain(t("staff.answers.heading"));
    expect((await hanne.json("POST", `/api/cases/${id}/own-view`, { view: "lav" })).status).toBe(403);
    expect((await hanne.json("POST", `/api/cases/${id}/release`, {})).status).toBe(403);
    expect((await hanne.post(`/sager/${id}`, { handling: "own-view", skoen: "lav" })).status).toBe(403);
    const made = { handling: "assessment", vurdering: "lav", begrundelse: "x" };
    expect((await hanne.post(`/sager/${id}`, made)).status).toBe(403);
  });

  test("is free for a colleague when it is released, and the door closes behind the one who let go", async () => {
    const { id } = await rowOf("Bente Solvang");
    const released = await omar.post(`/sager/${id}`, { handling: "release" });
    expect([released.status, released.headers.get("location")]).toEqual([303, "/sager"]);
    expect(await read(await omar.get(`/sager/${id}`))).toContain(t("staff.door.heading"));
    expect((await hanne.post(`/sager/${id}`, { handling: "take" })).status).toBe(303);
    expect(await read(await hanne.get("/sager?vis=mine"))).toContain("Bente Solvang");
  });
});

describe("search", () => {
  const search = (words: string) => omar.post("/sager/soeg", { ord: words });

  test.each(["0510904218", "051090-4218", " 051090 4218 "])("finds by cpr number: %s", async (cpr) => {
    const found = await search(cpr);
    expect(await read(found)).toContain("Sofie Elmelund");
    expect(await read(await search(cpr))).not.toContain("Peter");
  });

  test("finds by receipt number, in small letters and without the hyphen too", async () => {
    const { receiptNumber } = await rowOf("Peter Nørremark");
    for (const words of [receiptNumber, receiptNumber.toLowerCase(), receiptNumber.replace("-", "")])
      expect(await read(await search(words)), words).toContain("Peter Nørremark");
    expect(await caseIdOf(omar, receiptNumber)).toMatch(/^[0-9a-z]{26}$/);
  });

  test.each(["nørremark", "NØRREMARK", "peter nør", "Lindeskov"])(
    "finds by a part of the name: %s",
    async (words) => {
      expect(await read(await search(words))).toMatch(/Peter Nørremark|Jonas Lindeskov/);
    },
  );

  test.each(["%", "__", "'; drop table cases; --", "a".repeat(100)])("takes %s as letters", async (words) => {
    const found = await search(words);
    expect([200, 422]).toContain(found.status);
    expect(await read(found)).not.toContain("Sofie Elmelund");
  });

  test("puts nothing of what was typed in an address, and finds nobody who has sent nothing", async () => {
    const found = await search("bakkegaard");
    expect(found.headers.get("location")).toBeNull();
    expect(await read(found)).toContain(t("staff.search.none"));
    expect((await search("a".repeat(101))).status).toBe(422);
    expect((await search("  ")).status).toBe(422);
    // An address with the words in it searches for nothing.
    const asked = await omar.get("/sager/soeg?ord=elmelund");
    expect(await read(asked)).not.toContain("Elmelund");
  });

  test("is seen by the citizen who was found", async () => {
    await search("sofie elmelund");
    const sofie = httpPerson(served);
    await logIn(sofie, "sofie-elmelund", "borger");
    expect(await read(await sofie.get("/min-side/adgang"))).toContain(t("access.search"));
  });

  test("shows no cpr number anywhere", async () => {
    const pages = ["/sager", "/sager/lave", `/sager/${(await rowOf("Bente Solvang")).id}`];
    for (const path of pages) {
      const html = await (await hanne.get(path)).text();
      for (const { cpr } of demoCitizens) {
        expect(html.includes(cpr), path).toBe(false);
        expect(html.includes(`${cpr.slice(0, 6)}-${cpr.slice(6)}`), path).toBe(false);
      }
    }
  });
});

describe("a team lead", () => {
  test("reads with a purpose and changes nothing", async () => {
    const { id } = await rowOf("Peter Nørremark");
    expect(await read(await lead.get(`/sager/${id}`))).not.toContain(t("staff.list.take"));
    expect((await lead.post(`/sager/${id}`, { handling: "purpose", formaal: "quality" })).status).toBe(303);
    const open = await (await lead.get(`/sager/${id}`)).text();
    expect(mainText(open)).toContain(t("staff.answers.heading"));
    expect(/<main[\s\S]*<\/main>/.exec(open)?.[0]).not.toContain("<form");
    for (const fields of [
      { handling: "take" },
      { handling: "release" },
      { handling: "own-view", skoen: "lav" },
      { handling: "assessment", vurdering: "lav", begrundelse: "x" },
    ])
      expect((await lead.post(`/sager/${id}`, fields)).status, fields.handling).toBe(403);
  });
});

describe("a session that ends while a caseworker writes", () => {
  test("costs nothing: the reason is there again after log-in, and is saved then", async () => {
    const { page } = await openVisit(browser, served.url, { javaScriptEnabled: false });
    const { id } = await rowOf("Peter Nørremark");
    const text = "Borgeren fortalte, at <b>nattearbejdet</b> er slut.\n\nVi aftalte en ny plan.";
    await logInAs(page, "Omar Vestergaard", "medarbejder");
    await omar.json("POST", `/api/cases/${id}/take`, {});
    await omar.json("POST", `/api/cases/${id}/own-view`, { view: "lav" });
    await page.goto(`/sager/${id}`);
    await page.locator("#vurdering-form").getByLabel(t("staff.view.hoej")).check();
    await page.getByLabel(t("staff.assessment.reason")).fill(text);
    const [mine] = (await page.context().cookies()).filter(({ name }) => name === "afsaet");
    // The session ends on the server; the browser still holds its cookie, as after 20 minutes.
    await fetch(`${served.url}/log-ud`, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: `afsaet=${mine?.value}`, Origin: served.url },
    });
    await page.getByRole("button", { name: t("staff.assessment.button") }).click();
    expect(await page.getByRole("main").textContent()).toContain(t("problem.kept"));
    await page
      .getByRole("main")
      .getByRole("link", { name: t("problem.logIn") })
      .click();
    await page.getByRole("button", { name: "Omar Vestergaard" }).click();
    expect(new URL(page.url()).pathname).toBe(`/sager/${id}`);
    expect(await page.getByLabel(t("staff.assessment.reason")).inputValue()).toBe(text);
    expect(await page.locator("#vurdering-form").getByLabel(t("staff.view.hoej")).isChecked()).toBe(true);
    expect(await page.getByRole("main").textContent()).toContain(t("staff.case.kept"));
    await page.getByRole("button", { name: t("staff.assessment.button") }).click();
    expect(await page.locator(".assessments li").first().textContent()).toContain("nattearbejdet");
  });

  test("gives what was typed to nobody else who logs in there", async () => {
    const { id } = await rowOf("Peter Nørremark");
    const html = await (await omar.get(`/sager/${id}`)).text();
    const owner = /name="ejer" value="([^"]+)"/.exec(html)?.[1] ?? "";
    expect(owner).not.toBe("");
    const stranger = httpPerson(served);
    const fields = { ejer: owner, handling: "assessment", vurdering: "lav", begrundelse: "Omars tekst" };
    expect((await stranger.post(`/sager/${id}`, fields)).status).toBe(401);
    await logIn(stranger, "hanne-riisager", "medarbejder");
    await stranger.json("POST", `/api/cases/${id}/purpose`, { purpose: "talk" });
    expect(await (await stranger.get(`/sager/${id}`)).text()).not.toContain("Omars tekst");
    expect(await (await omar.get(`/sager/${id}`)).text()).toContain("Omars tekst");
  });
});
