import { afterAll, beforeAll, expect, test } from "vitest";
import { weighPage } from "#test/page-weight.ts";
import { type CitizenWorld, openCitizens, questionnaireId } from "./citizen-world.ts";

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
});
afterAll(() => world.close());

const kilobytes = (bytes: number): number => bytes / 1_024;

// A choice, a date, ticks, and typed words: each kind of question brings its own parts.
test.each([1, 2, 3, 29])("question page %i is light enough for a slow phone", async (number) => {
  const { page, context } = await world.visitAs("mikkel-oestervang");
  const { html, css, script, font } = await weighPage(page, `/skema/${questionnaireId}/${number}`);
  expect(page.url()).toContain(`/skema/${questionnaireId}/${number}`);
  expect(html).toBeGreaterThan(0);
  expect(kilobytes(html + css + script), "HTML, CSS and JS").toBeLessThanOrEqual(25);
  expect(kilobytes(script), "JS").toBeLessThanOrEqual(12);
  expect(kilobytes(font), "fonts").toBeLessThanOrEqual(40);
  await context.close();
});
