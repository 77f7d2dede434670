import type { Response } from "playwright-core";
import { expect } from "vitest";
import { demoCitizens } from "#server/demo/persons.ts";
import type { Visit } from "#test/browser.ts";
import { expectGoodPage, narrow } from "./citizen-page-rules.ts";
import { canary, type PageState } from "./citizen-page-states.ts";
import type { CitizenWorld } from "./citizen-world.ts";

const secrets = [canary, ...demoCitizens.flatMap(({ name }) => name.split(" "))];

async function lookIn(visit: Visit, one: Omit<PageState, "as">, lang: "da" | "en"): Promise<void> {
  const { page } = visit;
  let answer = await page.goto(one.path);
  expect(answer?.status(), one.state).toBe(200);
  if (one.act) {
    const listen = (response: Response) => {
      if (response.request().isNavigationRequest() && response.status() !== 303) answer = response;
    };
    page.on("response", listen);
    await one.act(page).finally(() => page.off("response", listen));
    expect(answer?.status(), one.state).toBe(one.hasError ? 422 : 200);
  }
  const state = `${one.page}, ${one.state}, ${lang}`;
  await expectGoodPage(visit, answer, { state, lang, secrets, hasError: one.hasError ?? false });
}

/** Goes through states of pages as one person on a narrow screen, in a language, and finds nothing to complain about. */
export async function lookAtStates(
  world: CitizenWorld,
  states: readonly Omit<PageState, "as">[],
  { as, lang }: { readonly as: string; readonly lang: "da" | "en" },
): Promise<void> {
  const visit = await world.visitAs(as, { viewport: narrow, reducedMotion: "reduce" });
  const language = { name: "sprog", value: lang, httpOnly: true, sameSite: "Lax" } as const;
  await visit.context.addCookies([{ ...language, url: world.served.url }]);
  for (const one of states) await lookIn(visit, one, lang);
  await visit.context.close();
}
