import type { Page, Response } from "playwright-core";
import { expect } from "vitest";
import type { Lang } from "#db/ports.ts";
import { expectAccessible, expectFits, type Visit } from "#test/browser.ts";
import { tellingWords } from "#test/security/neutral-words.ts";

export interface PageExpected {
  /** For the message when something is wrong. */
  readonly state: string;
  readonly lang: Lang;
  /** Words that never stand in an address or a title: names and answers. */
  readonly secrets: readonly string[];
  /** The page tells about a field to put right. */
  readonly hasError: boolean;
}

interface Facts {
  readonly lang: string;
  readonly title: string;
  readonly headings: readonly number[];
  /** Elements with inline style or an inline handler, which the policy would refuse. */
  readonly inline: readonly string[];
  readonly stored: number;
  /** Below 24 px, and the main controls below 44 px. */
  readonly small: readonly string[];
}

/** The narrowest phone; every rule holds at this width. */
export const narrow = { width: 320, height: 640 };

function factsInPage(): Facts {
  const isShown = (one: HTMLElement) =>
    one.checkVisibility() && one.closest(".visually-hidden, .skipnav") === null;
  const shown = [...document.body.querySelectorAll<HTMLElement>("*")].filter(isShown);
  const inline = [...document.querySelectorAll("*")].filter((one) =>
    one.getAttributeNames().some((name) => name === "style" || name.startsWith("on")),
  );
  const inSentence = (one: Element) =>
    getComputedStyle(one).display === "inline" &&
    (one.parentElement?.textContent.trim().length ?? 0) > one.textContent.trim().length + 1;
  const isMain = (one: Element) => one.matches(".button, .link-button, input, textarea, summary");
  const small = shown
    .filter((one) => one.matches("a[href], button, input:not([type=hidden]), select, textarea, summary"))
    .filter((one) => isMain(one) || !inSentence(one))
    .flatMap((one) => {
      const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
      const least = isMain(one) ? 44 : 24;
      // Half a pixel is rounding.
      if (Math.min(width, height) >= least - 0.5) return [];
      return [`${width.toFixed(1)}×${height.toFixed(1)} ${one.outerHTML.slice(0, 100)}`];
    });
  return {
    lang: document.documentElement.lang,
    title: document.title,
    headings: shown
      .filter(({ tagName }) => /^H[1-6]$/.test(tagName))
      .map(({ tagName }) => Number(tagName[1])),
    inline: inline.map((one) => one.outerHTML.slice(0, 100)),
    stored: localStorage.length + sessionStorage.length,
    small,
  };
}

/** The rules that hold for every page in every state. */
export async function expectGoodPage(
  visit: Visit,
  answer: Response | null,
  expected: PageExpected,
): Promise<void> {
  const { page, complaints } = visit;
  const { state } = expected;
  const facts = await page.evaluate(factsInPage);
  const faults = [
    ...wordFaults(facts, decodeURIComponent(page.url()), expected),
    ...facts.inline.map((one) => `inline style: ${one}`),
    ...facts.small.map((one) => `small: ${one}`),
    ...policyFaults(answer),
    ...(await storageFaults(visit, facts)),
  ];
  expect(faults, state).toEqual([]);
  await expectFits(page, state);
  await expectAccessible(page, state);
  await expectSkipLink(page, state);
  expect(complaints, state).toEqual([]);
}

/** The title of a question page says which one it is, and nothing of what it asks (ADR 0011). */
const isPlaceAlone = (title: string, address: string): boolean =>
  !/\/skema\/[^/]+\/\d+(?:\?|$)/.test(address) ||
  title.includes(" - Afsæt - ") ||
  /^(?:\w+: )?(?:Trin|Step) \d+ (?:af|of) \d+, (?:spørgsmål|question) \d+ - \w+ - /.test(title);

function wordFaults(
  { lang, title, headings }: Facts,
  address: string,
  expected: PageExpected,
): readonly string[] {
  const firsts = headings.filter((level) => level === 1).length;
  const jumps = headings.filter((level, at) => level > (headings[at - 1] ?? 1) + 1);
  const told = expected.secrets.filter((secret) => title.includes(secret) || address.includes(secret));
  return [
    ...(lang === expected.lang ? [] : [`language ${lang}`]),
    ...(firsts === 1 ? [] : [`${firsts} h1`]),
    ...jumps.map((level) => `h${level} skips a level`),
    ...(/^.+ - .+ - .+$/.test(title) ? [] : [`title ${title}`]),
    ...(/^(?:Fejl|Error|خطأ): /.test(title) === expected.hasError ? [] : [`beginning of the title ${title}`]),
    ...tellingWords(`${title} ${address}`).map((word) => `${word} in the title or the address`),
    ...(isPlaceAlone(title, address) ? [] : [`${title} tells more than the place of a question`]),
    ...told.map((secret) => `${secret} in the title or the address`),
  ];
}

const policyParts = [
  "script-src 'self' 'sha256-",
  "style-src 'self' 'sha256-",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "connect-src 'self'",
  "img-src 'self'",
];

/** Scripts and styles by their fingerprint only, and nothing kept by the browser. */
export function policyFaults(answer: Response | null): readonly string[] {
  const headers = answer?.headers() ?? {};
  const policy = headers["content-security-policy"] ?? "";
  return [
    ...policyParts.filter((part) => !policy.includes(part)).map((part) => `policy without ${part}`),
    ...(/unsafe|\*|http:|data:|blob:/.test(policy) ? [`too wide a policy: ${policy}`] : []),
    ...(headers["cache-control"] === "no-store" ? [] : [`caching ${headers["cache-control"]}`]),
  ];
}

async function storageFaults({ context }: Visit, { stored }: Facts): Promise<readonly string[]> {
  const cookies = await context.cookies();
  const wrong = cookies.filter(
    ({ name, httpOnly, sameSite }) =>
      !/^(?:afsaet|afsaet-log-ind|sprog|_.*)$/.test(name) || !httpOnly || sameSite === "None",
  );
  return [
    ...wrong.map(({ name }) => `cookie ${name}`),
    ...(stored === 0 ? [] : [`${stored} things in the browser's storage`]),
  ];
}

async function expectSkipLink(page: Page, state: string): Promise<void> {
  const link = page.locator(".skipnav");
  await link.focus();
  const top = await link.evaluate((one) => one.getBoundingClientRect().top);
  await page.keyboard.press("Enter");
  const at = await page.evaluate(() => document.activeElement?.tagName);
  expect([top >= 0, at], `${state}: skip link`).toEqual([true, "MAIN"]);
}
