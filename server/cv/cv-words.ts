import type { CvLang } from "#server/cv/cv-content.ts";

/** The words of a CV that neither the citizen nor the sections have written. */
export interface CvWords {
  readonly title: (name: string) => string;
  readonly forJob: (goal: string) => string;
  readonly now: string;
  readonly until: (month: string) => string;
  /** Says until when a proof is valid, and is as true when that day has passed. */
  readonly valid: (month: string) => string;
  readonly partOf: string;
  readonly learnt: string;
  readonly learntLine: (text: string) => string;
  readonly photoOf: (name: string) => string;
  /** "side 2 af 10" is said with both. */
  readonly page: string;
  readonly of: string;
}

/** The words in one of the languages of a CV. */
export const cvWords: Readonly<Record<CvLang, CvWords>> = {
  da: {
    title: (name) => ["CV", name].filter(Boolean).join(" – "),
    forJob: (goal) => `Til jobbet: ${goal}`,
    now: "nu",
    until: (month) => `til ${month}`,
    valid: (month) => `gyldigt til og med ${month}`,
    partOf: "En del af uddannelsen",
    learnt: "Det har jeg lært",
    learntLine: (text) => `Blev god til: ${text}`,
    photoOf: (name) => ["Foto af", name].filter(Boolean).join(" "),
    page: "side",
    of: "af",
  },
  en: {
    title: (name) => ["CV", name].filter(Boolean).join(" – "),
    forJob: (goal) => `For the job: ${goal}`,
    now: "now",
    until: (month) => `until ${month}`,
    valid: (month) => `valid until and including ${month}`,
    partOf: "A part of it",
    learnt: "What I have learnt",
    learntLine: (text) => `Got good at: ${text}`,
    photoOf: (name) => ["Photo of", name].filter(Boolean).join(" "),
    page: "page",
    of: "of",
  },
};
