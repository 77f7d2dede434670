import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { expectAccessible, logInAs } from "#test/browser.ts";
import type { HttpPerson } from "#test/http-person.ts";
import { exampleToday, heading, pageOf, pressNext, seen } from "./citizen-answers.ts";
import { type CitizenWorld, draftOf, freshDraft, openCitizens } from "./citizen-world.ts";

const golden = exampleToday("V02");
const text = pageOf("fri_tekst", golden.variant);
const who = "jonas-lindeskov";

let world: CitizenWorld;
let person: HttpPerson;
beforeAll(async () => {
  world = await openCitizens();
  person = await world.person(who);
});
beforeEach(() => freshDraft(person, golden));
afterAll(() => world.close());

const status = (page: Page) => page.locator(".autosave");
const stored = async () => (await draftOf(person)).answers["fri_tekst"];
const eventually = (want: string) => vi.waitFor(async () => expect(await stored()).toBe(want), 10_000);
/** The script is there when it has taken over the form. */
async function opened(path = text) {
  const visit = await world.visitAs(who);
  await visit.page.goto(path, { waitUntil: "networkidle" });
  return visit;
}

describe("what is typed", () => {
  test("is saved a second after the last key, said once, and never asked to be complete", async () => {
    const { page, context, complaints } = await opened();
    await page.locator("textarea").pressSequentially("Halv sæt");
    await status(page)
      .getByText(/^Gemt kl\. \d\d\.\d\d$/)
      .waitFor();
    expect(await stored()).toBe("Halv sæt");
    const changes = await page.evaluate(async () => {
      const line = document.querySelector(".autosave") as HTMLElement;
      const seenTexts: string[] = [];
      new MutationObserver(() => seenTexts.push(line.textContent)).observe(line, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      const area = document.querySelector("textarea") as HTMLTextAreaElement;
      area.value = "Halv sætning";
      area.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 1_800));
      return seenTexts;
    });
    // Nothing in the same minute, one line in the next; never twice the same.
    expect(changes.length).toBeLessThanOrEqual(1);
    await eventually("Halv sætning");
    await expectAccessible(page, "saved");
    await pressNext(page, "da");
    expect(await heading(page)).toBe("Se dine svar igennem");
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("is saved when the field is left, and when the tab is hidden or closed", async () => {
    const { page, context } = await opened();
    await page.locator("textarea").fill("Forlader feltet");
    await page.locator("textarea").blur();
    await eventually("Forlader feltet");
    await page.locator("textarea").fill("Lukker fanen");
    await page.close({ runBeforeUnload: true });
    await eventually("Lukker fanen");
    const again = await context.newPage();
    await again.goto(text, { waitUntil: "networkidle" });
    await again.locator("textarea").fill("Går et andet sted hen");
    await again.goto("/privatliv");
    await eventually("Går et andet sted hen");
    await context.close();
  });

  test("is lost at most for the last second when the tab is killed", async () => {
    const { page, context } = await opened();
    await page.locator("textarea").fill("Nåede at blive gemt");
    await status(page).getByText(/^Gemt/).waitFor();
    await page.locator("textarea").pressSequentially(", og det her gjorde ikke");
    const session = await context.newCDPSession(page);
    session.send("Page.crash").catch(() => undefined);
    await page.waitForEvent("crash");
    const again = await context.newPage();
    await again.goto(text);
    expect(await again.locator("textarea").inputValue()).toMatch(/^Nåede at blive gemt/);
    await again.goto("/min-side");
    await again.getByRole("link", { name: "Fortsæt" }).click();
    await again.waitForURL(/skema/);
    await context.close();
  });

  test("on a question that hides others waits for Next, and says so", async () => {
    await freshDraft(person, exampleToday("V03"));
    const before = (await draftOf(person)).answers;
    const { page, context } = await opened(pageOf("smerte", "kontanthjaelp"));
    await page.locator(".asked").first().getByRole("radio", { name: "1", exact: true }).check();
    await status(page).getByText("Svaret bliver gemt, når du trykker Næste.").waitFor();
    expect((await draftOf(person)).answers).toEqual(before);
    await pressNext(page, "da");
    await vi.waitFor(async () => expect((await draftOf(person)).answers).not.toHaveProperty("smerte_frygt"));
    await context.close();
  });

  test("that is too long is told while typing, and half a date is not", async () => {
    const { page, context } = await opened();
    await page.locator("textarea").fill("x".repeat(4001));
    await status(page)
      .getByText(/^Ikke gemt: Din tekst er for lang/)
      .waitFor();
    await freshDraft(person, exampleToday("V13"));
    await page.goto(pageOf("foerste_sygedag", "sygedagpenge"), { waitUntil: "networkidle" });
    const sent = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByLabel("Måned", { exact: true }).fill("");
    expect(await (await sent).json()).toMatchObject({ kind: "unfinished", said: "" });
    expect(await seen(status(page))).toBe("");
    await context.close();
  });
});

describe("without a connection", () => {
  test("what is typed stays on the page, Next does not lead away, and it is sent when the line is back", async () => {
    const { page, context } = await opened();
    await context.setOffline(true);
    await page.locator("textarea").fill("Skrevet i toget");
    await status(page).getByText("Ikke gemt: ingen forbindelse. Vi prøver igen.").waitFor();
    await pressNext(page, "da");
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe(text);
    expect(await page.locator("textarea").inputValue()).toBe("Skrevet i toget");
    await context.setOffline(false);
    await status(page)
      .getByText(/^Gemt kl\./)
      .waitFor();
    await eventually("Skrevet i toget");
    await pressNext(page, "da");
    expect(await heading(page)).toBe("Se dine svar igennem");
    await context.close();
  });

  test("a server that is away for a moment is tried again", async () => {
    const { page, context } = await opened();
    let refused = 0;
    await page.route(`**${text}`, (route) => {
      if (route.request().method() !== "POST" || refused > 0) return route.continue();
      refused += 1;
      return route.fulfill({ status: 503, body: "" });
    });
    await page.locator("textarea").fill("Anden gang lykkes det");
    await status(page).getByText("Ikke gemt: siden svarer ikke lige nu. Vi prøver igen.").waitFor();
    await status(page)
      .getByText(/^Gemt kl\./)
      .waitFor();
    await eventually("Anden gang lykkes det");
    await context.close();
  });
});

describe("Next always leads on", () => {
  test("in a browser without what is new, and without storage: it saves, and shows both answers of two screens", async () => {
    const { page, context, complaints } = await world.visitAs(who);
    await context.addInitScript(() => {
      Reflect.deleteProperty(AbortSignal, "timeout");
      Reflect.deleteProperty(HTMLFormElement.prototype, "requestSubmit");
      Object.defineProperty(globalThis, "localStorage", { value: null });
    });
    await page.goto(text, { waitUntil: "networkidle" });
    expect(await page.locator(".device").isVisible()).toBe(false);
    await page.locator("textarea").fill("Fra en gammel telefon");
    await status(page)
      .getByText(/^Gemt kl\./)
      .waitFor();
    const other = await world.visitAs(who, { javaScriptEnabled: false });
    await other.page.goto(text);
    await other.page.locator("textarea").fill("Fra den anden");
    await pressNext(other.page, "da");
    await page.locator("textarea").fill("Fra den første");
    await page.getByRole("heading", { name: "Dit svar er ændret to steder" }).waitFor();
    await page.goto(text, { waitUntil: "networkidle" });
    await pressNext(page, "da");
    expect(await heading(page)).toBe("Se dine svar igennem");
    expect(complaints).toEqual([]);
    await Promise.all([context.close(), other.context.close()]);
  });

  test("when saving fails again and there is a connection; the button that was pressed counts", async () => {
    const { page, context } = await opened();
    await page.route(`**${text}`, (route) =>
      route.request().postData()?.includes("efter=gem") ? route.abort() : route.continue(),
    );
    await page.locator("textarea").fill("Kommer med alligevel");
    await status(page).getByText("Ikke gemt: ingen forbindelse. Vi prøver igen.").waitFor();
    await page.locator(".header-tools").getByRole("button", { name: "English" }).click();
    await page.locator("html[lang=en]").waitFor();
    expect(await page.locator("textarea").inputValue()).toBe("Kommer med alligevel");
    await pressNext(page, "en");
    expect(await stored()).toBe("Kommer med alligevel");
    await context.close();
  });

  test("also where the browser does not tell which button was pressed", async () => {
    const { page, context } = await opened();
    await page.evaluate(() =>
      Object.defineProperty(SubmitEvent.prototype, "submitter", { value: undefined }),
    );
    await page.route(`**${text}`, (route) =>
      route.request().postData()?.includes("efter=gem") ? route.abort() : route.continue(),
    );
    await page.locator("textarea").fill("Uden at vide hvilken knap");
    await status(page).getByText("Ikke gemt: ingen forbindelse. Vi prøver igen.").waitFor();
    await pressNext(page, "da");
    expect(await heading(page)).toBe("Se dine svar igennem");
    await context.close();
  });
});

describe("meanwhile", () => {
  test("another screen changed the same answer: the page that shows both comes up by itself", async () => {
    const { page, context } = await opened();
    const other = await world.visitAs(who, { javaScriptEnabled: false });
    await other.page.goto(text);
    await other.page.locator("textarea").fill("Fra den anden");
    await pressNext(other.page, "da");
    await page.locator("textarea").fill("Fra den første");
    await page.getByRole("heading", { name: "Dit svar er ændret to steder" }).waitFor();
    const words = await seen(page.locator("main"));
    expect([words.includes("Fra den første"), words.includes("Fra den anden")]).toEqual([true, true]);
    expect(await stored()).toBe("Fra den anden");
    await Promise.all([context.close(), other.context.close()]);
  });

  test("quick typing and Next at once is no conflict with oneself", async () => {
    const { page, context } = await opened();
    for (const words of ["En", "En to", "En to tre"]) {
      await page.locator("textarea").fill(words);
      await page.locator("textarea").blur();
    }
    await pressNext(page, "da");
    expect(await heading(page)).toBe("Se dine svar igennem");
    await page.waitForTimeout(500);
    expect(await stored()).toBe("En to tre");
    await context.close();
  });

  test("the session ended: the words are kept, and the line says what to do", async () => {
    const { page, context } = await world.visit();
    await logInAs(page, "Jonas Lindeskov");
    await page.goto(text, { waitUntil: "networkidle" });
    const other = await context.newPage();
    await other.goto("/privatliv");
    await other.getByRole("button", { name: "Log ud" }).click();
    await other.waitForURL("**/logget-ud*");
    await page.locator("textarea").fill("Skrevet efter log ud");
    await status(page)
      .getByText(/^Ikke gemt: du er logget ud/)
      .waitFor();
    await pressNext(page, "da");
    expect(await heading(page)).toBe("Du er logget ud");
    await page.locator("main").getByRole("link", { name: "Log ind" }).click();
    await page.getByRole("button", { name: "Jonas Lindeskov" }).click();
    await page.waitForURL((url) => url.pathname === text);
    expect(await page.locator("textarea").inputValue()).toBe("Skrevet efter log ud");
    await context.close();
  });
});
