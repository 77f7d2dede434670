import type { Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Lang } from "#db/ports.ts";
import { langs } from "#questionnaires/languages.ts";
import { demoCitizens } from "#server/demo/persons.ts";
import type { Visit } from "#test/browser.ts";
import { titleOf } from "#test/browser.ts";
import { expectGoodPage, narrow } from "./citizen-page-rules.ts";
import {
  canary,
  liveStates,
  ownStates,
  type PageState,
  type People,
  prepare,
  publicStates,
  questionStates,
} from "./citizen-page-states.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";
import { surveyStates } from "./survey-states.ts";

// Two cores: one page draws while the other is looked at.
vi.setConfig({ maxConcurrency: 3 });

const languages: readonly Lang[] = ["da", "en"];
/** The pages before the log-in are few: those are looked at in every language. */
const everyLanguage: readonly Lang[] = langs;
const secrets = [canary, "findes-ikke", ...demoCitizens.flatMap(({ name }) => name.split(" "))];
const nobody = {
  high: "",
  read: "",
  cannot: "",
  skipped: "",
  closed: "",
  measured: "",
  profile: "",
  draft: "",
};

let world: CitizenWorld;
let people: People;
/** Titles that were seen, by language and page. */
const titles = new Map<string, Set<string>>();

beforeAll(async () => {
  world = await openCitizens();
  people = await prepare(world);
});
afterAll(() => world.close());

/** One window a person and language, used by one test after the other: a new one costs more than a page. */
const windows = new Map<string, { readonly visit: Promise<Visit>; done: Promise<unknown> }>();

async function openWindow(as: string | null, lang: Lang): Promise<Visit> {
  const options = { viewport: narrow, reducedMotion: "reduce" } as const;
  const visit = await (as === null ? world.visit(options) : world.visitAs(as, options));
  const language = { name: "sprog", value: lang, httpOnly: true, sameSite: "Lax" } as const;
  await visit.context.addCookies([{ ...language, url: world.served.url }]);
  return visit;
}

async function look(one: PageState, lang: Lang): Promise<void> {
  const key = `${one.as} ${lang}`;
  const window = windows.get(key) ?? { visit: openWindow(one.as, lang), done: Promise.resolve() };
  windows.set(key, window);
  const turn = window.done.then(async () => lookIn(await window.visit, one, lang));
  window.done = turn.catch(() => undefined);
  await turn;
}

async function lookIn(
  visit: Visit,
  { page: name, state, path, act, hasError = false, status = 200 }: PageState,
  lang: Lang,
): Promise<void> {
  const { page, complaints } = visit;
  complaints.splice(0);
  let answer = await page.goto(path);
  expect(answer?.status(), state).toBe(status);
  if (act) {
    const listen = (response: Response) => {
      if (response.request().isNavigationRequest() && response.status() !== 303) answer = response;
    };
    page.on("response", listen);
    await act(page).finally(() => page.off("response", listen));
    expect(answer?.status(), state).toBe(hasError ? 422 : 200);
  }
  await expectGoodPage(visit, answer, { state: `${name}, ${state}, ${lang}`, lang, secrets, hasError });
  const key = `${lang} ${name}`;
  titles.set(
    key,
    (titles.get(key) ?? new Set()).add((await titleOf(page)).replace(/^(?:Fejl|Error|خطأ): /, "")),
  );
}

const named = (states: readonly PageState[], those = languages) =>
  states.flatMap((one) =>
    those.map((lang) => ({ ...one, lang, name: `${one.page}, ${one.state}, ${lang}` })),
  );

describe.concurrent("every page keeps the rules for all pages", () => {
  test.each(named(publicStates, everyLanguage))("$name", (one) => look(one, one.lang));
  test.each(named(surveyStates))("$name", (one) => look(one, one.lang));
  test.each(named(liveStates))("question $name", (one) => look(one, one.lang));
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
