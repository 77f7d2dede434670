import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { expectFits, titleOf } from "#test/browser.ts";
import { instrument } from "#test/golden/instrument.ts";
import type { HttpPerson } from "#test/http-person.ts";
import { narrow } from "./citizen-page-rules.ts";
import { type CitizenWorld, openCitizens, ownResponses } from "./citizen-world.ts";
import { expectSound } from "./sound-page.ts";
import { exampleToday, mainText } from "./staff-examples.ts";

const t = translator("da");
const { questionnaire } = instrument;

let world: CitizenWorld;
let hanne: HttpPerson;
beforeAll(async () => {
  world = await openCitizens();
  hanne = await world.person("hanne-riisager", "medarbejder");
  await world.person("omar-vestergaard", "medarbejder");
  await world.person("lone-thorsager", "medarbejder");
});
afterAll(() => world.close());

/** Counts what a mouse does, in every page of a window. */
async function withoutMouse(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    for (const kind of ["mousedown", "pointerdown", "click", "touchstart"])
      addEventListener(
        kind,
        (event) => {
          if (event instanceof MouseEvent && event.detail > 0)
            sessionStorage.setItem("mus", String(Number(sessionStorage.getItem("mus") ?? 0) + 1));
        },
        true,
      );
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem("mus") ?? 0));
}

/** The keys of a worked example in the order of the paper, as a person types them. */
function keysOf(id: string): readonly (readonly [string, string])[] {
  const { variant, answers } = exampleToday(id);
  return questionnaire.definition.questions
    .filter(({ variants }) => variants.includes(variant))
    .map((question) => {
      const value = answers[question.id];
      const numberOf = (code: unknown) =>
        "options" in question ? question.options.findIndex((one) => one.code === code) + 1 : 0;
      if (value === undefined) return [question.id, ""] as const;
      if (value === questionnaire.definition.skip_option.code) return [question.id, "-"] as const;
      if (Array.isArray(value)) return [question.id, value.map(numberOf).join(" ")] as const;
      if (question.kind === "date") {
        const [year = "", month = "", day = ""] = String(value).split("-");
        return [question.id, `${day}${month}${year.slice(2)}`] as const;
      }
      return [question.id, question.kind === "radio" ? String(numberOf(value)) : String(value)] as const;
    });
}

async function printed(benefit: string): Promise<string> {
  const form = { questionnaire: "risikoscreening", benefit };
  const { code } = (await (await hanne.json("POST", "/api/paper-forms", form)).json()) as { code: string };
  return code;
}

/** Presses Enter and waits for the page that it asks for. */
async function enterAndLoad(page: Page): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await loaded;
}

const focused = (page: Page) => page.locator(":focus").getAttribute("id");

/** Moves the focus by Tab alone. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await page.locator(selector).evaluate((found) => found === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${selector}.`);
}

/** From the list to the sheet of a blank form. */
async function toSheet(page: Page, code: string, cpr: string): Promise<void> {
  await page.goto("/sager/indtast");
  await tabTo(page, "#kode");
  await page.keyboard.type(code.toLowerCase());
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/indtast\/[0-9A-Z-]{9}$/);
  await tabTo(page, "#cpr");
  await page.keyboard.type(cpr);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/indtast\/[0-9A-Z-]{9}\/[0-9a-z]{26}$/);
}

/** Types a whole paper: a key and Enter for each question. */
async function typeAll(page: Page, keys: readonly (readonly [string, string])[]): Promise<void> {
  for (const [id, key] of keys) {
    const field = page.locator(`[id="s-${id}"]`);
    await field.evaluate((found) => {
      if (found !== document.activeElement) throw new Error(`The focus is not at ${found.id}.`);
    });
    await page.keyboard.type(key);
    if ((await field.evaluate(({ tagName }) => tagName)) === "TEXTAREA") await page.keyboard.press("Tab");
    else await page.keyboard.press("Enter");
  }
}

