import { expect, test } from "vitest";
import { keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import type { Proof } from "#server/use-cases/paper/proofread-paper.ts";
import { translator } from "#site/text/translate.ts";
import { everyKind, everyKindCompiled } from "#test/documents/every-kind.ts";
import { keyWords } from "./key-words.ts";
import { proofRows } from "./proof-rows.ts";

const told = { t: translator("da"), lang: "da", units: [{ code: "nord", name: "Team Nord" }] } as const;
const { questions } = everyKind;

const proof = {
  questions,
  form: { variant: "ledig" },
  check: {
    answers: { enhed: "nord" },
    problems: [],
    dropped: [],
    missing: questions.filter(({ kind }) => kind === "matrix").map(({ id }) => id),
  },
  installed: { questionnaire: everyKindCompiled },
} as unknown as Proof;

test("every way to put an answer right leads to a field that is on the sheet", () => {
  const { rows, problems } = proofRows(told, proof, "/p");
  const fields = new Set(questions.flatMap(keyFieldsOf).map(({ name }) => `/p/ret#s-${name}`));
  expect(rows).toHaveLength(questions.length);
  expect(problems).toHaveLength(1);
  for (const { changeHref } of rows) expect(fields).toContain(changeHref);
  for (const { href } of problems) expect(fields).toContain(href);
});

test("a place where the municipality gives help is told by its name", () => {
  const { rows } = proofRows(told, proof, "/p");
  expect(rows.find(({ id }) => id === "enhed")?.values).toEqual(["Team Nord"]);
  const [field] = questions.filter(({ id }) => id === "enhed").flatMap(keyFieldsOf);
  expect(field && keyWords(told, field, "nord")).toBe("nord: Team Nord");
  expect(field && keyWords(told, field, "vest")).toBe("vest");
});
