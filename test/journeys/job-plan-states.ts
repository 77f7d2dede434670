import type { Page } from "playwright-core";
import type { HttpPerson } from "#test/http-person.ts";
import { canary, type PageState } from "./citizen-page-states.ts";
import { submitted } from "./submitted.ts";

const idOf = (letter: string) => letter.repeat(26);
const wide = "Arbejdsmarkedsuddannelsesinstitutionsadministrationsleder".repeat(2);

export const planIds = { a: idOf("a"), b: idOf("b"), c: idOf("c"), dropped: idOf("d") } as const;
const goal = (id: string) => `/jobplan/maal/${id}`;

/** A plan with everything in it, of a person who had none. */
export async function preparePlan(person: HttpPerson): Promise<void> {
  const wishes = [
    { nummer: planIds.a, bogstav: "A", stilling: "6113" },
    { nummer: planIds.b, bogstav: "B", stilling: "egne", titel: `${canary} ${wide}`.slice(0, 120) },
    { nummer: planIds.c, bogstav: "C", stilling: "9112" },
    { nummer: planIds.dropped, bogstav: "C", stilling: "5120" },
  ];
  for (const wish of wishes) await submitted(person, "/jobplan/maal/ny", wish);
  const long = `${canary} <b>${wide}</b>`;
  await submitted(person, `${goal(planIds.b)}/hvorfor`, { udgave: "1", why: long });
  await submitted(person, `${goal(planIds.b)}/sted`, { udgave: "2", workplaces: long, hours: "15" });
  await submitted(person, `${goal(planIds.c)}/hvorfor`, { udgave: "1", why: long, towardsB: "ja" });
  await submitted(person, goal(planIds.a), { handling: "enig", udgave: "1" });
  await submitted(person, goal(planIds.dropped), { handling: "dropped", note: long });
  const step = {
    handling: "tilfoej",
    maal: planIds.b,
    "dag-day": "3",
    "dag-month": "12",
    "dag-year": "2100",
  };
  await submitted(person, "/jobplan/skridt", { ...step, nummer: idOf("e"), ord: long });
  await submitted(person, "/jobplan/skridt", { ...step, nummer: idOf("f"), ord: canary, "dag-year": "2020" });
  await submitted(person, "/jobplan/skridt", { handling: "gjort", skridt: idOf("f") });
}

const press = (page: Page, name: string) =>
  page.locator(`main form[method="post"] button${name}`).last().click();
const problemShown = (page: Page) => page.locator("#error-summary").waitFor();

export const emptyPlanStates: readonly Omit<PageState, "as">[] = [
  { page: "plan", state: "empty", path: "/jobplan" },
  { page: "steps", state: "empty", path: "/jobplan/skridt" },
  { page: "find", state: "not asked", path: "/jobplan/maal/ny" },
  { page: "ideas", state: "not asked", path: "/jobplan/ideer" },
];

export const fullPlanStates: readonly Omit<PageState, "as">[] = [
  { page: "plan", state: "full, long words", path: "/jobplan" },
  { page: "steps", state: "one done, long words", path: "/jobplan/skridt?gemt=1" },
  {
    page: "steps",
    state: "wrong",
    path: "/jobplan/skridt",
    act: async (page) => {
      await press(page, '[value="tilfoej"]');
      await problemShown(page);
    },
    hasError: true,
  },
  { page: "find", state: "found", path: "/jobplan/maal/ny?ord=gartner&bogstav=B" },
  { page: "find", state: "nothing found", path: "/jobplan/maal/ny?ord=qqqqqq" },
  { page: "find", state: "from the ideas", path: "/jobplan/maal/ny?kode=5120" },
  {
    page: "find",
    state: "nothing chosen",
    path: "/jobplan/maal/ny?ord=gartner",
    act: async (page) => {
      await press(page, "");
      await problemShown(page);
    },
    hasError: true,
  },
  { page: "ideas", state: "suggestions", path: "/jobplan/ideer?motiv=outdoors&motiv=animals&ord=fiske" },
  { page: "ideas", state: "nothing chosen", path: "/jobplan/ideer?ord=" },
  { page: "goal", state: "agreed", path: goal(planIds.a) },
  { page: "goal", state: "long words", path: `${goal(planIds.b)}?gemt=1` },
  { page: "goal", state: "put away", path: goal(planIds.dropped) },
  {
    page: "goal",
    state: "a long note",
    path: goal(planIds.b),
    act: async (page) => {
      await page.locator("#note").fill("x".repeat(501));
      await press(page, '[value="reached"]');
      await problemShown(page);
    },
    hasError: true,
  },
  { page: "why", state: "towards B", path: `${goal(planIds.c)}/hvorfor` },
  { page: "have", state: "blank", path: `${goal(planIds.b)}/kan` },
  {
    page: "where",
    state: "wrong hours",
    path: `${goal(planIds.b)}/sted`,
    act: async (page) => {
      await page.locator("#hours").fill("mange");
      await press(page, "");
      await problemShown(page);
    },
    hasError: true,
  },
  { page: "delete the plan", state: "asked", path: "/jobplan/slet" },
];
