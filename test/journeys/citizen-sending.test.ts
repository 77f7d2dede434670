import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectFits, openVisit, titleOf } from "#test/browser.ts";
import { httpPerson, logIn } from "#test/http-person.ts";
import { serve } from "#test/served.ts";
import { exampleToday, heading, pageOf, pressNext, seen } from "./citizen-answers.ts";
import {
  type CitizenWorld,
  draftOf,
  freshDraft,
  openCitizens,
  ownResponses,
  questionnaireId,
} from "./citizen-world.ts";

const golden = exampleToday("V02");
const review = `/skema/${questionnaireId}/gennemse`;

let world: CitizenWorld;

beforeAll(async () => {
  world = await openCitizens();
});
afterAll(() => world.close());

describe("sending", () => {
  test("twice at the same moment gives the same receipt and one case", async () => {
    const person = await world.person("jonas-lindeskov");
    const sentBefore = (await ownResponses(person)).length;
    const { id } = await freshDraft(person, golden);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => person.post(review, { besvarelse: id })),
    );
    for (const answer of answers)
      expect([answer.status, answer.headers.get("location")]).toEqual([
        303,
        `/min-side/besvarelser/${id}/kvittering`,
      ]);
    expect(await ownResponses(person)).toHaveLength(sentBefore + 1);
  });

  test("by a double click gives one receipt", async () => {
    const person = await world.person("amina-haugsted");
    const { id } = await freshDraft(person, golden);
    const { page, context } = await world.visitAs("amina-haugsted");
    await page.goto(review);
    await page.getByRole("button", { name: "Send dine svar" }).dblclick();
    await page.waitForURL(`**/min-side/besvarelser/${id}/kvittering`);
    expect(await heading(page)).toBe("Vi har modtaget dine svar");
    await page.goBack();
    await page.goBack().catch(() => null);
    expect((await ownResponses(person)).filter((one) => one.id === id)).toHaveLength(1);
    await context.close();
  });

  test("with something missing is refused with a link to the question, and nothing is sent", async () => {
    const { uddannelse, ...rest } = golden.answers;
    const person = await world.person("peter-noerremark");
    const before = await freshDraft(person, { ...golden, answers: rest });
    const { page, context } = await world.visitAs("peter-noerremark");
    await page.goto(review);
    await page.getByRole("button", { name: "Send dine svar" }).click();
    await page.locator("#error-summary").waitFor();
    expect(await titleOf(page)).toMatch(/^Fejl: /);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("error-summary");
    await page.locator("#error-summary").getByRole("link").click();
    await page.getByRole("radio", { name: "9. eller 10. klasse" }).check();
    await pressNext(page, "da");
    expect(await heading(page)).toBe("Se dine svar igennem");
    const after = await draftOf(person);
    expect([after.id, after.sentAt, after.answers]).toEqual([before.id, null, golden.answers]);
    await context.close();
  });
});

describe("text that a person wrote", () => {
  const hostile = [
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    `"><svg onload=window.hacked=1>`,
    "</textarea></bdi></title><h1>Overtaget</h1>",
    "{{7*7}} &lt;b&gt; &amp; javascript:alert(1)",
  ].join("\n");
  const wide = "Arbejdsmarkedsuddannelsesinstitutionsadministrationsleder".repeat(12);

  test.each([
    ["with markup and scripts", hostile],
    ["with very long words", wide],
  ])("%s is shown as text on every page, and breaks no page at 320 px", async (_, text) => {
    const person = await world.person("bente-solvang");
    const { id } = await freshDraft(person, { ...golden, answers: { ...golden.answers, fri_tekst: text } });
    const { page, context, complaints } = await world.visitAs("bente-solvang", {
      viewport: { width: 320, height: 640 },
    });
    const result = `/min-side/besvarelser/${id}`;
    const harmless = async (state: string) => {
      expect(await page.evaluate(() => "hacked" in window), state).toBe(false);
      expect(await page.locator("h1").count(), state).toBe(1);
      const ours = `:not([type="module"]):not([type="application/json"])`;
      expect(await page.locator(`img, main script${ours}`).count(), state).toBe(0);
      await expectFits(page, state);
    };
    await page.goto(pageOf("fri_tekst", golden.variant));
    expect(await page.locator("textarea").inputValue()).toBe(text);
    await harmless("question");
    await page.goto(review);
    expect(await page.locator("#fri_tekst .summary-value").textContent()).toContain(text);
    await harmless("review");
    await page.getByRole("button", { name: "Send dine svar" }).click();
    await page.waitForURL("**/kvittering");
    await harmless("receipt");
    await page.goto(result);
    expect(await page.locator("main").textContent()).toContain(text);
    await page.getByRole("radio", { name: "Det kan jeg ikke kende" }).check();
    await page.getByLabel("Vil du skrive lidt om hvorfor?").fill(text);
    await page.getByRole("button", { name: "Gem" }).click();
    await page.getByText("Vi har gemt dit svar.").waitFor();
    expect(await page.getByLabel("Vil du skrive lidt om hvorfor?").inputValue()).toBe(text);
    await harmless("result");
    for (const path of ["/min-side", "/min-side/adgang"]) {
      await page.goto(path);
      await harmless(path);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe("a draft whose version of the questions is retired", () => {
  test("is told plainly on its pages and on the own page, and no answer is lost", async () => {
    const first = await serve();
    const person = httpPerson(first);
    await logIn(person, "laerke-bakkegaard", "borger");
    await freshDraft(person, golden);
    await first.stop();
    const file = new Database(join(first.dataDir, "afsaet.sqlite"));
    const changed = file.prepare("UPDATE responses SET instrument_hash = ? WHERE sent_at IS NULL");
    expect(changed.run("0".repeat(64)).changes).toBeGreaterThan(0);
    file.close();

    const second = await serve({ dataDir: first.dataDir, port: first.port });
    try {
      const { page, context } = await openVisit(world.browser, second.url);
      const session = person.cookies.get("afsaet") ?? "";
      await context.addCookies([{ name: "afsaet", value: session, url: second.url }]);
      for (const path of [pageOf("helbred", golden.variant), review, `/skema/${questionnaireId}/fortsaet`]) {
        await page.goto(path);
        expect(new URL(page.url()).pathname).toBe(`/skema/${questionnaireId}/nye-spoergsmaal`);
        expect(await heading(page)).toBe("Spørgsmålene er ændret");
      }
      const posted = await person.post(pageOf("helbred", golden.variant), { helbred: "godt" });
      expect(posted.status).toBe(303);
      await page.goto("/min-side");
      expect(await seen(page.locator("main"))).toContain("Spørgsmålene er ændret, siden du begyndte.");
      expect((await draftOf(person)).answers).toEqual(golden.answers);
      await page.getByRole("link", { name: "Slet de svar, du er i gang med" }).click();
      await page.getByRole("button", { name: "Ja, slet svarene" }).click();
      await page.getByRole("link", { name: "Begynd Spørgsmål om dig" }).click();
      await page.getByRole("radio", { name: "Kontanthjælp" }).check();
      await page.getByRole("button", { name: "Begynd" }).click();
      expect(await heading(page)).toBe("Hvornår havde du sidst et job med løn?");
      await context.close();
    } finally {
      await second.dispose();
    }
  });
});