describe("a paper typed by keyboard alone", () => {
  test("with a script: Enter goes on, the words stand beside the key, and it comes out as the citizen's", async () => {
    const { page, complaints } = await world.visitAs("hanne-riisager", { viewport: narrow });
    const mouse = await withoutMouse(page);
    await toSheet(page, await printed("sygedagpenge"), "2202690302");
    await expectSound(page, "sheet");
    await typeAll(page, keysOf("V13"));
    expect(await page.locator(".sheet-words").first().textContent()).toMatch(/\d/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/svar\//);
    await expectSound(page, "proof");
    await tabTo(page, 'button[value="send"]');
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/sendt\//);
    await expectSound(page, "sent");
    expect([await mouse(), complaints]).toEqual([0, []]);
    const bente = await world.person("bente-solvang");
    const sent = (await ownResponses(bente)).filter(({ sentAt }) => sentAt !== null);
    const [first, second] = sent.map(({ answers }) => answers);
    expect(Object.keys(second ?? {}).sort()).toEqual(Object.keys(first ?? {}).sort());
    expect(mainText(await (await bente.get("/min-side")).text())).toContain(t("mine.confirmHeading"));
    await page.context().close();
  });

  test("without a script: Enter goes on too, a wrong key is told, and nothing typed is lost", async () => {
    const { page, context, complaints } = await world.visitAs("hanne-riisager", {
      javaScriptEnabled: false,
      viewport: narrow,
    });
    await toSheet(page, await printed("kontanthjaelp"), "0811994317");
    const [[first, key] = ["", ""], [second] = [""], ...rest] = keysOf("V01");
    expect(await focused(page)).toBe(`s-${first}`);
    await page.keyboard.type(key);
    await enterAndLoad(page);
    expect(await focused(page)).toBe(`s-${second}`);
    await page.keyboard.type("77");
    await enterAndLoad(page);
    expect(await titleOf(page)).toMatch(/^Fejl: /);
    expect(await page.locator("#error-summary").textContent()).toContain(t("staff.typing.noSuchOption"));
    expect(await page.locator(`#s-${first}`).inputValue()).toBe(key);
    expect(await page.locator(`#s-${second}`).inputValue()).toBe("77");
    await expectFits(page, "a wrong key");
    await tabTo(page, `#s-${second}`);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(keysOf("V01")[1]?.[1] ?? "");
    for (const [, one] of rest) {
      await page.keyboard.press("Tab");
      await page.keyboard.type(one);
    }
    await tabTo(page, 'button[value="kontrol"]');
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/svar\//);
    expect(mainText(await page.content())).toContain(t("staff.typing.proofLead"));
    await tabTo(page, 'button[value="send"]');
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/sendt\//);
    expect(complaints).toEqual([]);
    await context.close();
    const [sent] = await ownResponses(await world.person("jonas-lindeskov"));
    expect(sent?.answers).toEqual(exampleToday("V01").answers);
  });
});

describe("a paper typed twice", () => {
  test("shows one difference side by side, which is settled and counted for the team lead", async () => {
    const code = await printed("sygedagpenge");
    const one = await world.visitAs("hanne-riisager", { viewport: narrow });
    await toSheet(one.page, code, "0510904218");
    await one.page.locator('input[name="gange"][value="to"]').check();
    const keys = keysOf("V16");
    for (const [id, key] of keys) await one.page.locator(`[id="s-${id}"]`).fill(key);
    await one.page.locator('button[value="kontrol"]').click();
    await one.page.waitForURL(/\/svar\//);
    await expectSound(one.page, "to be typed again");
    const entry = new URL(one.page.url()).pathname;
    const two = await world.visitAs("omar-vestergaard", { viewport: narrow });
    await two.page.goto(`${entry}/igen`);
    await expectSound(two.page, "second typing");
    for (const [id] of keys) expect(await two.page.locator(`[id="s-${id}"]`).inputValue()).toBe("");
    for (const [id, key] of keys)
      await two.page.locator(`[id="s-${id}"]`).fill(id === "humoer" ? (key === "1" ? "2" : "1") : key);
    await two.page.locator('button[value="kontrol"]').click();
    await two.page.waitForURL(/\/forskelle$/);
    await expectSound(two.page, "differences");
    expect(await two.page.locator(".difference").count()).toBe(1);
    await two.page.getByRole("button", { name: t("staff.typing.settle") }).click();
    await expectSound(two.page, "nothing chosen");
    await two.page.locator('[name="valg-humoer"][value="1"]').check();
    await two.page.locator("#s-humoer").fill("3");
    await two.page.getByRole("button", { name: t("staff.typing.settle") }).click();
    await expectSound(two.page, "chosen and written");
    expect(await two.page.locator("#s-humoer").inputValue()).toBe("3");
    await two.page.locator("#s-humoer").fill("");
    await two.page.getByRole("button", { name: t("staff.typing.settle") }).click();
    await two.page.waitForURL((url) => url.pathname === entry);
    await two.page.getByRole("button", { name: t("staff.typing.send") }).click();
    await two.page.waitForURL(/\/sendt\//);
    const lead = await world.visitAs("lone-thorsager", { viewport: narrow });
    await lead.page.goto("/sager/indtast");
    await expectSound(lead.page, "figures");
    const said = mainText(await lead.page.content());
    expect(said).toContain(`${t("staff.typing.figureFields")} ${keys.length}`);
    expect(said).toMatch(new RegExp(`${t("staff.typing.figureDiffered")} 1 \\(\\d`));
    for (const { context } of [one, two, lead]) await context.close();
  });
});
