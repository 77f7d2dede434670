import { createHash } from "node:crypto";
import type { StoredAnswers } from "#db/ports.ts";
import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { maskedAnswers } from "#server/use-cases/surveys/masked-answers.ts";

/** How a synthetic person likes the help; most do. */
type Mood = "pleased" | "between" | "displeased";
const moodOf = (person: number): Mood =>
  person % 5 === 0 ? "displeased" : person % 4 === 1 ? "between" : "pleased";

/** How often each answer is given, by its code; "" is left blank. */
export type Weights = Readonly<Record<string, number>>;

const agreement: Readonly<Record<Mood, Weights>> = {
  pleased: { uenig: 4, midt: 14, enig: 42, helt_enig: 34, ved_ikke: 3, "": 3 },
  between: { helt_uenig: 5, uenig: 20, midt: 40, enig: 22, ved_ikke: 8, "": 5 },
  displeased: { helt_uenig: 30, uenig: 36, midt: 20, enig: 8, ikke_relevant: 4, "": 2 },
};

const overall: Readonly<Record<Mood, Weights>> = {
  pleased: { meget_god: 40, god: 55, midt: 5 },
  between: { god: 20, midt: 70, daarlig: 10 },
  displeased: { midt: 15, daarlig: 50, meget_daarlig: 30, ved_ikke: 5 },
};

/** Steps of a scale that has values, from the lowest on; "" is "do not know" or blank. */
const steps: Readonly<Record<Mood, readonly number[]>> = {
  pleased: [2, 9, 27, 36, 20],
  between: [8, 23, 38, 20, 5],
  displeased: [26, 34, 24, 8, 2],
};
const noStep = 6;

/** Whoever believes in a job in half a year does so in a year: the same draw, with steps that lie higher. */
const sooner: Readonly<Record<string, string>> = { job_et_aar: "job_halvt_aar" };
const later: Readonly<Record<Mood, readonly number[]>> = {
  pleased: [1, 6, 20, 40, 30],
  between: steps.pleased,
  displeased: steps.between,
};

const use: Weights = { ikke_proevet: 60, slet_ikke: 5, lidt: 10, en_del: 15, meget: 10 };

const others: Readonly<Record<string, Weights>> = {
  lyst_start: { ja: 45, baade: 35, nej: 12, husker_ikke: 8 },
  information: { ja: 50, noget: 33, nej: 12, husker_ikke: 5 },
  ydelse: { kontanthjaelp: 45, sygedagpenge: 40, jobafklaring: 8, loen: 7 },
  grund: { krop: 30, psyke: 32, anden_sygdom: 8, social: 8, intet: 17, andet: 5 },
  status_foer: { ansat: 38, ledig: 48, udd: 8, andet: 6 },
  rolle: { jobformidler: 46, sagsbehandler: 36, leder: 8, anden: 10 },
  foerst: {
    helbred: 30,
    hverdag: 14,
    laere: 10,
    soege: 12,
    arbejdsplads: 16,
    klarhed: 9,
    intet: 4,
    ved_ikke: 5,
  },
  uden_job: { under_1: 38, fra_1: 34, over_3: 24, nu: 4 },
  alder: { under_30: 27, fra_30: 43, fra_50: 30 },
  status_nu: { job_fuldt: 18, job_delvist: 22, syg: 25, ledig: 28, udd: 7 },
};

const words: Readonly<Record<string, Readonly<Record<Mood, readonly string[]>>>> = {
  godt: {
    pleased: ["At nogen lyttede.", "Praktikken. Der blev brug for mig.", "Det gik stille og roligt fremad."],
    between: ["Den sidste samtale var god."],
    displeased: [],
  },
  bemaerkning: {
    pleased: ["Vi har fået bedre tid til at følge op."],
    between: ["Vi mangler firmaer inden for kontor."],
    displeased: ["For mange sager til at være tæt på."],
  },
  bedre_tekst: {
    pleased: ["Jeg ville gerne være startet før."],
    between: ["Det samme menneske hele vejen.", "Færre breve."],
    displeased: ["Jeg fortalte det samme fire gange.", "Der gik for lang tid, før der skete noget."],
  },
};

/** A number from 0 up to 1 that is always the same for the same words, so that a second start stores nothing more. */
export const share = (...parts: readonly (string | number)[]): number =>
  createHash("sha256").update(parts.join(" ")).digest().readUInt32BE() / 2 ** 32;

function picked(weights: Weights, at: number): string {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  let left = at * total;
  for (const [code, weight] of Object.entries(weights)) {
    left -= weight;
    if (left < 0) return code;
  }
  return "";
}

/** Where and when people answer. */
export interface Place {
  readonly units: readonly string[];
  /** Questions that were answered otherwise then, by id. */
  readonly otherwise?: Readonly<Record<string, Weights>>;
}

/** The answer of one person to one question; undefined when it is left blank. */
function answerOf(
  question: Question,
  person: number,
  { units, otherwise = {} }: Place,
): AnswerValue | undefined {
  const mood = moodOf(person);
  const at = share(person, sooner[question.id] ?? question.id);
  if (question.kind === "matrix") {
    const rows = question.rows.map(({ code }) => [code, picked(use, share(person, question.id, code))]);
    return Object.fromEntries(rows);
  }
  if (question.kind === "text")
    return words[question.id]?.[mood][Math.floor(share(person, question.id, "text") * 6)];
  if (question.kind === "select") return units[Math.floor(at * units.length)];
  if (question.kind !== "radio") return undefined;
  const values = question.options.filter(({ scale_value: value }) => value !== undefined);
  if (values.length > 0) {
    const chance = question.id in sooner ? later[mood] : steps[mood];
    const chances = values.map(({ code, scale_value: value = 1 }) => [code, chance[value - 1] ?? 0] as const);
    return picked({ ...Object.fromEntries(chances), ved_ikke: noStep, "": 2 }, at) || undefined;
  }
  const isAgreement = question.options.some(({ code }) => code === "helt_enig");
  const usual = isAgreement ? agreement[mood] : (others[question.id] ?? overall[mood]);
  const weights = otherwise[question.id] ?? usual;
  return picked(weights, at) || undefined;
}

/** What a synthetic person says to a survey: always the same for the same number. */
export function answersOf(installed: Installed, person: number, place: Place): StoredAnswers {
  const { definition } = installed.questionnaire;
  const answers = definition.questions.flatMap((question) => {
    const value = answerOf(question, person, place);
    return value === undefined ? [] : [[question.id, value] as const];
  });
  return maskedAnswers(definition.questions, Object.fromEntries(answers));
}
