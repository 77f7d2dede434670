import type { CvSection } from "#server/cv/section.ts";

export const languages = {
  id: "languages",
  title: { da: "Sprog", en: "Languages" },
  lead: {
    da: "Skriv alle de sprog, du kan bruge, også dit modersmål.",
    en: "Put down every language that you can use, your first language too.",
  },
  entryName: { da: "et sprog", en: "a language" },
  prompts: [],
  maxEntries: 30,
  fields: [
    { id: "title", kind: "line", maxLength: 60, required: true, label: { da: "Sprog", en: "Language" } },
    {
      id: "level",
      kind: "choice",
      label: { da: "Hvor godt kan du det?", en: "How well do you know it?" },
      options: [
        { code: "native", label: { da: "Modersmål", en: "First language" } },
        { code: "fluent", label: { da: "Flydende", en: "Fluent" } },
        { code: "good", label: { da: "Godt nok til et arbejde", en: "Well enough for a job" } },
        { code: "everyday", label: { da: "Til hverdag", en: "Everyday use" } },
        { code: "little", label: { da: "Lidt", en: "A little" } },
      ],
    },
  ],
} as const satisfies CvSection;

export const it = {
  id: "it",
  title: { da: "Computer og telefon", en: "Computer and phone" },
  lead: {
    da: "Det kan være programmer, kassesystemer, MitID og Digital Post eller sociale medier.",
    en: "It may be programs, tills, MitID and Digital Post or social media.",
  },
  entryName: { da: "noget, du kan bruge", en: "something you can use" },
  prompts: [
    { da: "Kan du skrive en mail med en fil i?", en: "Can you write an email with a file in it?" },
    {
      da: "Har du brugt et kassesystem eller en scanner på arbejde?",
      en: "Have you used a till or a scanner at work?",
    },
  ],
  maxEntries: 50,
  fields: [
    {
      id: "title",
      kind: "line",
      maxLength: 120,
      required: true,
      label: { da: "Hvad kan du bruge?", en: "What can you use?" },
    },
    {
      id: "level",
      kind: "choice",
      label: { da: "Hvor godt?", en: "How well?" },
      options: [
        { code: "teach", label: { da: "Jeg kan vise det til andre", en: "I can show others" } },
        { code: "alone", label: { da: "Jeg kan det selv", en: "I can do it alone" } },
        { code: "learning", label: { da: "Jeg er ved at lære det", en: "I am learning it" } },
      ],
    },
  ],
} as const satisfies CvSection;

/** Categories of Directive 2006/126/EC, article 4, with the Danish word for the vehicle. */
export const licences = {
  id: "licences",
  title: { da: "Kørekort", en: "Driving licences" },
  lead: { da: "Vælg én kategori ad gangen.", en: "Choose one category at a time." },
  entryName: { da: "et kørekort", en: "a driving licence" },
  prompts: [],
  maxEntries: 20,
  fields: [
    {
      id: "category",
      kind: "choice",
      required: true,
      label: { da: "Kategori", en: "Category" },
      options: [
        { code: "AM", label: { da: "AM · knallert", en: "AM · moped" } },
        { code: "A1", label: { da: "A1 · lille motorcykel", en: "A1 · small motorcycle" } },
        { code: "A2", label: { da: "A2 · mellemstor motorcykel", en: "A2 · medium motorcycle" } },
        { code: "A", label: { da: "A · motorcykel", en: "A · motorcycle" } },
        { code: "B1", label: { da: "B1 · firhjulet motorcykel", en: "B1 · quadricycle" } },
        { code: "B", label: { da: "B · almindelig bil", en: "B · car" } },
        { code: "BE", label: { da: "B/E · bil med stor trailer", en: "BE · car with a large trailer" } },
        { code: "C1", label: { da: "C1 · lille lastbil", en: "C1 · small lorry" } },
        {
          code: "C1E",
          label: { da: "C1/E · lille lastbil med trailer", en: "C1E · small lorry with trailer" },
        },
        { code: "C", label: { da: "C · lastbil", en: "C · lorry" } },
        { code: "CE", label: { da: "C/E · lastbil med trailer", en: "CE · lorry with trailer" } },
        { code: "D1", label: { da: "D1 · lille bus", en: "D1 · small bus" } },
        { code: "D1E", label: { da: "D1/E · lille bus med trailer", en: "D1E · small bus with trailer" } },
        { code: "D", label: { da: "D · bus", en: "D · bus" } },
        { code: "DE", label: { da: "D/E · bus med trailer", en: "DE · bus with trailer" } },
        { code: "TM", label: { da: "TM · traktor", en: "TM · tractor" } },
      ],
    },
    { id: "expires", kind: "month", label: { da: "Gælder til og med", en: "Valid until" } },
  ],
} as const satisfies CvSection;

export const strengths = {
  id: "strengths",
  title: { da: "Styrker", en: "Strengths" },
  lead: {
    da: "Skriv, hvad du er god til, og en gang det kunne ses.",
    en: "Write what you are good at, and a time when it showed.",
  },
  entryName: { da: "en styrke", en: "a strength" },
  prompts: [
    { da: "Hvad spørger andre dig om hjælp til?", en: "What do others ask you for help with?" },
    {
      da: "Hvad kan du lave længe uden at kede dig?",
      en: "What can you do for a long time without being bored?",
    },
    { da: "Hvad ville en ven sige, du er god til?", en: "What would a friend say that you are good at?" },
    {
      da: "Hvornår var du sidst stolt af noget, du havde lavet?",
      en: "When were you last proud of something you had made?",
    },
  ],
  maxEntries: 30,
  fields: [
    {
      id: "title",
      kind: "line",
      maxLength: 120,
      required: true,
      label: { da: "Jeg er god til", en: "I am good at" },
    },
    {
      id: "example",
      kind: "text",
      maxLength: 1000,
      label: { da: "En gang det kunne ses", en: "A time when it showed" },
      help: { da: "Hvad skete der, og hvad gjorde du?", en: "What happened, and what did you do?" },
    },
  ],
} as const satisfies CvSection;
