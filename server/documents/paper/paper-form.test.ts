import { describe, expect, test } from "vitest";
import { langs } from "#questionnaires/languages.ts";
import { loadPublished } from "#server/questionnaire-files.ts";
import { everyKind, everyKindCompiled } from "#test/documents/every-kind.ts";
import { type PaperForm, type PaperQuestion, paperForm } from "./paper-form.ts";

const sender = { name: "Eksempel Kommune", phone: "00 00 00 00" };
const printing = { variant: "ledig", lang: "da", code: "7K2M-9QXC", isPersonal: false, sender } as const;
const form = paperForm(everyKindCompiled, printing);

const asked = (one: PaperForm): readonly PaperQuestion[] =>
  one.sections.flatMap(({ questions }) => questions);
const named = (text: string): PaperQuestion => {
  const found = asked(form).find((question) => question.text === `Spørgsmål ${text}?`);
  if (found === undefined) throw new Error(`There is no question ${text}.`);
  return found;
};

test("questions of the variant are numbered in the order of the definition, without gaps", () => {
  const numbers = asked(form).map(({ number }) => number);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
  expect(asked(form).map(({ text }) => text)).not.toContain("Spørgsmål dag?");
});

test("a condition names questions by the number that is printed at them", () => {
  const job = named("job").number;
  const pain = named("smerte").number;
  expect(named("betinget_0").askedIf).toEqual({
    sentence: `Svar kun, hvis svaret på spørgsmål ${job} er »Ja«.`,
    things: [],
  });
  expect(named("betinget_13").askedIf?.sentence).toBe(
    `Svar kun, hvis svaret på spørgsmål ${job} er »Ja« og svaret på spørgsmål ${pain} er 4 eller mere.`,
  );
  const counted = named("betinget_17").askedIf;
  expect(counted?.sentence).toBe("Svar kun, hvis mindst 2 af disse ting passer:");
  expect(counted?.things).toHaveLength(3);
});

test("every choice has the number that the one who types presses", () => {
  expect(named("hjaelp").space).toMatchObject({
    kind: "ticks",
    ticks: [
      { number: "1", label: "Ja" },
      { number: "2", label: "Måske" },
      { number: "3", label: "Nej" },
      { number: "4", label: "Intet" },
    ],
  });
  expect(named("smerte").space).toMatchObject({ kind: "scale", low: "0 = ingen", high: "10 = værst" });
  expect(named("nytte").space).toMatchObject({ rows: ["Kursus", "Praktik"], columns: { length: 3 } });
  expect(named("kurser").space).toMatchObject({ kind: "entries", entryName: "Kursus", entries: 3 });
});

test("a list that the municipality keeps is printed when it is known, else there is a line", () => {
  expect(named("enhed").space.kind).toBe("lines");
  const units = [{ code: "nord", label: { da: "Nord", en: "North" } }];
  const known = paperForm(everyKindCompiled, { ...printing, lists: { units } });
  const unit = asked(known).find(({ text }) => text === "Spørgsmål enhed?");
  // By its code, not by a place that another setting could change.
  expect(unit?.space).toMatchObject({ kind: "ticks", ticks: [{ number: "", label: "Nord (nord)" }] });
  const none = paperForm(everyKindCompiled, { ...printing, lists: { units: [] } });
  expect(asked(none).find(({ text }) => text === "Spørgsmål enhed?")?.space.kind).toBe("lines");
});

test("a name is asked for only where nothing else tells whose the answers are, and never in a survey", () => {
  const anonymous = { ...everyKindCompiled, definition: { ...everyKind, identity: "anonymous" } } as const;
  expect(form.name).toBe("asked");
  expect(paperForm(everyKindCompiled, { ...printing, isPersonal: true }).name).toBe("known");
  expect(paperForm(anonymous, { ...printing, isPersonal: true }).name).toBe("never");
});

test("that some questions are for some people is said only where it is so", () => {
  const plain = { ...everyKind, questions: everyKind.questions.filter(({ show_if }) => !show_if) };
  expect(form.steps).toContain(form.words.notForAll);
  expect(paperForm({ ...everyKindCompiled, definition: plain }, printing).steps).toEqual(form.words.steps);
});

test("the doctor on call is the municipality's own", () => {
  const doctor = { name: "Lægevagten i Nord", phone: "11 22 33 44" };
  const own = paperForm(everyKindCompiled, { ...printing, sender: { ...sender, doctor } });
  expect(own.help.at(-1)).toEqual({ phone: "11 22 33 44", label: "Lægevagten i Nord" });
  expect(form.help.at(-1)?.phone).toBeUndefined();
  expect(
    asked(form)
      .filter(({ helpBox }) => helpBox)
      .map(({ text }) => text),
  ).toEqual(["Spørgsmål smerte?"]);
});

describe.each(loadPublished().map(({ questionnaire }) => questionnaire))("$key on paper", (questionnaire) => {
  test.each(questionnaire.variants.flatMap((variant) => langs.map((lang) => [variant, lang] as const)))(
    "%s in %s has words everywhere",
    (variant, lang) => {
      const text = JSON.stringify(paperForm(questionnaire, { ...printing, variant, lang }));
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    },
  );
});
