import type { Page } from "playwright-core";
import type { PageState } from "./citizen-page-states.ts";
import { cvIds } from "./cv-states.ts";

type State = Omit<PageState, "as">;

const long = "x".repeat(121);

const save = async (page: Page): Promise<void> => {
  await page.locator('main form[method="post"] button').first().click();
  await page.locator("#error-summary").waitFor();
};

/** Every section, by its word in the address. */
const sections = [
  "arbejde",
  "hverdag",
  "skole",
  "kurser",
  "sprog",
  "computer",
  "koerekort",
  "styrker",
  "personer",
  "fungerer",
] as const;

export const emptySectionStates: readonly State[] = sections.flatMap((section) => [
  { page: section, state: "empty", path: `/cv/${section}` },
  { page: section, state: "new", path: `/cv/${section}/ny` },
]);

export const emptyWritingStates: readonly State[] = [
  { page: "CV", state: "empty", path: "/cv" },
  { page: "CV", state: "deleted", path: "/cv?slettet=1" },
  { page: "about you", state: "blank", path: "/cv/om-dig" },
];

export const fullWritingStates: readonly State[] = [
  { page: "CV", state: "full", path: "/cv?gemt=1" },
  { page: "about you", state: "filled in", path: "/cv/om-dig" },
  {
    page: "about you",
    state: "wrong",
    path: "/cv/om-dig",
    act: async (page) => {
      await page.locator("#mail").fill("ikke en mail");
      await page.locator("#telefon").fill("ring");
      await page.locator("#overskrift").fill(long);
      await save(page);
    },
    hasError: true,
  },
  { page: "work", state: "full, long words", path: "/cv/arbejde?gemt=1" },
  { page: "work", state: "one taken away", path: `/cv/arbejde?fjernet=${cvIds.gone}` },
  { page: "an entry", state: "filled in", path: `/cv/arbejde/${cvIds.baker}` },
  {
    page: "an entry",
    state: "wrong",
    path: `/cv/arbejde/${cvIds.baker}`,
    act: async (page) => {
      await page.locator("#title").fill("");
      await page.locator("#employer").fill(long);
      await page.locator("#from-year").fill("15");
      await page.locator("#to-month").selectOption("3");
      await save(page);
    },
    hasError: true,
  },
  { page: "bring in a CV", state: "blank", path: "/cv/indlaes" },
  {
    page: "bring in a CV",
    state: "not readable",
    path: "/cv/indlaes",
    act: async (page) => {
      await page.locator("#tekst").fill(`Ikke ${long}`);
      await page.locator('main [value="laes"]').click();
      await page.locator("#error-summary").waitFor();
    },
    hasError: true,
  },
  {
    page: "bring in a CV",
    state: "found",
    path: "/cv/indlaes",
    act: async (page) => {
      const references = [{ name: long, reference: "Chef\n12345678" }];
      const resume = {
        basics: { name: "x", email: "a@example.dk" },
        work: [{ position: long }],
        references,
        x: [1],
      };
      await page.locator("#tekst").fill(JSON.stringify(resume));
      await page.locator('main [value="laes"]').click();
      await page.locator('main [value="tilfoej"]').waitFor();
    },
  },
  { page: "delete the CV", state: "asked", path: "/cv/slet" },
];
