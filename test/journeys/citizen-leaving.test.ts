import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { titleOf } from "#test/browser.ts";
import { exampleToday, pageOf, seen } from "./citizen-answers.ts";
import { type CitizenWorld, draftOf, freshDraft, openCitizens } from "./citizen-world.ts";

const golden = exampleToday("V02");
const page1 = pageOf("humoer", golden.variant);
const page2 = pageOf("uro", golden.variant);

/** Stands for the neutral public site; it moves its visitors about, as such sites do. */
let neutral: Server;
let away: string;
let world: CitizenWorld;

beforeAll(async () => {
  neutral = createServer((req, res) => {
    if (req.url === "/") res.writeHead(302, { Location: "/vejret" }).end();
    else res.setHeader("Content-Type", "text/html").end("<title>Vejret</title><h1>Sol</h1>");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => neutral.once("listening", resolve));
  away = `http://127.0.0.1:${(neutral.address() as AddressInfo).port}`;
  world = await openCitizens({
    env: {
      MUNICIPALITY_EXIT_SITE: `${away}/`,
      MUNICIPALITY_DOCTOR_NAME: "Lægevagten i Eksempel",
      MUNICIPALITY_DOCTOR_PHONE: "00 00 00 01",
    },
  });
});
afterAll(async () => {
  neutral.closeAllConnections();
  neutral.close();
  await world.close();
});

/** The link as it is seen, in the middle of what somebody is answering, scrolled down. */
async function halfway(device: BrowserContextOptions) {
  const person = await world.person("jonas-lindeskov");
  const before = await freshDraft(person, golden);
  const visit = await world.visitAs("jonas-lindeskov", { viewport: { width: 360, height: 640 }, ...device });
  const { page } = visit;
  await page.goto(page1);
  await page.goto(page2);
  await page.mouse.wheel(0, 5_000);
  return { person, before, ...visit };
}

async function expectGone({ page, person, before }: Awaited<ReturnType<typeof halfway>>): Promise<void> {
  expect(await titleOf(page)).toBe("Vejret");
  for (let back = 0; back < 3; back += 1) {
    await page.goBack({ waitUntil: "load" }).catch(() => null);
    if (page.url() === "about:blank") break;
    expect(await seen(page.locator("main"))).toContain("Du er logget ud");
    expect(await page.locator("input[type=radio]").count()).toBe(0);
  }
  expect((await person.get("/api/responses")).status).toBe(401);
  const { logIn } = await import("#test/http-person.ts");
  await logIn(person, "jonas-lindeskov", "borger");
  expect((await draftOf(person)).answers).toEqual(before.answers);
}

const devices: readonly [string, BrowserContextOptions][] = [
  ["with JavaScript", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
];

describe.each(devices)("the quick exit, %s", (_, device) => {
  test("stays in sight, ends the session, and Back shows nothing of what was answered", async () => {
    const here = await halfway(device);
    const link = here.page.getByRole("link", { name: "Forlad siden hurtigt" });
    const box = await link.boundingBox();
    expect(box?.y).toBeLessThan(10);
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await link.click();
    await here.page.waitForURL(`${away}/**`);
    await expectGone(here);
    await here.context.close();
  });
});

test("Escape pressed three times leads away, and twice does not", async () => {
  const here = await halfway({});
  const { page } = here;
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.waitForTimeout(3_100);
  expect(new URL(page.url()).pathname).toBe(page2);
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Escape");
  await page.waitForURL(`${away}/**`);
  await expectGone(here);
  await here.context.close();
});

test("with JavaScript the person is away although the server does not answer, and nothing stays on the device", async () => {
  const here = await halfway({});
  await here.page.evaluate(() => localStorage.setItem("afsaet-kladde", "ja"));
  await here.page.route("**/forlad", () => undefined);
  await here.page.getByRole("link", { name: "Forlad siden hurtigt" }).click();
  await here.page.waitForURL(`${away}/**`);
  expect(await titleOf(here.page)).toBe("Vejret");
  await here.page.goto("/privatliv");
  expect(await here.page.evaluate(() => localStorage.length)).toBe(0);
  await here.context.close();
});

test("nobody is asked whether they are sure, although the last words could not be saved", async () => {
  const here = await halfway({});
  const { page } = here;
  await page.goto(pageOf("fri_tekst", golden.variant));
  await page.route("**/skema/**", (route) => route.abort());
  await page.locator("textarea").fill("Midt i en sætning");
  await page.locator(".autosave:not(:empty)").waitFor();
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    return dialog.dismiss();
  });
  await page.getByRole("link", { name: "Forlad siden hurtigt" }).click();
  await page.waitForURL(`${away}/**`);
  expect(asked).toBe(0);
  await here.context.close();
});

test("the help box names the doctor on call where the municipality lies", async () => {
  await freshDraft(await world.person("laerke-bakkegaard"), golden);
  const { page, context } = await world.visitAs("laerke-bakkegaard");
  await page.goto(page1);
  expect(await seen(page.locator(".help-box"))).toContain("00 00 00 01 Lægevagten i Eksempel");
  await page.goto(page2);
  expect(await page.locator(".help-box").count()).toBe(0);
  await context.close();
});

test("nobody who works here has the link", async () => {
  const staff = await world.person("hanne-riisager", "medarbejder");
  expect(await (await staff.get("/sager")).text()).not.toContain("/forlad");
  expect(await (await staff.get("/")).text()).not.toContain("/forlad");
});
