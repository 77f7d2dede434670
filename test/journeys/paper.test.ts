import { afterAll, beforeAll, expect, test } from "vitest";
import { expectAccessible, expectFits, titleOf } from "#test/browser.ts";
import { type CitizenWorld, freshlySent, openCitizens } from "./citizen-world.ts";
import { exampleToday } from "./staff-examples.ts";

const narrow = { width: 320, height: 640 };
const citizen = "laerke-bakkegaard";
const caseworker = "omar-vestergaard";

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
  await world.person(caseworker, "medarbejder");
});
afterAll(() => world.close());

test("anybody opens a questionnaire to print, and only the questionnaire reaches the paper", async () => {
  const { page, complaints } = await world.visit({ viewport: narrow, javaScriptEnabled: false });
  await page.goto("/papir/risikoscreening");
  await expectFits(page, "choosing a form");
  await page.getByRole("link", { name: "Udskriv: Sygedagpenge" }).click();
  expect(await page.locator("h1").count()).toBe(1);
  expect(await page.locator(".paper-question").count()).toBe(29);
  await expectFits(page, "a form");
  expect(await page.getByText("Dit navn").isVisible()).toBe(true);
  expect(await page.getByText("Svar kun, hvis svaret på spørgsmål").first().isVisible()).toBe(true);
  await page.emulateMedia({ media: "print" });
  for (const frame of ["header.header", "footer", ".paper-how"])
    expect(await page.locator(frame).first().isVisible(), frame).toBe(false);
  expect(complaints).toEqual([]);
});

test.each(["light", "dark"] as const)("axe finds nothing on the pages for paper, %s", async (colorScheme) => {
  const { page } = await world.visitAs(citizen, { viewport: narrow, colorScheme });
  for (const path of ["/papir/risikoscreening", "/papir/risikoscreening/1"]) {
    await page.goto(path);
    await expectAccessible(page, path);
  }
  await page.goto("/papir/risikoscreening");
  await page.getByRole("button", { name: "Lav mit skema" }).click();
  expect(await titleOf(page)).toMatch(/^Fejl: /);
  await expectAccessible(page, "no benefit chosen");
});

test("a citizen makes a form with an own code, which nobody else can open", async () => {
  const { page } = await world.visitAs(citizen, { viewport: narrow, javaScriptEnabled: false });
  await page.goto("/skema/risikoscreening");
  await page.getByRole("link", { name: "Udskriv skemaet på papir" }).click();
  await page.getByLabel("Kontanthjælp").check();
  await page.getByRole("button", { name: "Lav mit skema" }).click();
  const code = page.url().split("/").at(-1) ?? "";
  expect(await page.locator(".paper-code").textContent()).toContain(code);
  expect(await page.getByText("Dit navn").count()).toBe(0);
  const own = await world.person(citizen);
  const pdf = await own.get(`/api/own-paper-forms/${code}/pdf`);
  expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  const other = await world.person("mikkel-oestervang");
  for (const path of [`/min-side/papir/${code}`, `/api/own-paper-forms/${code}/pdf`])
    expect((await other.get(path)).status, path).toBe(404);
});

test("a caseworker makes a blank form; what is not chosen is told", async () => {
  const { page } = await world.visitAs(caseworker, { viewport: narrow });
  await page.goto("/sager/papir");
  await page.getByRole("button", { name: "Lav skemaet" }).click();
  expect(await titleOf(page)).toMatch(/^Fejl: /);
  await expectAccessible(page, "nothing chosen");
  await page.getByRole("main").getByRole("radio").first().check();
  await page.getByLabel("Engelsk").check();
  await page.getByRole("button", { name: "Lav skemaet" }).click();
  expect(await page.locator(".paper").getAttribute("lang")).toBe("en");
  expect(await page.getByText("Your name").isVisible()).toBe(true);
  await expectFits(page, "a form for staff");
  await expectAccessible(page, "a form for staff");
  const nobody = "00000000000000000000000000";
  await page.goto(`/sager/papir?borger=${nobody}`);
  expect(await page.locator('input[name="borger"]').getAttribute("value")).toBe(nobody);
  expect(await page.getByText("borgerens egen kode").isVisible()).toBe(true);
  const staff = await world.person(caseworker, "medarbejder");
  const wanted = { skema: "risikoscreening/kontanthjaelp", papirsprog: "da", borger: nobody };
  expect((await staff.post("/sager/papir", wanted)).status).toBe(404);
});

test("answers are taken along in each format, and by staff only where they may read them", async () => {
  const person = await world.person(citizen);
  const { id, answers } = await freshlySent(person, exampleToday("V13"));
  const fhir = await person.get(`/api/responses/${id}/fhir`);
  expect(fhir.headers.get("content-type")).toBe("application/fhir+json");
  expect(await fhir.json()).toMatchObject({ resourceType: "QuestionnaireResponse", status: "completed" });
  const lines = (await (await person.get(`/api/responses/${id}/csv`)).text()).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(JSON.parse(await (await person.get(`/api/responses/${id}/jsonl`)).text())).toMatchObject({
    answers,
  });
  const staff = await world.person(caseworker, "medarbejder");
  const { rows } = (await (await staff.get("/api/cases")).json()) as {
    rows: { id: string; citizenName: string; assignedTo: unknown }[];
  };
  const fresh = rows.find(({ citizenName, assignedTo }) => citizenName === "Lærke Bakkegaard" && !assignedTo);
  const path = `/api/cases/${fresh?.id}`;
  expect((await staff.get(`${path}/csv`)).status).toBe(403);
  await staff.json("POST", `${path}/take`, {});
  expect((await staff.get(`${path}/csv`)).status).toBe(200);
  expect(await (await person.get("/min-side/adgang")).text()).toContain("Hentede dine svar som fil");
});
