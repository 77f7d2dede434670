import type { CvSection } from "#server/cv/section.ts";

export const references = {
  id: "references",
  title: { da: "Personer, du kan spørge", en: "People you can ask" },
  lead: {
    da: "Nogen, der har set dig arbejde, og som gerne vil fortælle om det. Spørg dem først.",
    en: "Somebody who has seen you work and is willing to tell. Ask them first.",
  },
  entryName: { da: "en person", en: "a person" },
  prompts: [],
  maxEntries: 20,
  fields: [
    { id: "title", kind: "line", maxLength: 120, required: true, label: { da: "Navn", en: "Name" } },
    {
      id: "role",
      kind: "line",
      maxLength: 120,
      label: { da: "Hvordan kender I hinanden?", en: "How do you know each other?" },
    },
    {
      id: "contact",
      kind: "line",
      maxLength: 160,
      label: { da: "Telefon eller e-mail", en: "Phone or email" },
    },
    {
      id: "consent",
      kind: "tick",
      label: { da: "Personen har sagt ja til at blive spurgt", en: "The person has agreed to be asked" },
      help: {
        da: "Uden et ja kommer personen ikke med i det CV, du sender.",
        en: "Without a yes the person is left out of the CV that you send.",
      },
    },
  ],
} as const satisfies CvSection;

export const needs = {
  id: "needs",
  title: { da: "Det fungerer godt for mig", en: "What works well for me" },
  lead: {
    da: "Hvad skal der til, for at et arbejde går godt? Det her er til dig og din samtale. Det kommer kun med i et CV, hvis du selv vælger det.",
    en: "What does it take for a job to go well? This is for you and your talk. It is put in a CV only if you choose so.",
  },
  entryName: { da: "noget, der fungerer", en: "something that works" },
  prompts: [
    { da: "Hvor mange timer om ugen kan du klare nu?", en: "How many hours a week can you manage now?" },
    { da: "Hvornår på dagen har du mest energi?", en: "When in the day do you have most energy?" },
    {
      da: "Hvad skal en kollega vide for at hjælpe dig godt?",
      en: "What should a colleague know to help you well?",
    },
  ],
  maxEntries: 30,
  isPrivate: true,
  fields: [
    {
      id: "title",
      kind: "line",
      maxLength: 160,
      required: true,
      label: { da: "Det fungerer, når", en: "It works when" },
    },
    {
      id: "kind",
      kind: "choice",
      label: { da: "Det handler om", en: "It is about" },
      options: [
        { code: "hours", label: { da: "Arbejdstid og pauser", en: "Hours and breaks" } },
        { code: "tasks", label: { da: "Opgaverne", en: "The tasks" } },
        { code: "considerations", label: { da: "Hensyn", en: "Considerations" } },
      ],
    },
    {
      id: "about",
      kind: "text",
      maxLength: 1000,
      label: { da: "Vil du skrive mere?", en: "Would you like to write more?" },
    },
  ],
} as const satisfies CvSection;
