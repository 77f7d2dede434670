import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { type Question, questionSchema } from "#questionnaires/question-schema.ts";
import { checkPaper } from "#server/use-cases/paper/check-paper.ts";
import { compareTypings } from "#server/use-cases/paper/compare-typings.ts";
import { keyFieldsOf } from "#server/use-cases/paper/key-fields.ts";
import { keysOf } from "#server/use-cases/paper/keys-of.ts";
import { readKeys, withFullYears } from "#server/use-cases/paper/read-keys.ts";
import { library, morning } from "#test/use-case-fixture.ts";

const words = (da: string) => ({ da, en: da });
const choices = ["a", "b", "c"].map((code) => ({ code, label: words(code) }));
const common = {
  section: "s",
  text: words("?"),
  required: false,
  skippable: true,
  sensitive: false,
  domain: null,
  max_points: 0,
  icf: [],
  tracks: [],
  construct: "x",
  sources: [],
};
const made = (question: object): Question => v.parse(questionSchema, { ...common, ...question });
const one = made({ id: "en", kind: "radio", options: choices });
const many = made({ id: "flere", kind: "checkboxes", options: choices });
const long = made({
  id: "lang",
  kind: "checkboxes",
  options: Array.from({ length: 12 }, (_, place) => ({ code: `k${place + 1}`, label: words("x") })),
});
const pick = made({ id: "vaelg", kind: "select", options: choices });
const kept = made({ id: "enhed", kind: "select", options_from: "units" });
const scale = made({ id: "skala", kind: "scale", min: 0, max: 10, labels: [words("lidt"), words("meget")] });
const number = made({ id: "tal", kind: "number", min: 0, max: 99 });
const date = made({ id: "dato", kind: "date", max_weeks_back: 500 });
const text = made({ id: "tekst", kind: "text", max_length: 100 });
const matrix = made({
  id: "tabel",
  kind: "matrix",
  rows: [
    { code: "r1", label: words("1") },
    { code: "r2", label: words("2") },
  ],
  options: choices,
});
const list = made({
  id: "liste",
  kind: "list",
  entry_name: words("Kursus"),
  max_entries: 3,
  fields: [
    { id: "titel", kind: "text", text: words("Titel"), max_length: 50 },
    { id: "slags", kind: "radio", text: words("Slags"), options: choices },
    { id: "timer", kind: "number", text: words("Timer"), min: 0, max: 40 },
    { id: "fra", kind: "date", text: words("Fra") },
  ],
});

const told = { skip: "vil_ikke", today: "2026-11-02" };
const read = (question: Question, keys: Record<string, string>) => readKeys([question], keys, told);
const answer = (question: Question, key: string) =>
  read(question, { [question.id]: key }).answers[question.id];
const fault = (question: Question, key: string) =>
  read(question, { [question.id]: key }).problems.map(({ code }) => code);

test.each([
  [one, "c"],
  [many, ["a", "c"]],
  [long, ["k12", "k3"]],
  [pick, "b"],
  [kept, "nord"],
  [scale, 10],
  [number, 37],
  [date, "1926-12-03"],
  [text, "To\nlinjer"],
  [matrix, { r1: "a", r2: "c" }],
  [list, [{ titel: "Truck", slags: "b", timer: 20, fra: "2026-03-01" }, { titel: "Svejs" }]],
  [one, "vil_ikke"],
  [matrix, "vil_ikke"],
  [list, "vil_ikke"],
])("the keys of the answer to %# are read as that answer", (question, given) => {
  const keys = keysOf([question], { [question.id]: given }, told.skip);
  expect(read(question, { ...keys })).toEqual({ answers: { [question.id]: given }, problems: [] });
});

