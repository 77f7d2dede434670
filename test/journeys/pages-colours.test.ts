import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectAccessible, expectContrast, type Visit } from "#test/browser.ts";
import { exampleToday, pageOf } from "./citizen-answers.ts";
import {
  type CitizenWorld,
  freshDraft,
  freshlySent,
  openCitizens,
  ownResponses,
  questionnaireId,
} from "./citizen-world.ts";
import { surveyStates } from "./survey-states.ts";

const key = "laerke-bakkegaard";
const golden = exampleToday("V13");
const at = (id: string) => pageOf(id, golden.variant);

let world: CitizenWorld;
let sent: string;
/** What another citizen has sent beside the screening. */
const beside = { measured: "", profile: "" };

beforeAll(async () => {
  world = await openCitizens();
  const person = await world.person(key);
  sent = (await freshlySent(person, golden)).id;
  await freshDraft(person, golden);
  const sofies = await ownResponses(await world.person("sofie-elmelund"));
  beside.measured = sofies.find(({ answers }) => "tro_paa_job" in answers)?.id ?? "";
  beside.profile = sofies.find(({ answers }) => "vil_job" in answers)?.id ?? "";
});
afterAll(() => world.close());

const pressWrong = async (page: Page) => {
  await page.getByRole("checkbox", { name: "Det vil jeg ikke svare på" }).check();
  await page.getByRole("button", { name: "Næste" }).click();
  await page.locator("#error-summary").waitFor();
};

interface Shown {
  readonly state: string;
  readonly path: () => string;
  readonly act?: ((page: Page) => Promise<void>) | undefined;
  /** A citizen by key. */
  readonly as?: string;
}

describe("in dark colours", () => {
  const windows = new Map<string, Visit>();
  beforeAll(async () => {
    for (const as of [key, "sofie-elmelund"])
      windows.set(as, await world.visitAs(as, { colorScheme: "dark" }));
  });

  const stateOf = (name: string) => surveyStates.find(({ state }) => state.startsWith(name))?.act;

  test.each<Shown>([
    { state: "radios", path: () => at("job_situation") },
    { state: "a scale", path: () => at("egen_evne") },
    { state: "a date", path: () => at("foerste_sygedag") },
    { state: "boxes with a fault", path: () => at("styrker"), act: pressWrong },
    { state: "the help box and free text", path: () => at("humoer") },
    { state: "the review", path: () => `/skema/${questionnaireId}/gennemse` },
    { state: "the receipt", path: () => `/min-side/besvarelser/${sent}/kvittering` },
    { state: "the result", path: () => `/min-side/besvarelser/${sent}` },
    { state: "the own page", path: () => "/min-side" },
    { state: "the front page", path: () => "/" },
    { state: "a survey", path: () => "/undersoegelse/tilfredshed" },
    { state: "a question of a survey", path: () => "/undersoegelse/tilfredshed", act: stateOf("wrong") },
    { state: "the review of a survey", path: () => "/undersoegelse/tilfredshed", act: stateOf("a number") },
    { state: "the receipt of a survey", path: () => "/undersoegelse/tilfredshed/tak" },
    { state: "a measurement", path: () => `/min-side/besvarelser/${beside.measured}`, as: "sofie-elmelund" },
    { state: "a profile", path: () => `/min-side/besvarelser/${beside.profile}`, as: "sofie-elmelund" },
  ])("$state can be read", async ({ state, path, act, as = key }) => {
    const { page } = windows.get(as) as Visit;
    await page.goto(path());
    const [red = 255] = await page.evaluate(() =>
      (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number),
    );
    expect(red).toBeLessThan(60);
    await act?.(page);
    await expectContrast(page, state);
  });
});

/** A picture of a place of the page; two that differ look different. */
const picture = async (page: Page, selector: string): Promise<string> => {
  const box = await page.locator(selector).boundingBox();
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 1, height: 1 };
  const clip = { x: Math.max(0, x - 8), y: Math.max(0, y - 8), width: width + 16, height: height + 16 };
  return (await page.screenshot({ clip, caret: "hide" })).toString("base64");
};

