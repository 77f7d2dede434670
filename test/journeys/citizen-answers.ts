import type { Locator, Page } from "playwright-core";
import type { Lang } from "#db/ports.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { textIn } from "#questionnaires/text-in.ts";
import { findPublished, loadPublished } from "#server/questionnaire-files.ts";
import { addDays, civilDate, daysBetween } from "#server/use-cases/civil-date.ts";
import ar from "#site/text/ar.json" with { type: "json" };
import da from "#site/text/da.json" with { type: "json" };
import en from "#site/text/en.json" with { type: "json" };
import { titleOf } from "#test/browser.ts";
import { instrument } from "#test/golden/instrument.ts";
import { type Given, questionnaireId } from "./citizen-world.ts";

/** What stands on buttons and links, in every language. */
export const words = { da, en, ar } as const;

const { cases } = instrument;
/** With its translations. */
const { definition } = findPublished(loadPublished(), instrument.questionnaire.key).questionnaire;

export interface Answering extends Given {
  readonly lang: Lang;
}

/** A worked example with its dates moved, so that it is sent today. */
export function exampleToday(id: string): (typeof cases)[number] {
  const found = cases.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no example ${id}.`);
  const today = civilDate(new Date());
  const days = daysBetween(found.submitted_on, today);
  const answers = Object.entries(found.answers).map(([question, value]) => [
    question,
    typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? addDays(value, days) : value,
  ]);
  return { ...found, submitted_on: today, answers: Object.fromEntries(answers) };
}

export const questionText = (question: Question, { variant, lang }: Pick<Answering, "variant" | "lang">) =>
  textIn(question.text_by_variant?.[variant] ?? question.text, lang);

export function questionOf(id: string): Question {
  const question = definition.questions.find((one) => one.id === id);
  if (question === undefined) throw new Error(`There is no question ${id}.`);
  return question;
}

/** Address of the page of a question. */
export const pageOf = (id: string, variant: string): string => {
  const asked = definition.questions.filter(({ variants }) => variants.includes(variant));
  return `/skema/${questionnaireId}/${asked.findIndex((one) => one.id === id) + 1}`;
};

/** The words that can be seen, on one line; waits for the element. */
export async function seen(place: Locator): Promise<string> {
  await place.first().waitFor({ state: "attached" });
  return (await place.allInnerTexts()).join(" ").replaceAll(/\s+/g, " ").trim();
}

export const heading = (page: Page): Promise<string> => seen(page.locator("h1"));

/** The question that the page asks, found by its heading as a person would. */
export async function askedOn(page: Page, answering: Pick<Answering, "variant" | "lang">): Promise<Question> {
  const told = await heading(page);
  const asked = definition.questions.find((one) => questionText(one, answering) === told);
  if (asked === undefined) throw new Error(`Nobody knows the question “${told}”.`);
  return asked;
}

/** Labels of the choices that stand for an answer. */
export function choices(question: Question, value: unknown, lang: Lang): readonly string[] {
  const codes = (Array.isArray(value) ? value : [value]).map(String);
  if (codes[0] === definition.skip_option.code) return [words[lang]["question.skip"]];
  if (!("options" in question)) return codes;
  return question.options.filter(({ code }) => codes.includes(code)).map(({ label }) => textIn(label, lang));
}

/** Fills in the answer by the labels on the page; an answer that the example lacks is left blank. */
async function fillIn(page: Locator, question: Question, { answers, lang }: Answering): Promise<void> {
  const value = answers[question.id];
  if (value === undefined) return;
  if (question.kind === "text") return page.locator("textarea").fill(String(value));
  if (question.kind === "date") {
    const [year = "", month = "", day = ""] = String(value).split("-");
    const parts = { "date.day": day, "date.month": month, "date.year": year } as const;
    for (const [label, part] of Object.entries(parts))
      await page
        .getByLabel(words[lang][label as keyof typeof parts], { exact: true })
        .fill(String(Number(part)));
    return;
  }
  const role = question.kind === "checkboxes" ? "checkbox" : "radio";
  for (const name of choices(question, value, lang))
    await page.getByRole(role, { name, exact: true }).check();
}

export const pressNext = (page: Page, lang: Lang): Promise<void> =>
  page.locator("main").getByRole("button", { name: words[lang]["question.next"] }).click();

export interface Walked {
  readonly questions: readonly string[];
  /** "Trin 2 af 9", each once. */
  readonly steps: readonly string[];
  /** One a page. */
  readonly titles: readonly string[];
}

/** Answers the question of the page and those that come below it meanwhile; gives their ids. */
async function fillInPage(page: Page, answering: Answering): Promise<readonly string[]> {
  const { id } = await askedOn(page, answering);
  const blocks = page.locator(".asked");
  const filled: string[] = [];
  for (let at = 0; at < (await blocks.count()); at += 1) {
    const question = questionOf((await blocks.nth(at).getAttribute("data-question")) ?? id);
    await fillIn(blocks.nth(at), question, answering);
    filled.push(question.id);
  }
  return filled;
}

/** Answers page by page, until the review or until a question, and tells what was seen on the way. */
export async function answerOnwards(page: Page, answering: Answering, until?: string): Promise<Walked> {
  const questions: string[] = [];
  const steps: string[] = [];
  const titles: string[] = [];
  while (/\/skema\/[a-z]+\/\d+$/.test(new URL(page.url()).pathname)) {
    const question = await askedOn(page, answering);
    if (question.id === until) break;
    titles.push(await titleOf(page));
    steps.push(await seen(page.locator(".step-now strong")));
    questions.push(...(await fillInPage(page, answering)));
    await pressNext(page, answering.lang);
  }
  return { questions, steps: [...new Set(steps)], titles };
}
