import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Evaluation } from "#questionnaires/engine/evaluate.ts";
import { addDays, civilDate, daysBetween } from "#server/use-cases/civil-date.ts";
import type { HttpPerson } from "#test/http-person.ts";

interface Example {
  readonly id: string;
  readonly variant: string;
  readonly submitted_on: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

const file = new URL("../../questionnaires/definitions/risikoscreening/1.0.0.cases.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: readonly Example[] };

/** A worked example as somebody who sends it today answers it: dates keep their distance to the sending. */
export function exampleToday(id: string): Pick<Example, "variant" | "answers"> {
  const found = cases.find((example) => example.id === id);
  if (found === undefined) throw new Error(`There is no example ${id}.`);
  const days = daysBetween(found.submitted_on, civilDate(new Date()));
  const moved = Object.entries(found.answers).map(([question, value]) => [
    question,
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? addDays(value, days) : value,
  ]);
  return { variant: found.variant, answers: Object.fromEntries(moved) };
}

export interface SentExample {
  readonly responseId: string;
  readonly receipt: string;
  /** The stored result, as the citizen may download it; null when no score was made. */
  readonly result: Evaluation | null;
}

/** Answers and sends as a citizen does, through the API; a draft from before is deleted. */
export async function sendExample(
  citizen: HttpPerson,
  id: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<SentExample> {
  const { variant, answers } = exampleToday(id);
  const start = { questionnaire: "risikoscreening", benefit: variant };
  const before = (await (await citizen.get("/api/responses")).json()) as {
    id: string;
    sentAt: string | null;
  }[];
  for (const draft of before.filter(({ sentAt }) => sentAt === null))
    expect((await citizen.json("DELETE", `/api/responses/${draft.id}`, "")).status).toBe(204);
  const begun = (await (await citizen.json("POST", "/api/responses", start)).json()) as { id: string };
  const path = `/api/responses/${begun.id}`;
  const saved = await citizen.json("PUT", `${path}/answers`, { answers: { ...answers, ...more } });
  expect(saved.status, await saved.clone().text()).toBe(200);
  const sent = await citizen.json("POST", `${path}/send`, {});
  expect(sent.status, await sent.clone().text()).toBe(200);
  const { receiptNumber } = (await sent.json()) as { receiptNumber: string };
  const { result } = (await (await citizen.get(`${path}/export`)).json()) as { result: Evaluation | null };
  return { responseId: begun.id, receipt: receiptNumber, result };
}

/** Answers and sends a questionnaire beside the screening, through the API; returns the id of the response. */
export async function sendBeside(
  citizen: HttpPerson,
  questionnaire: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<string> {
  const begun = await citizen.json("POST", "/api/responses", { questionnaire, benefit: "alle" });
  const { id } = (await begun.json()) as { id: string };
  const saved = await citizen.json("PUT", `/api/responses/${id}/answers`, { answers });
  expect(saved.status, await saved.clone().text()).toBe(200);
  expect((await citizen.json("POST", `/api/responses/${id}/send`, {})).status).toBe(200);
  return id;
}

/** The id of the case with that receipt number, as search tells it. */
export async function caseIdOf(staff: HttpPerson, receipt: string): Promise<string> {
  const found = await staff.json("POST", "/api/cases/search", { words: receipt });
  const [row] = (await found.json()) as { id: string }[];
  if (row === undefined) throw new Error(`No case has the receipt number ${receipt}.`);
  return row.id;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** What a person reads in the main part of a page, with single spaces. */
export const mainText = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "")
    .replace(/\s+/g, " ");
