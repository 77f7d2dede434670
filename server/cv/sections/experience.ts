import type { CvSection } from "#server/cv/section.ts";
import { period } from "#server/cv/sections/months.ts";

export const work = {
  id: "work",
  title: { da: "Arbejde", en: "Work" },
  lead: {
    da: "Alt arbejde tæller: fast job, fritidsjob, vikararbejde, praktik, løntilskud og egen virksomhed. Korte job tæller også.",
    en: "All work counts: a steady job, a part-time job, temporary work, an internship, a subsidised job and your own business. Short jobs count too.",
  },
  entryName: { da: "et arbejde", en: "a job" },
  prompts: [
    {
      da: "Har du haft et fritidsjob, da du gik i skole?",
      en: "Did you have a job while you were at school?",
    },
    {
      da: "Har du hjulpet i en butik, på en gård eller i et firma, også uden løn?",
      en: "Have you helped in a shop, on a farm or in a firm, with or without pay?",
    },
    { da: "Har du arbejdet i et andet land?", en: "Have you worked in another country?" },
  ],
  maxEntries: 200,
  fields: [
    {
      id: "title",
      kind: "line",
      maxLength: 120,
      required: true,
      label: { da: "Hvad lavede du?", en: "What did you do?" },
      help: {
        da: "For eksempel: opvasker, pædagogmedhjælper, chauffør.",
        en: "For example: dishwasher, childcare assistant, driver.",
      },
    },
    {
      id: "employer",
      kind: "line",
      maxLength: 120,
      label: { da: "Hvor?", en: "Where?" },
      help: { da: "Firmaet eller stedet.", en: "The firm or the place." },
    },
    { id: "place", kind: "line", maxLength: 80, label: { da: "By eller land", en: "Town or country" } },
    {
      id: "kind",
      kind: "choice",
      label: { da: "Hvad var det?", en: "What was it?" },
      options: [
        { code: "job", label: { da: "Et job", en: "A job" } },
        { code: "odd_jobs", label: { da: "Småjob eller vikararbejde", en: "Odd jobs or temporary work" } },
        {
          code: "internship",
          label: { da: "Praktik eller løntilskud", en: "An internship or a subsidised job" },
        },
        { code: "own_business", label: { da: "Egen virksomhed", en: "My own business" } },
      ],
    },
    ...period,
    {
      id: "tasks",
      kind: "text",
      maxLength: 2000,
      label: { da: "Hvad gik dine dage med?", en: "What did your days consist of?" },
      help: { da: "Skriv en opgave på hver linje.", en: "Write one task on each line." },
    },
    {
      id: "learnt",
      kind: "text",
      maxLength: 1000,
      label: { da: "Hvad blev du god til?", en: "What did you get good at?" },
    },
  ],
} as const satisfies CvSection;

export const unpaid = {
  id: "unpaid",
  title: { da: "Frivilligt arbejde og hverdag", en: "Voluntary work and everyday life" },
  lead: {
    da: "Det, du gør uden løn, siger også, hvad du kan: i familien, i en forening, som værnepligtig eller med en hobby.",
    en: "What you do without pay also says what you can do: in the family, in a club, in military service or with a hobby.",
  },
  entryName: { da: "noget, du gør eller har gjort", en: "something you do or have done" },
  prompts: [
    {
      da: "Har du passet børn, syge eller ældre i familien?",
      en: "Have you looked after children, sick or old people in the family?",
    },
    {
      da: "Styrer du hjemmets penge, aftaler eller indkøb?",
      en: "Do you run the money, appointments or shopping at home?",
    },
    {
      da: "Reparerer du ting, syr, bager, dyrker have eller passer dyr?",
      en: "Do you repair things, sew, bake, garden or keep animals?",
    },
    {
      da: "Hjælper du i en klub, en kirke, en moské eller på en skole?",
      en: "Do you help in a club, a church, a mosque or a school?",
    },
    {
      da: "Hjælper du andre med dansk, breve eller computeren?",
      en: "Do you help others with Danish, letters or the computer?",
    },
  ],
  maxEntries: 200,
  fields: [
    {
      id: "title",
      kind: "line",
      maxLength: 120,
      required: true,
      label: { da: "Hvad gør du, eller hvad har du gjort?", en: "What do you do, or what have you done?" },
    },
    {
      id: "kind",
      kind: "choice",
      label: { da: "Hvad er det?", en: "What is it?" },
      options: [
        { code: "family", label: { da: "I familien", en: "In the family" } },
        { code: "voluntary", label: { da: "Frivilligt arbejde", en: "Voluntary work" } },
        { code: "hobby", label: { da: "En hobby", en: "A hobby" } },
        { code: "military", label: { da: "Værnepligt eller militær", en: "Military service" } },
        { code: "other", label: { da: "Noget andet", en: "Something else" } },
      ],
    },
    { id: "where", kind: "line", maxLength: 120, label: { da: "Hvor?", en: "Where?" } },
    ...period,
    {
      id: "tasks",
      kind: "text",
      maxLength: 2000,
      label: { da: "Hvad gør du helt konkret?", en: "What exactly do you do?" },
      help: { da: "Skriv en ting på hver linje.", en: "Write one thing on each line." },
    },
    {
      id: "learnt",
      kind: "text",
      maxLength: 1000,
      label: { da: "Hvad kan du, fordi du gør det?", en: "What can you do because of it?" },
    },
  ],
} as const satisfies CvSection;
