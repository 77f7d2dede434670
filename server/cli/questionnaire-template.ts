import { aboutText } from "./about-template.ts";
import { jsonText } from "./json-text.ts";

export type Speech = "da" | "en";

/** The files of a questionnaire that begins. */
export type NewFiles = { readonly definition: string; readonly cases: string; readonly about: string };

const STATUS = {
  da: "kladde: ikke prøvet af og ikke godkendt",
  en: "draft: not tried yet and not signed off",
};

const words = (da: string, en: string) => ({ da, en });

const SCHEMA_END = { da: ".schema.da.json", en: ".schema.json" };

const definitionOf = (id: string, lang: Speech) => ({
  $schema: `../../definition${SCHEMA_END[lang]}`,
  format: "afsaet-questionnaire/2",
  id,
  version: "1.0.0",
  status: STATUS[lang],
  languages: ["da", "en"],
  title: words("Spørgsmål om din uge", "Questions about your week"),
  intro: [
    words("Dine svar hjælper os med at hjælpe dig.", "Your answers help us to help you."),
    words(
      "Det er frivilligt at svare. Det ændrer ikke din ret til penge.",
      "It is up to you whether you answer. It does not change your right to money.",
    ),
  ],
  minutes: 2,
  skip_option: {
    code: "vil_ikke_svare",
    label: words("Det vil jeg ikke svare på", "I do not want to answer this"),
  },
  sections: [
    { id: "A", title: words("Din uge", "Your week") },
    { id: "B", title: words("Dine ønsker", "Your wishes") },
  ],
  questions: [
    {
      id: "plan",
      kind: "radio",
      section: "A",
      text: words("Har du en plan for den næste uge?", "Do you have a plan for the next week?"),
      help: words("En plan kan være et møde eller en aftale.", "A plan can be a meeting or an appointment."),
      options: [
        { code: "ja", label: words("Ja", "Yes") },
        { code: "nej", label: words("Nej", "No") },
        { code: "ved_ikke", label: words("Det ved jeg ikke", "I do not know") },
      ],
      construct: "plans",
    },
    {
      id: "mangler",
      kind: "text",
      section: "A",
      text: words("Hvad mangler du for at få en plan?", "What do you need to make a plan?"),
      help: words("Skriv ikke cpr-numre.", "Do not write cpr numbers."),
      show_if: { q: "plan", op: "eq", value: "nej" },
      sensitive: true,
      construct: "what is missing",
      max_length: 500,
    },
    {
      id: "overblik",
      kind: "scale",
      section: "A",
      text: words(
        "Hvor godt et overblik har du over din uge?",
        "How well do you know what your week will bring?",
      ),
      min: 0,
      max: 10,
      labels: [words("Slet ikke", "Not at all"), words("Helt", "Completely")],
      construct: "overview of the week",
    },
    {
      id: "hjaelp",
      kind: "checkboxes",
      section: "B",
      text: words("Hvad vil du gerne have hjælp til?", "What would you like help with?"),
      help: words("Sæt gerne flere krydser.", "You may tick more than one."),
      options: [
        { code: "plan", label: words("At lave en plan", "Making a plan") },
        { code: "job", label: words("At finde et job", "Finding a job") },
        { code: "intet", label: words("Intet lige nu", "Nothing right now"), exclusive: true },
      ],
      construct: "own wishes",
    },
  ],
});

const CASES_ABOUT = {
  da: "Opdigtede personer. Hver viser, hvilke spørgsmål deres svar fører til.",
  en: "Invented persons. Each shows which questions their answers lead to.",
};
const WITH_PLAN = { da: "En person med en plan", en: "A person with a plan" };
const WITHOUT_PLAN = { da: "En person uden en plan", en: "A person without a plan" };

const casesOf = (id: string, lang: Speech) => ({
  $schema: `../../cases${SCHEMA_END[lang]}`,
  about: CASES_ABOUT[lang],
  questionnaire: `${id}@1.0.0`,
  cases: [
    {
      id: "P1",
      title: WITH_PLAN[lang],
      origin: "own",
      variant: "alle",
      submitted_on: "2026-01-05",
      answers: { plan: "ja", overblik: 8, hjaelp: ["job"] },
      expected_shown: ["plan", "overblik", "hjaelp"],
    },
    {
      id: "P2",
      title: WITHOUT_PLAN[lang],
      origin: "own",
      variant: "alle",
      submitted_on: "2026-01-05",
      answers: { plan: "nej", mangler: "Tid.", overblik: 2, hjaelp: ["plan"] },
      expected_shown: ["plan", "mangler", "overblik", "hjaelp"],
    },
  ],
});

/** A small, complete questionnaire without points, to be written over: one question of four kinds, one condition. */
export const newQuestionnaire = (id: string, lang: Speech): NewFiles => ({
  definition: `${jsonText(definitionOf(id, lang))}\n`,
  cases: `${jsonText(casesOf(id, lang))}\n`,
  about: aboutText(id, lang),
});
