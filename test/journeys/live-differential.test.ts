import { readdirSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isAskedIn } from "#questionnaires/engine/asked-in.ts";
import { checkAnswers } from "#questionnaires/engine/check-answers.ts";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import { liveSlice } from "#questionnaires/engine/live-slice.ts";
import { shownIds } from "#questionnaires/engine/shown-ids.ts";
import { type Fields, readFields } from "#questionnaires/form/fields.ts";
import { loadPublished } from "#server/questionnaire-files.ts";
import { allKinds } from "#test/golden/all-kinds.ts";
import { typedForms } from "#test/golden/typed-forms.ts";
import { type CitizenWorld, openCitizens } from "./citizen-world.ts";

/** Persons for each variant of each questionnaire. */
const numRuns = 400;
const submittedOn = "2026-11-02";

const built = new URL("../../dist/client/_astro/", import.meta.url);
const script = () => `/_astro/${readdirSync(built).find((file) => /^LiveQuestions.*\.js$/.test(file))}`;

let world: CitizenWorld;
beforeAll(async () => {
  world = await openCitizens();
});
afterAll(() => world.close());

interface Told {
  readonly shown: readonly string[];
  readonly sent: Fields;
}

/** In the browser: types each person's fields into a form that the site's own script runs, and looks at it. */
async function typeAll(people: readonly (readonly [string, Fields])[][]): Promise<readonly Told[]> {
  const form = document.querySelector("form") as HTMLFormElement;
  const blocks = (globalThis as unknown as { blocks: Map<string, HTMLElement> }).blocks;
  return people.map((person) => {
    for (const [id, fields] of person) {
      const inputs = Object.entries(fields).flatMap(([name, values]) =>
        values.map((value) =>
          Object.assign(document.createElement("input"), { type: "hidden", name, value }),
        ),
      );
      blocks.get(id)?.replaceChildren(...inputs);
    }
    form.dispatchEvent(new Event("input"));
    const shown = [...form.querySelectorAll<HTMLElement>("[data-question]")].map(
      (one) => one.dataset["question"] ?? "",
    );
    const sent: Record<string, string[]> = {};
    for (const [name, value] of new FormData(form)) {
      if (!Object.hasOwn(sent, name)) Object.defineProperty(sent, name, { value: [], enumerable: true });
      sent[name]?.push(String(value));
    }
    return { shown, sent };
  });
}

/** A page with a form of the whole questionnaire, and on it the script that the site was built with. */
async function openForm(questionnaire: Questionnaire, variant: string) {
  const ids = questionnaire.definition.questions
    .filter((question) => isAskedIn(question, variant))
    .map(({ id }) => id);
  const slice = liveSlice(questionnaire, { variant, submittedOn, answers: {} }, ids);
  const visit = await world.visit();
  const { page } = visit;
  await page.route("**/formular", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>x</title><form></form>" }),
  );
  await page.goto("/formular");
  await page.evaluate(
    ([names, text]) => {
      const form = document.querySelector("form") as HTMLFormElement;
      const blocks = new Map(names.map((name) => [name, document.createElement("div")]));
      for (const [name, block] of blocks) block.dataset["question"] = name;
      const line = Object.assign(document.createElement("p"), { className: "live-questions" });
      line.dataset["slice"] = text;
      form.append(...blocks.values(), line);
      Object.assign(globalThis, { blocks });
    },
    [ids, JSON.stringify(slice)] as const,
  );
  await page.addScriptTag({ url: script(), type: "module" });
  return { ...visit, ids };
}

/** What the server makes of a whole form: which questions are asked, what is kept, what is wrong. */
function verdict(questionnaire: Questionnaire, variant: string, fields: Fields) {
  const { skip_option, questions } = questionnaire.definition;
  const answers: Record<string, unknown> = {};
  for (const question of questions.filter((one) => isAskedIn(one, variant))) {
    const reading = readFields(question, fields, skip_option.code);
    if (reading.kind === "answer") answers[question.id] = reading.value;
  }
  const person = { variant, submittedOn, answers };
  return {
    shown: shownIds(questionnaire, person),
    ...checkAnswers(questionnaire, person, { asTyped: true }),
  };
}

const all = [
  ...loadPublished().map(({ questionnaire }) => questionnaire),
  allKinds.questionnaire as Questionnaire,
].flatMap((questionnaire) => questionnaire.variants.map((variant) => ({ questionnaire, variant })));

describe.each(all.map((one) => ({ ...one, name: `${one.questionnaire.id}, ${one.variant}` })))(
  "the script of the page and the server, on $name",
  ({ questionnaire, variant }) => {
    test("ask the same questions, keep the same answers and find the same faults", async () => {
      const { page, ids, context, complaints } = await openForm(questionnaire, variant);
      const forms = fc.sample(typedForms(questionnaire.definition, variant), numRuns);
      const { questions, skip_option } = questionnaire.definition;
      const owner = (name: string) =>
        questions.find(({ id }) => name === id || name.startsWith(`${id}-`))?.id ?? skip_option.code;
      const people = forms.map((fields) =>
        ids.map((id): readonly [string, Fields] => [
          id,
          Object.fromEntries(Object.entries(fields).filter(([name]) => owner(name) === id)),
        ]),
      );
      const told = await page.evaluate(typeAll, people);
      for (const [at, fields] of forms.entries()) {
        const expected = verdict(questionnaire, variant, fields);
        const { shown, sent } = told[at] as Told;
        expect(shown, JSON.stringify(fields)).toEqual(expected.shown);
        // The form sends what is asked alone: the server makes the same of it as of everything.
        const { answers, problems } = verdict(questionnaire, variant, sent);
        expect({ answers, problems }, JSON.stringify(fields)).toEqual({
          answers: expected.answers,
          problems: expected.problems,
        });
        expect(
          Object.keys(sent)
            .map(owner)
            .filter((id) => !shown.includes(id)),
        ).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    });
  },
);
