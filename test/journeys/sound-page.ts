import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, expectContrast, expectFits, titleOf } from "#test/browser.ts";

/** What holds for each state that a journey comes to: axe, both palettes, one main heading, a title, no sideways scroll. */
export async function expectSound(page: Page, state: string): Promise<void> {
  await expectAccessible(page, state);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectContrast(page, `${state}, dark`);
  await page.emulateMedia({ colorScheme: null });
  await expectFits(page, state);
  expect(await page.locator("h1").count(), `${state}: one main heading`).toBe(1);
  expect(await titleOf(page), state).toMatch(/^.+ - .+ - .+$/);
}
