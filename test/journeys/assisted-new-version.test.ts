import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { expectAccessible, expectFits } from "#test/browser.ts";
import { writeQuestionnaires } from "#test/next-version.ts";
import { freePort } from "#test/served.ts";
import { pageOf, seen } from "./citizen-answers.ts";
import { type CitizenWorld, draftOf, freshDraft, openCitizens, questionnaireId } from "./citizen-world.ts";
import { exampleToday } from "./staff-examples.ts";

const t = translator("da");
const who = "laerke-bakkegaard";
const given = exampleToday("V13");

let dataDir: string;
let folder: string;
let world: CitizenWorld;

/** Address of a paper that a caseworker has typed. */
let paper: string;

async function typedPaper(): Promise<string> {
  const staff = await world.person("hanne-riisager", "medarbejder");
  const citizen = await citizenId();
  const printed = { questionnaire: questionnaireId, benefit: "kontanthjaelp", language: "da", citizen };
  const { code } = (await (await staff.json("POST", "/api/paper-forms", printed)).json()) as { code: string };
  const keys = { bolig: "1", laese_skrive: "1" };
  const typed = await staff.json("POST", "/api/paper-entries", { code, citizen, keys });
  return `/sager/indtast/svar/${((await typed.json()) as { id: string }).id}`;
}

async function citizenId(): Promise<string> {
  const staff = await world.person("hanne-riisager", "medarbejder");
  const found = await staff.json("POST", "/api/citizens/search", { words: "1403924124" });
  const [citizen] = (await found.json()) as { id: string }[];
  return citizen?.id ?? "";
}

async function restart(versions: readonly ("1.0.0" | "2.0.0")[]): Promise<void> {
  await world?.browser.close();
  await world?.served.stop();
  writeQuestionnaires(folder, versions);
  world = await openCitizens({ dataDir, port: await freePort(), env: { QUESTIONNAIRES_DIR: folder } });
}
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "afsaet-versions-"));
  folder = mkdtempSync(join(tmpdir(), "afsaet-questionnaires-"));
  await restart(["1.0.0"]);
  await freshDraft(await world.person(who), given);
  paper = await typedPaper();
  await restart(["1.0.0", "2.0.0"]);
});
afterAll(async () => {
  await world.browser.close();
  await world.served.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const main = (page: Page) => seen(page.locator("main"));
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const screening = (page: Page) => page.locator("form:has(input[name=skema][value=risikoscreening])");

async function sound(page: Page, state: string): Promise<void> {
  await expectAccessible(page, state);
  await expectFits(page, state);
}

/** A window of the caseworker's, who has logged in anew since the program was started. */
async function visitHanne(width = 1280): Promise<Page> {
  await world.person("hanne-riisager", "medarbejder");
  return (await world.visitAs("hanne-riisager", { viewport: { width, height: 800 } })).page;
}

/** The page where the citizen's questionnaires are opened, as a caseworker finds it. */
async function chooseIn(width: number): Promise<Page> {
  const page = await visitHanne(width);
  await page.goto(`/sager/udfyld/${await citizenId()}`);
  return page;
}

describe("a newer version for staff", () => {
  test("asks before the benefit is changed, by the draft's own version, and the citizen can see it", async () => {
    const page = await chooseIn(360);
    expect(await main(page)).toContain("Der er kommet nye spørgsmål.");
    await sound(page, "a draft of the older version");
    await screening(page).getByLabel("Kontanthjælp").check();
    await screening(page).getByLabel(t("staff.assist.way.phone")).check();
    await press(page, t("staff.assist.goOn"));
    expect(await main(page)).toContain("passer ikke til kontanthjælp");
    await sound(page, "another benefit");
    expect((await draftOf(await world.person(who))).benefit).toBe("sygedagpenge");
    await page.getByRole("link", { name: /^Behold / }).click();
    await page.waitForURL(/risikoscreening\/./);
    await page.goto(page.url().replace(/[^/]+$/, "skift?til=1"));
    await press(page, "Skift til kontanthjælp");
    await page.waitForURL(/\/risikoscreening\/(\d+|gennemse)$/);
    const citizen = await world.person(who);
    expect((await draftOf(citizen)).benefit).toBe("kontanthjaelp");
    const told = await (await citizen.get("/min-side/adgang")).text();
    expect(told).toContain(t("access.assistedChangeVariant"));
    await page.context().close();
  });

  test("of a paper is offered the new questions, and asks before anything is changed", async () => {
    const page = await visitHanne(360);
    await page.goto(paper);
    expect(await main(page)).toMatch(/Papiret kan sendes til og med \d/);
    await page.getByRole("link", { name: t("staff.assist.seeNewQuestions") }).click();
    expect(await main(page)).toContain("Kan du læse og svare på et brev fra kommunen uden hjælp?");
    await sound(page, "a paper of the older version");
    await page.context().close();
  });

  test("keeps what is typed when the version is gone, and goes on openly with the new questions", async () => {
    await restart(["2.0.0"]);
    const page = await chooseIn(1280);
    expect(await main(page)).toContain(t("staff.assist.oldQuestions"));
    await sound(page, "a draft whose version is gone");
    const staff = await world.person("hanne-riisager", "medarbejder");
    const own = new URL(page.url()).pathname;
    await screening(page).getByLabel(t("staff.assist.way.phone")).check();
    await press(page, t("staff.assist.goOn"));
    await page.waitForURL(/nye-spoergsmaal$/);
    const open = pageOf("fri_tekst", "kontanthjaelp").replace(/^\/skema/, own);
    const posted = await staff.post(open, { fri_tekst: "Kan begynde snart" });
    expect([posted.status, posted.headers.get("location")]).toEqual([
      303,
      `${own}/${questionnaireId}/nye-spoergsmaal`,
    ]);
    await page.reload();
    expect(await main(page)).toContain("Kan begynde snart");
    expect(await main(page)).toContain(t("staff.carry.gone"));
    await sound(page, "new questions with what was typed");
    await press(page, t("carry.yes"));
    expect(await page.locator("textarea").inputValue()).toBe("Kan begynde snart");
    await press(page, t("question.next"));
    await page.goto(`${own}/${questionnaireId}/gennemse`);
    expect(await main(page)).toMatch(/spørgsmål er ændret, siden borgeren svarede/);
    expect((await draftOf(await world.person(who))).answers).toMatchObject({
      fri_tekst: "Kan begynde snart",
    });
    await page.context().close();
  });

  test("says of a paper whose version is gone that its numbers mean nothing, and throws it away", async () => {
    const page = await visitHanne();
    const staff = await world.person("hanne-riisager", "medarbejder");
    const corrected = { "s-fri_tekst": "begynde snart", "s-bolig": "2", handling: "kontrol" };
    const posted = await staff.post(`${paper}/ret`, corrected);
    expect([posted.status, posted.headers.get("location")]).toEqual([303, `${paper}/nye-spoergsmaal`]);
    await page.goto(paper);
    expect(await main(page)).toContain("begynde snart");
    await page.waitForURL(/nye-spoergsmaal$/);
    expect(await main(page)).toContain(t("staff.typing.lost"));
    await sound(page, "a paper whose version is gone");
    await press(page, t("staff.typing.drop"));
    expect(await main(page)).toContain(t("staff.typing.dropped"));
    await page.context().close();
  });
});
