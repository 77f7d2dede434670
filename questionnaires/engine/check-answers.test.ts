import { describe, expect, test } from "vitest";
import { instrument } from "#test/golden/instrument.ts";
import { checkAnswers } from "./check-answers.ts";

const { questionnaire } = instrument;
const check = (answers: Record<string, unknown>, { variant = "kontanthjaelp", asTyped = false } = {}) =>
  checkAnswers(questionnaire, { variant, submittedOn: "2026-11-02", answers }, { asTyped });
const codesOf = (answers: Record<string, unknown>, options = {}) =>
  check(answers, options).problems.map(({ question, code }) => `${question} ${code}`);

describe("an answer that is wrong", () => {
  test.each([
    [{ helbred: "super" }, "helbred unknown-code"],
    [{ helbred: ["godt"] }, "helbred wrong-type"],
    [{ helbred: 3 }, "helbred wrong-type"],
    [{ helbred: true }, "helbred wrong-type"],
    [{ helbred: {} }, "helbred wrong-type"],
    [{ egen_evne: "5" }, "egen_evne wrong-type"],
    [{ egen_evne: 5.5 }, "egen_evne not-whole"],
    [{ egen_evne: 11 }, "egen_evne out-of-scale"],
    [{ egen_evne: -1 }, "egen_evne out-of-scale"],
    [{ styrker: "erfaring" }, "styrker wrong-type"],
    [{ styrker: ["erfaring", "erfaring"] }, "styrker duplicate"],
    [{ styrker: ["vil_ikke_svare"] }, "styrker skip-in-list"],
    [{ styrker: ["magi"] }, "styrker unknown-code"],
    [{ styrker: [1] }, "styrker wrong-type"],
    [{ fri_tekst: 1 }, "fri_tekst wrong-type"],
    [{ alder: 40 }, "alder unknown-question"],
    [{ alder: null }, "alder unknown-question"],
    [{ constructor: "x" }, "constructor unknown-question"],
    [JSON.parse('{"__proto__":"x"}'), "__proto__ unknown-question"],
    [{ job_situation: "plan" }, "job_situation other-variant"],
  ])("%j", (answers, expected) => expect(codesOf(answers)).toEqual([expected]));

  test.each([
    ["2026-02-30", "not-a-date"],
    ["igår", "not-a-date"],
    [20261101, "wrong-type"],
    ["1800-01-01", "too-far-back"],
  ])("first sick day %j", (value, code) => {
    expect(codesOf({ foerste_sygedag: value }, { variant: "sygedagpenge" })).toEqual([
      `foerste_sygedag ${code}`,
    ]);
  });

  test("9999 whole weeks back is the farthest", () => {
    const first = (day: string) => codesOf({ foerste_sygedag: day }, { variant: "sygedagpenge" });
    expect(first("1835-03-23")).toEqual([]);
    expect(first("1835-03-16")).toEqual([]);
    expect(first("1835-03-09")).toEqual(["foerste_sygedag too-far-back"]);
  });

  test("is left out of the answers that are kept, and the others stay", () => {
    expect(check({ helbred: "super", krop: "lidt" }).answers).toEqual({ krop: "lidt" });
  });

  test("of a parent is told once; its child is not looked at", () => {
    expect(codesOf({ smerte: 99, smerte_frygt: 99 })).toEqual(["smerte out-of-scale"]);
  });
});

describe("no answer", () => {
  test.each([null, "", [], undefined])("%j is no answer to any kind of question", (value) => {
    const ids = questionnaire.definition.questions.map(({ id }) => [id, value]);
    expect(check(Object.fromEntries(ids))).toEqual({ answers: {}, problems: [] });
  });

  test("an explicit skip is kept as its code, on any question", () => {
    const answers = { sidst_i_job: "vil_ikke_svare", helbred: "vil_ikke_svare", styrker: "vil_ikke_svare" };
    expect(check(answers)).toEqual({ answers, problems: [] });
  });
});

describe("pruning", () => {
  test("the answer to a hidden question is dropped, however wrong", () => {
    const answers = { mestring: "ingen_gener", forklaring: 7, smerte: 3, smerte_frygt: "?" };
    expect(check(answers)).toEqual({ answers: { mestring: "ingen_gener", smerte: 3 }, problems: [] });
  });

  test("the answer after a skipped parent is dropped", () => {
    expect(check({ smerte: "vil_ikke_svare", smerte_frygt: 99 }).answers).toEqual({
      smerte: "vil_ikke_svare",
    });
  });

  test("“intet” together with others is dropped; alone it stays", () => {
    expect(check({ styrker: ["intet", "fritid"], diagnoser: ["intet"] }).answers).toEqual({
      styrker: ["fritid"],
      diagnoser: ["intet"],
    });
  });

  test("answers come back in question order", () => {
    expect(Object.keys(check({ krop: "lidt", helbred: "godt" }).answers)).toEqual(["helbred", "krop"]);
  });
});

describe("a form", () => {
  const sick = { variant: "sygedagpenge" };

  test("refuses a date after today, which scoring counts as skipped", () => {
    const answers = { foerste_sygedag: "2026-11-03" };
    expect(check(answers, sick)).toEqual({ answers, problems: [] });
    expect(codesOf(answers, { ...sick, asTyped: true })).toEqual(["foerste_sygedag after-submission"]);
    expect(codesOf({ foerste_sygedag: "2026-11-02" }, { ...sick, asTyped: true })).toEqual([]);
  });

  test("refuses a text that is too long, which scoring never reads", () => {
    const answers = { fri_tekst: "x".repeat(4001) };
    expect(codesOf(answers)).toEqual([]);
    expect(codesOf(answers, { asTyped: true })).toEqual(["fri_tekst too-long"]);
  });

  test("refuses to skip what cannot be skipped", () => {
    const skips = { uddannelse: "vil_ikke_svare", helbred: "vil_ikke_svare" };
    expect(codesOf(skips, { asTyped: true })).toEqual(["uddannelse not-skippable"]);
  });
});

describe("a faulty frame", () => {
  const person = { variant: "kontanthjaelp", submittedOn: "2026-11-02", answers: {} };

  test.each([
    [{ variant: "su" }, "variant unknown-code"],
    [{ variant: "constructor" }, "variant unknown-code"],
    [{ submittedOn: "2026-02-30" }, "submitted_on not-a-date"],
    [{ submittedOn: 5 as unknown as string }, "submitted_on not-a-date"],
    [{ answers: [] as unknown as Record<string, unknown> }, "answers wrong-type"],
    [{ answers: null as unknown as Record<string, unknown> }, "answers wrong-type"],
  ])("%j", (change, expected) => {
    const { problems, answers } = checkAnswers(questionnaire, { ...person, ...change });
    expect(problems.map(({ question, code }) => `${question} ${code}`)).toEqual([expected]);
    expect(answers).toEqual({});
  });
});
