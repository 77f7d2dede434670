import type { Question } from "#questionnaires/schema.ts";
import type { Lang } from "#site/text/translate.ts";
import type { FieldValues } from "./field-values.ts";

/** One state of one kind of question, as QuestionField takes it. */
export interface FieldExample {
  name: string;
  question: Question;
  lang: Lang;
  variant: string;
  values: FieldValues;
  problem?: string;
}

const same = (text: string) => ({ da: text, en: text });
const common = {
  section: "A",
  variants: ["kontanthjaelp"],
  required: false,
  skippable: true,
  sensitive: false,
  domain: null,
  max_points: 0,
  icf: [],
  tracks: [],
  construct: "example",
  sources: [],
};

const radio: Question = {
  ...common,
  kind: "radio",
  id: "helbred",
  text: { da: "Hvordan er dit helbred lige nu?", en: "How is your health right now?" },
  text_by_variant: { sygedagpenge: { da: "Hvordan er dit helbred i dag?", en: "How is your health today?" } },
  help: { da: "Vælg det, der passer bedst.", en: "Choose what fits best." },
  options: [
    { code: "godt", label: { da: "Godt", en: "Good" } },
    { code: "nogenlunde", label: { da: "Nogenlunde", en: "Fair" } },
    { code: "daarligt", label: { da: "Dårligt", en: "Poor" } },
  ],
};

const longRadio: Question = {
  ...radio,
  id: "langt",
  text: same(
    "Hvor længe har du alt i alt levet af penge fra det offentlige, når du tæller alle ydelser fra de sidste tre år sammen?",
  ),
  options: [
    {
      code: "a",
      label: same("Jeg har et job nu, måske kun få timer om ugen, og jeg får også lidt penge fra kommunen"),
    },
    { code: "b", label: same("Arbejdsmarkedsuddannelsesinstitutionsadministrationen") },
  ],
};

const checkboxes: Question = {
  ...common,
  kind: "checkboxes",
  id: "styrker",
  text: { da: "Hvad har du, som kan hjælpe dig videre?", en: "What do you have that can help you forward?" },
  help: { da: "Sæt gerne flere krydser.", en: "Tick as many as you like." },
  options: [
    { code: "erfaring", label: { da: "Erfaring fra job", en: "Experience from jobs" } },
    { code: "familie", label: { da: "Familie eller venner", en: "Family or friends" } },
    { code: "intet", label: { da: "Intet lige nu", en: "Nothing right now" }, exclusive: true },
  ],
};

const scale: Question = {
  ...common,
  kind: "scale",
  id: "egen_evne",
  text: {
    da: "Hvor sikker er du på, at du kan klare et job?",
    en: "How sure are you that you can manage a job?",
  },
  help: { da: "Tænk på et job, der passer til dig.", en: "Think of a job that suits you." },
  min: 0,
  max: 10,
  labels: [
    { da: "Slet ikke sikker", en: "Not sure at all" },
    { da: "Helt sikker", en: "Quite sure" },
  ],
};

const date: Question = {
  ...common,
  kind: "date",
  id: "foerste_sygedag",
  required: true,
  skippable: false,
  text: { da: "Hvornår var din første sygedag?", en: "What was your first day of sickness absence?" },
  max_weeks_back: 260,
};

const text: Question = {
  ...common,
  kind: "text",
  id: "fri_tekst",
  text: { da: "Er der andet, vi skal vide?", en: "Anything else we should know?" },
  help: { da: "Skriv ikke cpr-numre.", en: "Do not write CPR numbers." },
  max_length: 2000,
};

const wrongDate = {
  "foerste_sygedag-day": "31",
  "foerste_sygedag-month": "2",
  "foerste_sygedag-year": "2026",
};

/** Empty, filled, skipped, wrong and long, for each kind that has the state; some in English. */
export const fieldExamples: readonly FieldExample[] = (
  [
    ["radio, empty", radio, {}],
    ["radio, filled", radio, { helbred: "godt" }],
    ["radio, not answered by choice", radio, { helbred: "vil_ikke_svare" }],
    ["radio, wrong", radio, {}, "Vælg det svar, der passer bedst på dig"],
    ["radio, long texts", longRadio, { langt: "a" }],
    ["checkboxes, empty", checkboxes, {}],
    ["checkboxes, filled", checkboxes, { styrker: ["erfaring", "familie"] }],
    ["checkboxes, wrong", checkboxes, { styrker: ["intet", "familie"] }, "Fjern et af krydserne"],
    ["scale, empty", scale, {}],
    ["scale, filled", scale, { egen_evne: "7" }],
    ["scale, wrong", scale, {}, "Vælg et tal fra 0 til 10"],
    ["date, empty", date, {}],
    ["date, wrong", date, wrongDate, "Skriv en dato, der findes"],
    ["text, empty", text, {}],
    ["text, filled", text, { fri_tekst: "Jeg har det bedst om morgenen." }],
    ["text, not answered by choice", text, { "fri_tekst-skip": "vil_ikke_svare" }],
  ] as const
).flatMap(([name, question, values, problem]) =>
  (["da", "en"] as const).map((lang) => ({
    name: `${name}, ${lang}`,
    question,
    lang,
    variant: "kontanthjaelp",
    values,
    ...(problem ? { problem } : {}),
  })),
);