describe("a key", () => {
  test.each([
    [one, "2", "b"],
    [one, " 03 ", "c"],
    [many, "13", ["a", "c"]],
    [many, "3, 1", ["c", "a"]],
    [many, "1 1", ["a"]],
    [long, "12 3", ["k12", "k3"]],
    [pick, "1", "a"],
    [kept, "nord", "nord"],
    [scale, "0", 0],
    [scale, "10", 10],
    [number, "37", 37],
    [date, "030626", "2026-06-03"],
    [date, "031226", "1926-12-03"],
    [date, "03121999", "1999-12-03"],
    [date, "3.6-26", "2026-06-03"],
    [text, "  To\r\nlinjer ", "To\nlinjer"],
    [one, "-", "vil_ikke"],
    [many, "-", "vil_ikke"],
    [date, "-", "vil_ikke"],
    [text, "-", "vil_ikke"],
    [one, "", undefined],
    [scale, "  ", undefined],
  ])("of %# is read as it stands on the paper", (question, key, expected) => {
    expect(answer(question, key)).toEqual(expected);
    expect(fault(question, key)).toEqual([]);
  });

  test.each([
    [one, "4", "no-such-option"],
    [one, "0", "no-such-option"],
    [one, "b", "no-such-option"],
    [many, "14", "no-such-option"],
    [many, "1 x", "no-such-option"],
    [long, "13", "no-such-option"],
    [scale, "x", "not-a-number"],
    [number, "1,5", "not-a-number"],
    [date, "3626", "not-a-key-date"],
    [date, "3. juni", "not-a-key-date"],
  ])("of %# that cannot be read is told, and never guessed", (question, key, code) => {
    expect(fault(question, key)).toEqual([code]);
    expect(answer(question, key)).toBeUndefined();
  });

  test("stands at each row of a matrix, and rows may be left out", () => {
    expect(keyFieldsOf(matrix).map(({ name }) => name)).toEqual(["tabel-r1", "tabel-r2"]);
    expect(read(matrix, { "tabel-r2": "3" }).answers).toEqual({ tabel: { r2: "c" } });
    expect(read(matrix, { "tabel-r1": "-", "tabel-r2": "1" }).answers).toEqual({ tabel: { r2: "a" } });
    expect(read(matrix, { "tabel-r1": "-" }).answers).toEqual({ tabel: "vil_ikke" });
    expect(read(matrix, { "tabel-r1": "9" }).problems).toMatchObject([{ name: "tabel-r1" }]);
  });

  test("stands at each field of each entry of a list", () => {
    expect(keyFieldsOf(list)).toHaveLength(12);
    const keys = {
      "liste-1-titel": "Truck",
      "liste-1-slags": "2",
      "liste-1-timer": "20",
      "liste-1-fra": "010326",
    };
    expect(read(list, keys).answers).toEqual({
      liste: [{ titel: "Truck", slags: "b", timer: 20, fra: "2026-03-01" }],
    });
  });
});

describe("two typings", () => {
  const all = [one, many, date, text, matrix, list];
  test("are the same when they mean the same", () => {
    const first = { en: "2", flere: "13", dato: "3.6.26", tekst: "Et  ord", "liste-0-titel": "" };
    const second = { en: "02", flere: "3 1", dato: "03-06-26", tekst: "Et ord" };
    expect(compareTypings(all, first, second)).toEqual({ compared: 6, differences: [] });
  });

  test("differ by a sign, and by the code of one of the municipality's own lists", () => {
    const number = { ...one, id: "tal", kind: "number", min: -5, max: 60 } as unknown as Question;
    const unit = { ...one, id: "enhed", kind: "select", options_from: "units" } as unknown as Question;
    Reflect.deleteProperty(unit, "options");
    const differ = (first: object, second: object) =>
      compareTypings([number, unit], { ...first }, { ...second }).differences.map(({ field }) => field.name);
    expect(differ({ tal: "-2", enhed: "nord" }, { tal: "2", enhed: "syd" })).toEqual(["tal", "enhed"]);
    expect(differ({ tal: "-02", enhed: "nord" }, { tal: "-2", enhed: "nord" })).toEqual([]);
  });

  test("differ field by field, blank and skipped too", () => {
    const first = { en: "2", flere: "1", "tabel-r1": "1", "liste-0-titel": "A" };
    const second = { en: "3", flere: "", "tabel-r1": "-", "liste-0-titel": "A", tekst: "x" };
    const { compared, differences } = compareTypings(all, first, second);
    expect(compared).toBe(7);
    expect(differences.map(({ field, first: a, second: b }) => [field.name, a, b])).toEqual([
      ["en", "2", "3"],
      ["flere", "1", ""],
      ["tekst", "", "x"],
      ["tabel-r1", "1", "-"],
    ]);
  });
});

describe("a whole paper", () => {
  const { instrument } = library.newest("risikoscreening");
  const form = { instrument, variant: "kontanthjaelp" };
  const check = (keys: Record<string, string>) =>
    checkPaper(
      { library, now: () => morning, municipality: { units: [] as const } } as unknown as Parameters<
        typeof checkPaper
      >[0],
      form,
      keys,
    );

  test("keeps what was to be answered and tells what it left out", () => {
    const { answers, dropped, problems, missing } = check({ sidst_i_job: "1", jobsoegning: "-" });
    expect(problems.map(({ name }) => name)).toEqual(["jobsoegning"]);
    expect(answers).toHaveProperty("sidst_i_job");
    expect(dropped).toEqual([]);
    expect(missing).toContain("ydelse_historik");
  });
});

test("a year of two digits is settled on the day it is typed; what is no date stays as it was typed", () => {
  const full = (key: string, today: string) => withFullYears([date, text], { dato: key, tekst: key }, today);
  expect(full("311225", "2025-12-31")).toEqual({ dato: "31122025", tekst: "311225" });
  expect(full("311225", "2025-12-30")).toEqual({ dato: "31121925", tekst: "311225" });
  expect(full("1.2.24", "2026-01-01")).toEqual({ dato: "01022024", tekst: "1.2.24" });
  expect(full("-", "2026-01-01")).toEqual({ dato: "-", tekst: "-" });
  expect(withFullYears([date], {}, "2026-01-01")).toEqual({});
});
