import { expect, test } from "vitest";
import { Conflict } from "#server/errors/problem.ts";
import type { PaperCheck } from "#server/use-cases/paper/check-paper.ts";
import { keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import { translator } from "#site/text/translate.ts";
import { instrument } from "#test/golden/instrument.ts";
import { keyWords } from "./key-words.ts";
import { fieldAfter, sheetProblems, sheetTyped } from "./sheet-form.ts";
import { type Sheet, sheetRequest, sheetStatus } from "./sheet-request.ts";

const t = translator("da");
const questions = ["sidst_i_job", "smerte", "styrker"].flatMap((id) => {
  const question = instrument.questionnaire.question(id);
  return question ? [question] : [];
});
const clean: PaperCheck = { answers: {}, problems: [], dropped: [], missing: [] };
const faulty: PaperCheck = {
  ...clean,
  problems: [{ name: "smerte", question: "smerte", code: "out-of-scale" }],
};

const sheet = (check = clean): Sheet => ({
  questions,
  stored: { smerte: "3" },
  look: () => check,
  store: () =>
    Promise.resolve(
      check.problems.length > 0
        ? { kind: "wrong", check }
        : { kind: "stored", check, entry: { id: "e1" } as never },
    ),
});

const ask = (
  form: Record<string, string> | null,
  asked = sheet(),
  kept: Record<string, string[]> | null = null,
) => {
  const fields = form && Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value]]));
  return sheetRequest({ form: fields, keptForm: () => Promise.resolve(kept), t }, asked);
};

test("the field to go on at is the one after the furthest of where one was and what is typed", () => {
  expect(fieldAfter(questions, { keys: {}, at: undefined })).toBe("sidst_i_job");
  expect(fieldAfter(questions, { keys: {}, at: "sidst_i_job" })).toBe("smerte");
  expect(fieldAfter(questions, { keys: { smerte: "1" }, at: "sidst_i_job" })).toBe("styrker");
  expect(fieldAfter(questions, { keys: { smerte: " " }, at: "styrker" })).toBeNull();
});

test("a posted sheet is read by its own fields alone", () => {
  const form = { "s-smerte": ["4\r\n"], felt: ["smerte"], ejer: ["x"] };
  expect(sheetTyped(form)).toEqual({ keys: { smerte: "4\n" }, at: "smerte" });
});

test("Enter goes to the next field, the button and the last Enter store", async () => {
  expect(await ask(null)).toMatchObject({ kind: "page", keys: { smerte: "3" }, focus: "sidst_i_job" });
  expect(await ask({ felt: "sidst_i_job", "s-sidst_i_job": "1" })).toMatchObject({ focus: "smerte" });
  expect(await ask({ "s-sidst_i_job": "1", handling: "kontrol" })).toEqual({ kind: "go", entryId: "e1" });
  expect(await ask({ felt: "styrker" })).toEqual({ kind: "go", entryId: "e1" });
});

test("a fault keeps all that is typed, on the way and at the end; a change of language stores nothing", async () => {
  for (const form of [{ felt: "sidst_i_job" }, { handling: "kontrol" }]) {
    const answer = await ask({ ...form, "s-smerte": "11" }, sheet(faulty));
    if (answer.kind !== "page") throw new Error("It was stored.");
    expect(answer).toMatchObject({ keys: { smerte: "11" }, focus: null });
    expect(answer.problems).toEqual([
      { fieldId: "s-smerte", message: `Spørgsmål 2: ${t("staff.typing.outOfScale")}` },
    ]);
    expect(sheetStatus(answer)).toBe(422);
  }
  expect(await ask({ sprog: "en", handling: "kontrol", "s-smerte": "1" })).toMatchObject({ kind: "page" });
});

test("what a colleague has typed already is told, and what was kept over a log-in stands there again", async () => {
  const taken = { ...sheet(), store: () => Promise.reject(new Conflict()) };
  const answer = await ask({ handling: "kontrol", "s-smerte": "2" }, taken);
  expect(answer).toMatchObject({ isTaken: true, keys: { smerte: "2" } });
  if (answer.kind === "page") expect(sheetStatus(answer)).toBe(409);
  const kept = { "s-smerte": ["5"] };
  expect(await ask(null, sheet(), kept)).toMatchObject({ isKept: true, keys: { smerte: "5" } });
});

test("a code without words of its own is told all the same", () => {
  const [problem] = sheetProblems(t, questions, {
    problems: [{ name: "styrker", question: "styrker", code: "something-new" }],
  });
  expect(problem?.message).toBe(`Spørgsmål 3: ${t("staff.typing.wrong")}`);
});

test("a key is told as it was typed and in words", () => {
  const words = (id: string, key: string) => {
    const question = instrument.questionnaire.question(id);
    const [field] = question ? keyFieldsOf(question) : [];
    if (field === undefined) throw new Error(id);
    return keyWords({ t, lang: "da", units: [] }, field, key);
  };
  expect(words("humoer", "1")).toBe("1: Aldrig eller sjældent");
  expect(words("humoer", "9")).toBe("9: ?");
  expect(words("diagnoser", "12")).toContain("; ");
  expect(words("smerte", "7")).toBe("7");
  expect([words("humoer", ""), words("humoer", "-")]).toEqual([
    t("summary.blank"),
    t("staff.answers.skipped"),
  ]);
});