describe("in forced colours", () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await world.visitAs(key, { forcedColors: "active", viewport: { width: 800, height: 2000 } });
  });
  afterAll(() => visit.context.close());

  test.each([
    { name: "radios", id: "job_situation", field: "#job_situation", border: ".choices" },
    { name: "boxes", id: "styrker", field: "#styrker", border: ".choices" },
    { name: "numbers", id: "egen_evne", field: "#egen_evne-3", border: ".scale-step span" },
    { name: "a date", id: "foerste_sygedag", field: "#foerste_sygedag", border: ".form-input" },
    { name: "a text", id: "fri_tekst", field: "#fri_tekst", border: ".form-input" },
  ])("$name have borders, and show where focus is", async ({ id, field, border }) => {
    const { page } = visit;
    await page.goto(at(id));
    const { line, width } = await page
      .locator(border)
      .first()
      .evaluate((one) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(one);
        return { line: borderTopStyle, width: Number.parseFloat(borderTopWidth) };
      });
    expect(line).not.toBe("none");
    expect(width).toBeGreaterThanOrEqual(1);
    const place = `label:has(${field}), ${field}:not(label ${field})`;
    const before = await picture(page, place);
    await page.keyboard.press("Tab");
    await page.locator(field).focus();
    expect(await picture(page, place)).not.toBe(before);
  });

  test("what is chosen can be told from what is not, and not by bold letters alone", async () => {
    const { page } = visit;
    for (const [id, field] of [
      ["job_situation", "#job_situation-ingen_plan"],
      ["styrker", "#styrker"],
    ] as const) {
      await page.goto(at(id));
      expect(await page.locator(field).isChecked()).toBe(true);
      // The system draws these, as in every other program.
      const drawn = await page.locator(field).evaluate((one) => getComputedStyle(one).appearance);
      expect(drawn, id).toBe("auto");
    }
    await page.goto(at("egen_evne"));
    const [chosen, other] = await page
      .locator("label:has(#egen_evne-4) span, label:has(#egen_evne-5) span")
      .evaluateAll((both) =>
        both.map((one) => {
          const { backgroundColor, color, borderTopWidth } = getComputedStyle(one);
          return { backgroundColor, color, border: Number.parseFloat(borderTopWidth) };
        }),
      );
    expect(chosen?.backgroundColor).not.toBe(other?.backgroundColor);
    expect(chosen?.border).toBeGreaterThan(other?.border ?? 9);
  });

  test("the buttons have borders and show focus", async () => {
    const { page } = visit;
    await page.goto(at("job_situation"));
    for (const name of ["Næste", "Gem og hold pause"]) {
      const button = page.locator("main").getByRole("button", { name });
      await page.keyboard.press("Tab");
      await button.focus();
      const style = await button.evaluate((one) => {
        const { borderTopWidth, borderTopStyle, outlineWidth, outlineStyle } = getComputedStyle(one);
        return { borderTopWidth, borderTopStyle, outlineWidth, outlineStyle };
      });
      expect(style).toEqual({
        borderTopWidth: "2px",
        borderTopStyle: "solid",
        outlineWidth: "3px",
        outlineStyle: "solid",
      });
    }
  });
});

describe("before the session ends", () => {
  test("a dialogue warns, can be read and answered by keyboard, and keeps what was typed", async () => {
    const { page, context, complaints } = await world.visitAs(key);
    await page.clock.install();
    await page.goto(at("fri_tekst"));
    await page.clock.runFor(2_000);
    await page.locator("textarea").fill("Midt i en sætning");
    // The page saves itself first: that counts as being here.
    await page.clock.runFor(2_000);
    await page.locator(".autosave", { hasText: "Gemt" }).waitFor();
    await page.clock.fastForward("16:00");
    const dialog = page.getByRole("dialog", { name: "Du bliver snart logget ud" });
    await dialog.waitFor();
    await expectAccessible(page, "warning");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    expect(await page.locator("textarea").inputValue()).toBe("Midt i en sætning");
    expect(complaints).toEqual([]);
    await context.close();
  });
});
