import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Visit } from "#test/browser.ts";
import { askedOn, choices, exampleToday, heading, questionOf, seen } from "./citizen-answers.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";

const golden = exampleToday("V13");
const answering = { ...golden, lang: "da" } as const;

let world: CitizenWorld;
let visit: Visit;
/** Stops where focus could not be seen. */
const unseen: string[] = [];

beforeAll(async () => {
  world = await openCitizens();
  visit = await world.visitAs("laerke-bakkegaard");
});
afterAll(() => world.close());

interface Stop {
  readonly name: string;
  readonly ring: number;
  readonly onScreen: boolean;
}

/** Where focus is, how thick its ring is (also when the label beside it wears it), and whether it can be seen. */
const stopOf = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return { name: "", ring: 9, onScreen: true };
    const ringOf = (element: Element | null | undefined): number => {
      if (!element) return 0;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const outline = outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
      const shadow = Math.max(0, ...(boxShadow.match(/[\d.]+px/g) ?? []).map(Number.parseFloat));
      return Math.max(outline, shadow);
    };
    const box = at.getBoundingClientRect();
    const name =
      at.getAttribute("aria-label") ?? ("labels" in at ? (at.labels as NodeList)[0] : at)?.textContent;
    return {
      name: (name ?? at.textContent).replaceAll(/\s+/g, " ").trim(),
      ring: Math.max(ringOf(at), ringOf(at.nextElementSibling)),
      onScreen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    };
  });

async function press(page: Page, key: string): Promise<Stop> {
  await page.keyboard.press(key);
  const stop = await stopOf(page);
  if (stop.ring < 2 || !stop.onScreen) unseen.push(`${await heading(page)}: ${stop.name}`);
  return stop;
}

/** Tab after Tab until focus is on what is looked for. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < 60; tabs += 1) {
    const stop = await press(page, "Tab");
    if (typeof name === "string" ? stop.name === name : name.test(stop.name)) return;
    passed.push(stop.name);
  }
  throw new Error(`Tab never came to ${name}. It passed: ${passed.join(", ")}`);
}

/** A radio by the arrows: Tab comes to the first, or to the one that is chosen. */
async function arrowTo(page: Page, label: string): Promise<void> {
  await page.keyboard.press("Space");
  for (let presses = 0; presses < 14; presses += 1) {
    if ((await stopOf(page)).name === label) return;
    await press(page, "ArrowDown");
  }
  throw new Error(`The arrows never came to ${label}.`);
}

async function chooseByKeys(page: Page, labels: Locator, label: string): Promise<void> {
  const [first = ""] = await labels.allTextContents();
  await tabTo(page, first.replaceAll(/\s+/g, " ").trim());
  await arrowTo(page, label);
}

async function pressAndLoad(page: Page, key: string): Promise<void> {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);
}

async function answerByKeys(page: Page): Promise<void> {
  const question = await askedOn(page, answering);
  const value = golden.answers[question.id];
  if (question.kind === "date") {
    const [year = "", month = "", day = ""] = String(value).split("-");
    for (const [label, part] of [
      ["Dag", day],
      ["Måned", month],
      ["År", year],
    ] as const) {
      await tabTo(page, label);
      await page.keyboard.type(String(Number(part)));
    }
    return pressAndLoad(page, "Enter");
  }
  const labels = choices(question, value, "da");
  if (question.kind === "text") {
    await tabTo(page, "Er der andet, vi skal vide?");
    await page.keyboard.type("Skrevet med tasterne.");
    await tabTo(page, "Næste");
    return pressAndLoad(page, "Enter");
  }
  if (question.kind === "checkboxes") {
    for (const label of labels) {
      await tabTo(page, label);
      await page.keyboard.press("Space");
    }
    await tabTo(page, "Næste");
    return pressAndLoad(page, "Space");
  }
  await chooseByKeys(page, page.locator("main label"), labels[0] ?? "");
  // What the answer calls for comes next in the order of the keys.
  for (const below of await page.locator(".asked[data-question]").all()) {
    const followUp = questionOf((await below.getAttribute("data-question")) ?? "");
    const [label = ""] = choices(followUp, golden.answers[followUp.id], "da");
    await chooseByKeys(page, below.locator("label"), label);
  }
  // Enter in a field presses the form's first button: that must be “Næste”, not the language.
  return pressAndLoad(page, "Enter");
}

describe("a citizen with nothing but a keyboard", () => {
  test("jumps over the top of the page with the first stop", async () => {
    const { page } = visit;
    await page.goto("/min-side");
    expect((await press(page, "Tab")).name).toBe("Gå til indholdet");
    await page.keyboard.press("Enter");
    expect((await press(page, "Tab")).name).toBe("Begynd Spørgsmål om dig og vejen til arbejde");
  });

  test("answers everything, from the own page to the review", async () => {
    const { page } = visit;
    await pressAndLoad(page, "Enter");
    await tabTo(page, "Kontanthjælp");
    await page.keyboard.press("ArrowDown");
    await tabTo(page, "Begynd");
    await pressAndLoad(page, "Enter");
    for (let pages = 0; pages < 40 && !page.url().endsWith("/gennemse"); pages += 1) await answerByKeys(page);
    expect(await heading(page)).toBe("Se dine svar igennem");
    expect(await page.locator("html").getAttribute("lang")).toBe("da");
  });

  test("puts one answer right, sends, and says “det kan jeg kende”", async () => {
    const { page } = visit;
    await tabTo(page, /^Ret ?: Ved du, hvad dit næste skridt/);
    await pressAndLoad(page, "Enter");
    await tabTo(page, "Nej");
    await page.keyboard.press("ArrowUp");
    await pressAndLoad(page, "Enter");
    expect(await seen(page.locator("#naeste_skridt"))).toContain("Jeg er i tvivl");
    await tabTo(page, "Send dine svar");
    await pressAndLoad(page, "Enter");
    expect(await heading(page)).toBe("Vi har modtaget dine svar");
    await tabTo(page, "Se hvad dine svar peger på");
    await pressAndLoad(page, "Enter");
    await tabTo(page, "Det kan jeg kende");
    await page.keyboard.press("Space");
    await tabTo(page, "Gem");
    await pressAndLoad(page, "Enter");
    await page.getByText("Vi har gemt dit svar.").waitFor();
  });

  test("comes through every stop of the result page and out of it again: no trap", async () => {
    const { page } = visit;
    await page.goto(new URL(page.url()).pathname);
    const stops: string[] = [];
    for (let tabs = 0; tabs < 120; tabs += 1) {
      const { name } = await press(page, "Tab");
      if (name === "" && stops.length > 0) break;
      stops.push(name);
    }
    expect(stops[0]).toBe("Gå til indholdet");
    expect(stops.at(-1)).toBe("Tilgængelighedserklæring");
  });

  test("logs out", async () => {
    const { page } = visit;
    await page.goto("/min-side");
    await tabTo(page, "Log ud");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/logget-ud*");
  });

  test("could see at every stop where focus was", () => {
    expect(unseen).toEqual([]);
  });
});
