import type { CvSection } from "#server/cv/section.ts";
import { period } from "#server/cv/sections/months.ts";

export const education = {
  id: "education",
  title: { da: "Skole og uddannelse", en: "School and education" },
  lead: {
    da: "Skriv også det, du ikke blev færdig med, og det, du lærte i et andet land.",
    en: "Also put down what you did not finish, and what you learnt in another country.",
  },
  entryName: { da: "en skole eller uddannelse", en: "a school or education" },
  prompts: [
    { da: "Hvor gik du i skole sidst?", en: "Where did you last go to school?" },
    { da: "Har du gået på sprogskole?", en: "Have you been to a language school?" },
    {
      da: "Er du begyndt på noget, du vil gøre færdigt?",
      en: "Have you begun something that you want to finish?",
    },
  ],
  maxEntries: 100,
  fields: [
    {
      id: "title",
      kind: "line",
      maxLength: 120,
      required: true,
      label: { da: "Hvilken skole eller uddannelse?", en: "Which school or education?" },
      help: {
        da: "For eksempel: folkeskole, HF, tømrer, sprogskole.",
        en: "For example: primary school, upper secondary, carpenter, language school.",
      },
    },
    { id: "school", kind: "line", maxLength: 120, label: { da: "Skolens navn", en: "Name of the school" } },
    { id: "place", kind: "line", maxLength: 80, label: { da: "By eller land", en: "Town or country" } },
    {
      id: "state",
      kind: "choice",
      label: { da: "Hvordan står det?", en: "How does it stand?" },
      options: [
        { code: "finished", label: { da: "Færdig", en: "Finished" } },
        { code: "ongoing", label: { da: "I gang", en: "Under way" } },
        { code: "part", label: { da: "En del af den", en: "A part of it" } },
      ],
    },
    ...period.filter(({ id }) => id !== "ongoing"),
    {
      id: "about",
      kind: "text",
      maxLength: 1000,
      label: { da: "Hvad lærte du, som du kan bruge?", en: "What did you learn that you can use?" },
    },
  ],
} as const satisfies CvSection;

export const courses = {
  id: "courses",
  title: { da: "Kurser og beviser", en: "Courses and certificates" },
  lead: {
    da: "For eksempel truckkort, hygiejnekursus, førstehjælp, svejsebevis eller et AMU-kursus.",
    en: "For example a forklift licence, food hygiene, first aid, a welding certificate or an AMU course.",
  },
  entryName: { da: "et kursus eller bevis", en: "a course or certificate" },
  prompts: [
    { da: "Har du været på kursus gennem et job?", en: "Did a job send you on a course?" },
    { da: "Ligger der et bevis i en skuffe?", en: "Is there a certificate in a drawer?" },
  ],
  maxEntries: 100,
  fields: [
    {
      id: "title",
      kind: "line",
      maxLength: 120,
      required: true,
      label: { da: "Kursus eller bevis", en: "Course or certificate" },
    },
    { id: "provider", kind: "line", maxLength: 120, label: { da: "Hvem gav det?", en: "Who gave it?" } },
    {
      id: "from",
      kind: "month",
      label: { da: "Hvornår?", en: "When?" },
      help: { da: "Et årstal er nok.", en: "A year is enough." },
    },
    {
      id: "expires",
      kind: "month",
      label: { da: "Gælder til og med", en: "Valid until" },
      help: { da: "Kun hvis det udløber.", en: "Only if it expires." },
    },
  ],
} as const satisfies CvSection;
