import * as v from "valibot";
import type { Condition } from "#questionnaires/condition-schema.ts";
import { compile } from "#questionnaires/engine/compile.ts";
import { definitionSchema } from "#questionnaires/schema.ts";

const both = (da: string, en: string) => ({ da, en });
const three = [
  { code: "ja", label: both("Ja", "Yes"), points: 0 },
  { code: "maaske", label: both("Måske", "Maybe"), points: 1 },
  { code: "nej", label: both("Nej", "No"), points: 3 },
];
const bare = three.map(({ code, label }) => ({ code, label }));

const asked = (id: string, section: string, more: object) => ({
  id,
  section,
  text: both(`Spørgsmål ${id}?`, `Question ${id}?`),
  construct: `tests ${id}`,
  ...more,
});

const kinds = [
  asked("job", "A", {
    kind: "radio",
    options: three,
    required: true,
    skippable: false,
    help: both("Hjælp.", "Help."),
  }),
  asked("smerte", "A", {
    kind: "scale",
    min: 0,
    max: 10,
    labels: [both("ingen", "none"), both("værst", "worst")],
    bands: [
      { from: 0, to: 4, points: 0 },
      { from: 5, to: 10, points: 2 },
    ],
    help_box: true,
  }),
  asked("timer", "A", { kind: "number", min: 0, max: 168, unit: both("timer", "hours") }),
  asked("dag", "B", { kind: "date", max_weeks_back: 104, variants: ["syg"] }),
  asked("hjaelp", "B", {
    kind: "checkboxes",
    options: [...three, { code: "intet", label: both("Intet", "Nothing"), exclusive: true }],
  }),
  asked("egne_ord", "B", { kind: "text", max_length: 200 }),
  asked("enhed", "B", { kind: "select", options: [], options_from: "units", variants: ["ledig"] }),
  asked("land", "B", { kind: "select", options: bare }),
  asked("nytte", "C", {
    kind: "matrix",
    rows: [
      { code: "kursus", label: both("Kursus", "Course") },
      { code: "praktik", label: both("Praktik", "Work trial") },
    ],
    options: bare,
  }),
  asked("kurser", "C", {
    kind: "list",
    entry_name: both("Kursus", "Course"),
    max_entries: 4,
    fields: [
      { id: "navn", kind: "text", text: both("Navn", "Name"), max_length: 40, required: true },
      { id: "slags", kind: "radio", text: both("Slags", "Kind"), options: bare },
      {
        id: "sprog",
        kind: "select",
        text: both("Sprog", "Language"),
        options: bare,
        help: both("Ét.", "One."),
      },
      {
        id: "uger",
        kind: "number",
        text: both("Uger", "Weeks"),
        min: 1,
        max: 99,
        unit: both("uger", "weeks"),
      },
      { id: "start", kind: "date", text: both("Start", "Start") },
    ],
  }),
];

/** One condition for each operator, and nested ones that no flat list of tests can say. */
export const conditions: readonly Condition[] = [
  { q: "job", op: "eq", value: "ja" },
  { q: "job", op: "neq", value: "ja" },
  { q: "job", op: "in", value: ["ja", "nej"] },
  { q: "smerte", op: "eq", value: 4 },
  { q: "smerte", op: "neq", value: 4 },
  { q: "smerte", op: "in", value: [1, 2, 9] },
  { q: "smerte", op: "gte", value: 4 },
  { q: "timer", op: "lte", value: 37 },
  { q: "hjaelp", op: "has", value: "ja" },
  { q: "hjaelp", op: "has_any", value: ["ja", "nej"] },
  { q: "nytte", row: "kursus", op: "eq", value: "nej" },
  { q: "nytte", row: "kursus", op: "in", value: ["nej", "ja"] },
  { q: "kurser", op: "gte", value: 2 },
  {
    all: [
      { q: "job", op: "eq", value: "ja" },
      { q: "smerte", op: "gte", value: 4 },
    ],
  },
  {
    any: [
      { q: "job", op: "eq", value: "ja" },
      { q: "smerte", op: "gte", value: 4 },
    ],
  },
  {
    any: [
      { q: "job", op: "in", value: ["ja", "nej"] },
      { q: "hjaelp", op: "has", value: "ja" },
    ],
  },
  {
    all: [
      { q: "job", op: "in", value: ["ja", "nej"] },
      { q: "smerte", op: "gte", value: 4 },
    ],
  },
  {
    count_gte: 2,
    of: [
      { q: "job", op: "eq", value: "nej" },
      { q: "smerte", op: "gte", value: 7 },
      {
        all: [
          { q: "timer", op: "lte", value: 10 },
          { q: "hjaelp", op: "has", value: "nej" },
        ],
      },
    ],
  },
];

const conditional = conditions.map((show_if, place) =>
  asked(`betinget_${place}`, place % 2 === 0 ? "C" : "D", {
    kind: "radio",
    options: bare,
    show_if,
    ...(place % 3 === 0 && { variants: ["ledig"] }),
  }),
);

/** A definition with every kind of question and every operator of a condition, in two variants. */
export const everyKind = v.parse(definitionSchema, {
  format: "afsaet-questionnaire/2",
  id: "alle_slags",
  version: "1.2.3",
  status: "made for tests",
  languages: ["da", "en"],
  title: both("Alle slags spørgsmål", "Every kind of question"),
  intro: [both("Det er frivilligt.", "It is up to you."), both("Du kan springe over.", "You can skip.")],
  minutes: 5,
  skip_option: {
    code: "vil_ikke_svare",
    label: both("Det vil jeg ikke svare på", "I do not want to answer"),
  },
  variants: [
    { id: "ledig", label: both("Ledig", "Out of work") },
    { id: "syg", label: both("Syg", "Ill") },
  ],
  sections: ["A", "B", "C", "D", "E"].map((id) => ({ id, title: both(`Del ${id}`, `Part ${id}`) })),
  questions: [...kinds, ...conditional],
  staff_questions: [
    asked("tro", "A", {
      kind: "scale",
      min: 0,
      max: 10,
      labels: [both("slet ikke", "not at all"), both("helt", "fully")],
    }),
  ],
  references: { kilde: { cite: "A study", status: "read", url: "https://example.org", fact: "It holds." } },
});

export const everyKindCompiled = compile(everyKind);
