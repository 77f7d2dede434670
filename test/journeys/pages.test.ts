import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Lang } from "#db/ports.ts";
import { demoCitizens } from "#server/demo/persons.ts";
import { expectGoodPage, narrow } from "./citizen-page-rules.ts";
import {
  canary,
  ownStates,
  type PageState,
  type People,
  prepare,
  publicStates,
  questionStates,
} from "./citizen-page-states.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";

// Two cores: one page draws while the other is looked at.
vi.setConfig({ maxConcurrency: 3 });

const languages: readonly Lang[] = ["da", "en"];
const secrets = [canary, "findes-ikke", ...demoCitizens.flatMap(({ name }) => name.split(" "))];
const nobody = { high: "", read: "", cannot: "", skipped: "", closed: "", draft: "" };

let world: CitizenWorld;
let people: People;
/** Titles that were seen, by language and page. */
const titles = new Map<string, Set<string>>();

beforeAll(async () => {
  world = await openCitizens();
  people = await prepare(world);
});
afterAll(() => world.close());

async function look(
  { page: name, state, as, path, act, hasError = false, status = 200 }: PageState,
  lang: Lang,
) {
  const options = { viewport: narrow, reducedMotion: "reduce" } as const;
  const visit = as === null ? await world.visit(options) : await world.visitAs(as, options);
  const { page, context } = visit;
  await context.addCookies([
    { name: "sprog", value: lang, url: world.served.url, httpOnly: true, sameSite: "Lax" },
  ]);
  let answer = await page.goto(path);
  expect(answer?.status(), state).toBe(status);
  if (act) {
    page.on("response", (response) => {
      if (response.request().isNavigationRequest() && response.status() !== 303) answer = response;
    });
    await act(page);
    expect(answer?.status(), state).toBe(hasError ? 422 : 200);
  }
  await expectGoodPage(visit, answer, { state: `${name}, ${state}, ${lang}`, lang, secrets, hasError });
  const key = `${lang} ${name}`;
  titles.set(key, (titles.get(key) ?? new Set()).add((await page.title()).replace(/^(?:Fejl|Error): /, "")));
  await context.close();
}

const named = (states: readonly PageState[]) =>
  states.flatMap((one) =>
    languages.map((lang) => ({ ...one, lang, name: `${one.page}, ${one.state}, ${lang}` })),
  );

describe.concurrent("every page keeps the rules for all pages", () => {
  test.each(named(publicStates))("$name", (one) => look(one, one.lang));
  test.each(named(questionStates))("question $name", (one) => look(one, one.lang));
  // The addresses hold ids that are not known before the server runs.
  test.each(named(ownStates(nobody)))("own page $name", async ({ name, lang }) => {
    const one = ownStates(people).find((state) => name.startsWith(`${state.page}, ${state.state}, `));
    await look(one as PageState, lang);
  });
});

test("every page has a title of its own", () => {
  const all = [...titles.values()].flatMap((those) => [...those]);
  expect(all.toSorted()).toEqual([...new Set(all)].toSorted());
});
