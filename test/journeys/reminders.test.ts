import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { translator } from "#site/text/translate.ts";
import { type Mailbox, openMailbox } from "#test/mailbox.ts";
import { seen } from "./citizen-answers.ts";
import { narrow } from "./citizen-page-rules.ts";
import type { PageState } from "./citizen-page-states.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";
import { lookAtStates } from "./look-at-states.ts";
import { submitted } from "./submitted.ts";

const t = translator("da");
const address = `vibeke.${"lang".repeat(12)}@example.org`;

let mailbox: Mailbox;
let world: CitizenWorld;
beforeAll(async () => {
  mailbox = await openMailbox();
  world = await openCitizens({
    env: {
      MAIL_SMTP_URL: mailbox.smtpUrl,
      MAIL_FROM: "afsaet@kommune.example",
      MAIL_TEAM_ADDRESS: "team@kommune.example",
    },
  });
});
afterAll(async () => {
  await world.close();
  await mailbox.close();
});

/** The code in the newest mail to the address. */
async function codeSent(to: string): Promise<string> {
  const mail = await vi.waitFor(
    () => {
      const found = mailbox.mails.findLast((one) => one.to.includes(to));
      expect(found).toBeDefined();
      return found;
    },
    { timeout: 15_000, interval: 200 },
  );
  return /\b\d{6}\b/.exec(mail?.text.split("\r\n\r\n")[1] ?? "")?.[0] ?? "";
}

test("without a script: an address is confirmed with the code that comes, steps are chosen, and it is deleted", async () => {
  const person = await world.person("mikkel-oestervang");
  const step = { handling: "tilfoej", nummer: "e".repeat(26), ord: "Ring til bageren" };
  await submitted(person, "/jobplan/skridt", {
    ...step,
    "dag-day": "3",
    "dag-month": "12",
    "dag-year": "2100",
  });
  const visit = await world.visitAs("mikkel-oestervang", { javaScriptEnabled: false, viewport: narrow });
  const { page } = visit;
  const main = page.locator("main");
  const press = (name: string) => main.getByRole("button", { name }).first().click();
  await page.goto("/jobplan/skridt");
  await main.getByRole("link", { name: t("plan.mail.link") }).click();
  await page.locator("#mail").fill(address);
  await press(t("plan.mail.send"));
  expect(await seen(main)).toContain(t("plan.mail.codeSent"));
  expect(page.url()).not.toContain("example.org");
  await page.locator("#kode").fill("12");
  await press(t("plan.mail.confirm"));
  expect(await seen(main)).toContain(t("plan.mail.wrongCode"));
  await page.locator("#kode").fill(await codeSent(address));
  await press(t("plan.mail.confirm"));
  expect(await seen(main)).toContain(t("plan.mail.confirmed"));
  await main.getByRole("link", { name: t("plan.mail.toSteps") }).click();
  await main.locator(".plan-step").getByText(t("plan.mail.is.never")).click();
  await press(t("plan.mail.set.before"));
  expect(await seen(main.locator(".plan-step"))).toContain(t("plan.mail.is.before"));
  const everything = await (await person.get("/jobplan/hent")).json();
  expect(everything).toMatchObject({ mail: { address }, steps: [{ remind: "day-before" }] });
  await main.getByRole("link", { name: t("plan.mail.title") }).click();
  await press(t("plan.mail.delete"));
  expect(await seen(main)).toContain(t("plan.mail.deleted"));
  expect(await (await person.get("/jobplan/hent")).json()).toMatchObject({ mail: null });
  await visit.context.close();
});

const mail = "/min-side/mail";
const wrongStates: readonly Omit<PageState, "as">[] = [
  { page: "mail", state: "none", path: mail },
  {
    page: "mail",
    state: "no address",
    path: mail,
    act: async (page) => {
      await page.locator("#mail").fill("vibeke");
      await page.locator('main button[value="send"]').click();
      await page.locator("#error-summary").waitFor();
    },
    hasError: true,
  },
];
const awaitedStates: readonly Omit<PageState, "as">[] = [
  { page: "mail", state: "a code is awaited", path: `${mail}?sendt=1` },
  {
    page: "mail",
    state: "the wrong code",
    path: mail,
    act: async (page) => {
      await page.locator("#kode").fill("1");
      await page.locator('main button[value="bekraeft"]').click();
      await page.locator("#error-summary").waitFor();
    },
    hasError: true,
  },
];
const confirmedStates: readonly Omit<PageState, "as">[] = [
  { page: "mail", state: "confirmed", path: `${mail}?gemt=1` },
  { page: "steps", state: "with mail", path: "/jobplan/skridt" },
];

describe("the pages are sound", () => {
  const both = async (states: readonly Omit<PageState, "as">[], as: string) => {
    for (const lang of ["da", "en"] as const) await lookAtStates(world, states, { as, lang });
  };

  test("from no address to a confirmed one", async () => {
    const [as, own] = ["bente-solvang", "b@example.org"];
    const person = await world.person(as);
    const day = { "dag-day": "3", "dag-month": "12", "dag-year": "2100" };
    await submitted(person, "/jobplan/skridt", {
      handling: "tilfoej",
      nummer: "f".repeat(26),
      ord: "Ring",
      ...day,
    });
    await both(wrongStates, as);
    await submitted(person, mail, { handling: "send", mail: own });
    await both(awaitedStates, as);
    await submitted(person, mail, { handling: "bekraeft", kode: await codeSent(own) });
    await both(confirmedStates, as);
  });
});
