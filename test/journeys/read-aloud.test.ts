import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible } from "#test/browser.ts";
import { exampleToday, pageOf } from "./citizen-answers.ts";
import { type CitizenWorld, freshDraft, openCitizens } from "./citizen-world.ts";

const golden = exampleToday("V02");
const scalePage = pageOf("egen_evne", golden.variant);

interface StubVoice {
  readonly lang: string;
  readonly localService: boolean;
  readonly name: string;
}
interface Heard {
  readonly lines: { readonly text: string; readonly lang: string; readonly voice: string }[];
  cancelled: number;
}

const danish = { lang: "da-DK", localService: true, name: "Sara" };
const british = { lang: "en-GB", localService: true, name: "Daniel" };
const remote = { lang: "da-DK", localService: false, name: "Fjern" };

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
  await freshDraft(await world.person("jonas-lindeskov"), golden);
});
afterAll(() => world.close());

/** A device that has these voices, after a while, and says nothing aloud but writes down what it was told. */
function speakInto(voices: readonly StubVoice[]): void {
  const heard: Heard = { lines: [], cancelled: 0 };
  const spoken: EventTarget[] = [];
  const synthesis = Object.assign(new EventTarget(), {
    known: [] as readonly StubVoice[],
    getVoices: () => synthesis.known,
    speak(line: EventTarget & { text: string; lang: string; voice: StubVoice }) {
      heard.lines.push({ text: line.text, lang: line.lang, voice: line.voice.name });
      spoken.push(line);
    },
    cancel() {
      heard.cancelled += 1;
      for (const line of spoken.splice(0)) line.dispatchEvent(new Event("error"));
    },
    finish: () => spoken.splice(0).map((line) => line.dispatchEvent(new Event("end"))),
  });
  class Utterance extends EventTarget {
    readonly text: string;
    constructor(text: string) {
      super();
      this.text = text;
    }
  }
  const parts = { speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance, heard };
  for (const [name, value] of Object.entries(parts)) Object.defineProperty(globalThis, name, { value });
  setTimeout(() => {
    synthesis.known = voices;
    synthesis.dispatchEvent(new Event("voiceschanged"));
  }, 50);
}

async function open(voices: readonly StubVoice[], path = scalePage) {
  const visit = await world.visitAs("jonas-lindeskov", { viewport: { width: 360, height: 640 } });
  await visit.page.addInitScript(speakInto, voices);
  await visit.page.goto(path);
  return visit;
}

const button = (page: Page) => page.getByRole("button", { name: /Læs højt|Read aloud/ });
const heardOn = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);
const pressed = (page: Page) => button(page).getAttribute("aria-pressed");

describe("the question read aloud", () => {
  test("is the question, the help and every answer, in the voice of the page's language", async () => {
    const { page, context } = await open([british, remote, danish]);
    await button(page).click();
    const { lines } = await heardOn(page);
    const texts = lines.map(({ text }) => text.trim());
    expect(texts[0]).toBe("Hvor sikker er du på, at du kan klare et job?");
    expect(texts.slice(1)).toEqual([
      "Tænk på et job, der passer til dig.",
      "0 = Slet ikke sikker",
      ...Array.from({ length: 11 }, (_, step) => String(step)),
      "10 = Helt sikker",
      "Det vil jeg ikke svare på",
    ]);
    expect(new Set(lines.map(({ lang, voice }) => `${lang} ${voice}`))).toEqual(new Set(["da-DK Sara"]));
    expect(await pressed(page)).toBe("true");
    await expectAccessible(page, "reading aloud");
    await page.evaluate(() =>
      (globalThis as unknown as { speechSynthesis: { finish(): void } }).speechSynthesis.finish(),
    );
    expect(await pressed(page)).toBe("false");
    await context.close();
  });

  test("stops when the button is pressed again, with the keyboard too", async () => {
    const { page, context } = await open([danish]);
    await button(page).focus();
    await page.keyboard.press("Enter");
    expect(await pressed(page)).toBe("true");
    await page.keyboard.press("Space");
    const { cancelled, lines } = await heardOn(page);
    expect([cancelled, lines.length]).toEqual([2, 16]);
    expect(await pressed(page)).toBe("false");
    await context.close();
  });

  test("stops when the page is left", async () => {
    const { page, context } = await open([danish]);
    await button(page).click();
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
    expect((await heardOn(page)).cancelled).toBe(2);
    await context.close();
  });
});

describe("the button is not there", () => {
  test.each([
    ["without a voice for the language", [british]],
    ["when the only voice sends the text elsewhere", [remote]],
  ])("%s", async (_, voices) => {
    const { page, context } = await open(voices);
    await page.waitForTimeout(1_200);
    expect(await button(page).count()).toBe(0);
    await context.close();
  });

  test("without speech in the browser", async () => {
    const { page, context, complaints } = await world.visitAs("jonas-lindeskov");
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "speechSynthesis"));
    await page.goto(scalePage);
    expect(await page.evaluate(() => "speechSynthesis" in globalThis)).toBe(false);
    expect(await button(page).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("without JavaScript", async () => {
    const { page, context } = await world.visitAs("jonas-lindeskov", { javaScriptEnabled: false });
    await page.goto(scalePage);
    expect(await button(page).count()).toBe(0);
    await context.close();
  });
});
