import { expect, test } from "vitest";
import { translator } from "#site/text/translate.ts";
import { instrument } from "#test/golden/instrument.ts";
import { addressesOf, afterSaving, pageNumber } from "./addresses.ts";
import { fieldMessage } from "./field-message.ts";
import { stepTitles } from "./step-titles.ts";
import { benefitInText } from "./switch-benefit.ts";

const { definition, questionnaire } = instrument;
const pressed = { number: 4, isPause: false, isLanguage: false, isCorrection: false, list: null };
const to = addressesOf("q");
const saved = (next: number | "review") => ({ kind: "saved", next }) as const;

test("only plain whole numbers are page numbers", () => {
  expect(pageNumber("1")).toBe(1);
  expect(pageNumber("32")).toBe(32);
  for (const text of [undefined, "", "0", "01", "-1", "1.0", "1e1", "99999", "a", "1/2"])
    expect(pageNumber(text)).toBeNull();
});

test("a saved page leads on, to the review, to a break or to itself", () => {
  expect(afterSaving(to, saved(5), pressed)).toBe("/skema/q/5");
  expect(afterSaving(to, saved("review"), pressed)).toBe("/skema/q/gennemse");
  expect(afterSaving(to, saved(5), { ...pressed, isPause: true })).toBe("/min-side?gemt=1");
  expect(afterSaving(to, saved(5), { ...pressed, isCorrection: true })).toBe("/skema/q/gennemse");
  expect(afterSaving(to, saved(5), { ...pressed, isLanguage: true })).toBe("/skema/q/4");
  expect(afterSaving(to, saved(5), { ...pressed, isLanguage: true, isCorrection: true })).toBe(
    "/skema/q/4?ret=1",
  );
  const list = { open: 1, isPressed: true, removed: null };
  expect(afterSaving(to, saved(5), { ...pressed, list })).toBe("/skema/q/4?post=2");
  const removed = { open: null, isPressed: true, removed: {} };
  expect(afterSaving(to, saved(5), { ...pressed, isCorrection: true, list: removed })).toBe(
    "/skema/q/4?ret=1&fjernet=1",
  );
  expect(afterSaving(to, saved(5), { ...pressed, list: { ...list, isPressed: false } })).toBe("/skema/q/5");
  expect(to.change(2)).toBe("/skema/q/skift?til=2");
});

test("there are nine steps for each benefit", () => {
  for (const variant of questionnaire.variants)
    expect(stepTitles(definition, { variant, lang: "da" })).toHaveLength(9);
  expect(stepTitles(definition, { variant: "andet", lang: "da" })).toEqual([]);
});

test("every fault has words, and a text that is too long says by how much", () => {
  const t = translator("da");
  const text = questionnaire.question("fri_tekst");
  const scale = questionnaire.question("smerte");
  const radio = questionnaire.question("humoer");
  if (!text || !scale || !radio) throw new Error("The instrument lacks a question.");
  const long = { field: text, typed: `  ${"a\r\n".repeat(2100)}` };
  expect(fieldMessage(t, "too-long", long)).toContain("4.199");
  expect(fieldMessage(t, "wrong-type", { field: scale, typed: "" })).toBe(t("ask.scale"));
  expect(fieldMessage(t, "unknown-code", { field: radio, typed: "" })).toBe(t("ask.choose"));
  expect(fieldMessage(t, "something-new", { field: radio, typed: "" })).toBe(t("ask.other"));
});

test("a benefit inside a sentence begins with a small letter", () => {
  expect(benefitInText(definition, "sygedagpenge", "da")).toBe("sygedagpenge");
  expect(benefitInText(definition, "sygedagpenge", "en")).toBe("sickness benefit (sygedagpenge)");
  expect(benefitInText(definition, "andet", "da")).toBeUndefined();
});
