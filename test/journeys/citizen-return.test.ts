import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { expectAccessible, logInAs, type Visit } from "#test/browser.ts";
import { answerOnwards, askedOn, exampleToday, heading, pressNext, seen } from "./citizen-answers.ts";
import { type CitizenWorld, draftOf, freshDraft, openCitizens, questionnaireId } from "./citizen-world.ts";

const golden = exampleToday("V02");
const answering = { ...golden, lang: "da" } as const;
const start = `/skema/${questionnaireId}`;

let world: CitizenWorld;
let phone: Visit;
let library: Visit;

beforeAll(async () => {
  world = await openCitizens();
  phone = await world.visit({ viewport: { width: 360, height: 740 }, hasTouch: true });
  library = await world.visit();
});
afterAll(() => world.close());

describe("a citizen who stops and comes back", () => {
  test("leaves the phone in the middle and goes on from there on another computer", async () => {
    await logInAs(phone.page, "Lærke Bakkegaard");
    await phone.page.goto(start);
    await phone.page.getByRole("radio", { name: "Kontanthjælp" }).check();
    await phone.page.getByRole("button", { name: "Begynd" }).click();
    await answerOnwards(phone.page, answering, "naeste_skridt");

    const { page } = library;
    await logInAs(page, "Lærke Bakkegaard");
    expect(await seen(page.locator("main"))).toContain("Du har svaret på 5 af 27 spørgsmål.");
    await page.getByRole("link", { name: "Fortsæt" }).click();
    expect((await askedOn(page, answering)).id).toBe("naeste_skridt");
  });

  test("finds the earlier answers on the way back, as they were chosen on the phone", async () => {
    const { page } = library;
    await page.getByRole("link", { name: "Tilbage" }).click();
    expect((await askedOn(page, answering)).id).toBe("egen_evne");
    expect(await page.getByRole("radio", { name: "6", exact: true }).isChecked()).toBe(true);
    await page.goto(`${start}/fortsaet`);
    expect((await askedOn(page, answering)).id).toBe("naeste_skridt");
  });

  test("pauses on a page that is filled in: it is saved, and the next page waits", async () => {
    const { page } = library;
    await page.getByRole("radio", { name: "Jeg er i tvivl" }).check();
    await page.getByRole("button", { name: "Gem og hold pause" }).click();
    expect(await heading(page)).toBe("Min side");
    expect(await seen(page.locator("main"))).toContain("Vi har gemt dine svar.");
    await phone.page.goto("/min-side");
    await phone.page.getByRole("link", { name: "Fortsæt" }).click();
    expect((await askedOn(phone.page, answering)).id).toBe("helbred");
  });

  test("pauses on a page that is blank: the same question waits", async () => {
    await phone.page.getByRole("button", { name: "Gem og hold pause" }).click();
    await library.page.goto(`${start}/fortsaet`);
    expect((await askedOn(library.page, answering)).id).toBe("helbred");
  });

  test("saves on one device what the other never saw, and loses neither", async () => {
    await library.page.goto(`${start}/fortsaet`);
    await phone.page.goto(`${start}/1`);
    await library.page.getByRole("radio", { name: "Nogenlunde", exact: true }).check();
    await pressNext(library.page, "da");
    await phone.page.getByRole("radio", { name: "For 1-2 år siden" }).check();
    await pressNext(phone.page, "da");
    const { page } = library;
    await page.goto(`${start}/gennemse`);
    expect(await seen(page.locator("#helbred"))).toContain("Nogenlunde");
    expect(await seen(page.locator("#sidst_i_job"))).toContain("For 1-2 år siden");
  });

  test("has nothing to complain about", () => {
    expect([...phone.complaints, ...library.complaints]).toEqual([]);
  });
});

describe("a citizen who chose the wrong benefit", () => {
  test("is asked first, and keeps the draft when the answer is no", async () => {
    const person = await world.person("jonas-lindeskov");
    const before = await freshDraft(person, golden);
    const { page } = await world.visitAs("jonas-lindeskov", { javaScriptEnabled: false });
    await page.goto(start);
    await page.getByRole("radio", { name: "Sygedagpenge" }).check();
    await page.getByRole("button", { name: "Begynd" }).click();
    expect(await heading(page)).toBe("Vil du skifte til sygedagpenge?");
    expect(await seen(page.locator("main"))).toContain("De sidste 3 passer ikke til sygedagpenge");
    await page.getByRole("link", { name: "Behold kontanthjælp" }).click();
    expect(await draftOf(person)).toEqual(before);
    await page.context().close();
  });

  test("keeps the answers that both benefits ask for, and begins with the new questions", async () => {
    const person = await world.person("jonas-lindeskov");
    const { page } = await world.visitAs("jonas-lindeskov");
    await page.goto(start);
    await page.getByRole("radio", { name: "Sygedagpenge" }).check();
    await page.getByRole("button", { name: "Begynd" }).click();
    const { id } = await draftOf(person);
    const answers = { fri_tekst: "Skrevet imens." };
    expect((await person.json("PUT", `/api/responses/${id}/answers`, { answers })).status).toBe(200);
    await page.getByRole("button", { name: "Skift til sygedagpenge" }).click();
    expect(await seen(page.locator("main"))).toContain(translator("da")("carry.moved"));
    await expectAccessible(page, "benefit changed meanwhile");
    expect((await draftOf(person)).benefit).toBe("kontanthjaelp");
    await page.getByRole("button", { name: "Skift til sygedagpenge" }).click();
    expect(await heading(page)).toBe("Hvornår var din første sygedag?");
    const { sidst_i_job, ydelse_historik, jobsoegning, ...shared } = golden.answers;
    expect(await draftOf(person)).toMatchObject({ benefit: "sygedagpenge" });
    expect((await draftOf(person)).answers).toEqual({ ...shared, ...answers });
    await page.context().close();
  });

  test("deletes the draft only after being asked", async () => {
    const person = await world.person("jonas-lindeskov");
    const { page } = await world.visitAs("jonas-lindeskov");
    await page.goto("/min-side");
    await page.getByRole("link", { name: "Slet de svar, du er i gang med" }).click();
    await page.getByRole("link", { name: "Nej, behold dem" }).click();
    expect((await draftOf(person)).benefit).toBe("sygedagpenge");
    await page.getByRole("link", { name: "Slet de svar, du er i gang med" }).click();
    await page.getByRole("button", { name: "Ja, slet svarene" }).click();
    expect(await seen(page.locator("main"))).toContain("Dine svar er slettet.");
    await expect(draftOf(person)).rejects.toThrow("There is no draft.");
    await page.context().close();
  });
});
