import { createHash } from "node:crypto";
import type { Campaign, StaffId, StoredAnswers, SurveyChannel, SurveyCode } from "#db/ports.ts";
import type { AnswerValue } from "#questionnaires/engine/answers.ts";
import type { Question } from "#questionnaires/question-schema.ts";
import { defaultLeastCell } from "#server/disclosure/limits.ts";
import { keptOf } from "#server/results/kept-columns.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId, newSurveyCode } from "#server/use-cases/ids.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { commentsIn, textQuestions, withoutWords } from "#server/use-cases/surveys/letterbox.ts";
import { maskedAnswers } from "#server/use-cases/surveys/masked-answers.ts";
import { surveyItems } from "#server/use-cases/surveys/survey-items.ts";

const questionnaireId = "tilfredshed";

/** How a synthetic person likes the help; most of the forty do. */
type Mood = "pleased" | "between" | "displeased";
const moodOf = (person: number): Mood =>
  person % 5 === 0 ? "displeased" : person % 4 === 1 ? "between" : "pleased";

/** How often each answer is given, by its code; "" is left blank. */
type Weights = Readonly<Record<string, number>>;

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

const use: Weights = { ikke_proevet: 60, slet_ikke: 5, lidt: 10, en_del: 15, meget: 10 };

const others: Readonly<Record<string, Weights>> = {
  lyst_start: { ja: 45, baade: 35, nej: 12, husker_ikke: 8 },
  information: { ja: 50, noget: 33, nej: 12, husker_ikke: 5 },
  ydelse: { kontanthjaelp: 45, sygedagpenge: 40, jobafklaring: 8, loen: 7 },
  grund: { krop: 30, psyke: 32, anden_sygdom: 8, social: 8, intet: 17, andet: 5 },
  status_foer: { ansat: 38, ledig: 48, udd: 8, andet: 6 },
  status_nu: { job_fuldt: 18, job_delvist: 22, syg: 25, ledig: 28, udd: 7 },
};

const words: Readonly<Record<string, Readonly<Record<Mood, readonly string[]>>>> = {
  godt: {
    pleased: ["At nogen lyttede.", "Praktikken. Der blev brug for mig.", "Det gik stille og roligt fremad."],
    between: ["Den sidste samtale var god."],
    displeased: [],
  },
  bedre_tekst: {
    pleased: ["Jeg ville gerne være startet før."],
    between: ["Det samme menneske hele vejen.", "Færre breve."],
    displeased: ["Jeg fortalte det samme fire gange.", "Der gik for lang tid, før der skete noget."],
  },
};

/** A number from 0 up to 1 that is always the same for the same words, so that a second start stores nothing more. */
const share = (...parts: readonly (string | number)[]): number =>
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
interface Place {
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
  const at = share(person, question.id);
  if (question.kind === "matrix") {
    const rows = question.rows.map(({ code }) => [code, picked(use, share(person, question.id, code))]);
    return Object.fromEntries(rows);
  }
  if (question.kind === "text")
    return words[question.id]?.[mood][Math.floor(share(person, question.id, "text") * 6)];
  if (question.kind === "select") return units[Math.floor(at * units.length)];
  if (question.kind !== "radio") return undefined;
  const isAgreement = question.options.some(({ code }) => code === "helt_enig");
  const usual = isAgreement ? agreement[mood] : (others[question.id] ?? overall[mood]);
  const weights = otherwise[question.id] ?? usual;
  return picked(weights, at) || undefined;
}

function answersOf(installed: Installed, person: number, place: Place): StoredAnswers {
  const { definition } = installed.questionnaire;
  const answers = definition.questions.flatMap((question) => {
    const value = answerOf(question, person, place);
    return value === undefined ? [] : [[question.id, value] as const];
  });
  return maskedAnswers(definition.questions, Object.fromEntries(answers));
}

/** Answers that the letterbox gives on some days, as days ago and how many. */
type Emptied = readonly (readonly [daysAgo: number, count: number])[];

const daysBefore = ({ now }: Deps, days: number): string =>
  civilDate(new Date(now().getTime() - days * 86_400_000));

interface Given extends Pick<Place, "otherwise"> {
  readonly installed: Installed;
  readonly emptied: Emptied;
  /** Sets the people of one survey apart from those of another. */
  readonly from: number;
  readonly campaignId: string | null;
  readonly channelOf: (place: number) => SurveyChannel | null;
}

/** Stores what people say; what is there already stays. */
async function give(deps: Deps, { installed, emptied, from, ...given }: Given): Promise<void> {
  const { campaignId, channelOf, otherwise = {} } = given;
  const { instrument } = installed;
  const asked = { questionnaireId, version: instrument.version, campaignId };
  if ((await deps.ports.surveys.lastEmptied(asked)) !== null) return;
  const units = deps.municipality.units.map(({ code }) => code);
  const days = emptied.flatMap(([daysAgo, count]) => Array<number>(count).fill(daysAgo));
  const answers = days.map((daysAgo, place) => ({
    id: idOf(`answer ${from + place}`),
    instrument,
    variant: installed.questionnaire.variants[0] ?? "",
    lang: "da" as const,
    answers: answersOf(installed, from + place, { units, otherwise }),
    day: daysBefore(deps, daysAgo),
    campaignId,
    channel: channelOf(place),
  }));
  const texts = textQuestions(installed);
  const worded = answers.map((answer) => ({ ...answer, answers: withoutWords(answer.answers, texts) }));
  await deps.ports.surveys.empty({
    asked,
    answers: worded,
    columns: keptOf(surveyItems(installed, deps.municipality), instrument.hash, worded),
    comments: answers.flatMap((answer) => commentsIn(deps, answer.answers, texts)),
    letters: [],
  });
}

/** The same number in every demonstration. */
const idOf = (name: string): string =>
  newId((count) => createHash("sha256").update(`demo ${name}`).digest().subarray(0, count));

const purpose = {
  da: "Vi vil vide, hvad der hjalp, og hvad vi skal gøre bedre. Svarene bliver brugt, når vi planlægger næste år.",
  en: "We want to know what helped, and what we should do better. The answers are used when we plan the next year.",
};

const letters = 240;
const answeredLetters = 132;

/** Two surveys that are over, the later with letters, and one that has just begun. */
async function seedCampaigns(deps: Deps, installed: Installed): Promise<void> {
  const made = [
    { key: "spring", name: "Tilfredshed, forår", opens: 260, closes: 200 },
    { key: "over", name: "Tilfredshed, sommer", opens: 80, closes: 20 },
    { key: "open", name: "Tilfredshed, efterår", opens: 12, closes: -30 },
  ];
  const audit = { actorKind: "system", actorId: "demo", role: "system", purpose: null } as const;
  for (const { key, name, opens, closes } of made) {
    const id = idOf(`campaign ${key}`);
    if ((await deps.ports.campaigns.find(id)) !== null) continue;
    const subject = { subjectKind: "campaign", subjectId: id, citizenId: null } as const;
    const event = { ...audit, ...subject, at: deps.now(), action: "campaign.change" };
    const campaign: Campaign = {
      id,
      instrument: installed.instrument,
      name,
      purpose,
      opensOn: daysBefore(deps, opens),
      closesOn: daysBefore(deps, closes),
      leastCell: defaultLeastCell,
      linkKey: newSurveyCode(deps.randomBytes),
      ownerId: "demo" as StaffId,
      revision: 0,
      createdAt: deps.now(),
    };
    await deps.ports.campaigns.add(campaign, event);
    if (key === "over") await deps.ports.campaigns.addCodes(id, () => codesOf(deps, id), event);
  }
}

const codesOf = ({ municipality, randomBytes, codeHash }: Deps, campaignId: string): readonly SurveyCode[] =>
  Array.from({ length: letters }, (_, place) => ({
    codeHash: codeHash(newSurveyCode(randomBytes)),
    campaignId,
    number: place + 1,
    unit: municipality.units[place % Math.max(1, municipality.units.length)]?.code ?? "",
    spent: share(place, "letter") < answeredLetters / letters,
  }));

/** In spring fewer were told what would happen; everything else differs by chance alone. */
const inSpring = { information: { ja: 30, noget: 38, nej: 28, husker_ikke: 4 } };

/** Anonymous answers: always open, in two surveys that are over, and in one that is open. */
export async function seedSurveys(deps: Deps): Promise<void> {
  const installed = deps.library.all.find(({ instrument }) => instrument.questionnaireId === questionnaireId);
  if (installed === undefined) return;
  await seedCampaigns(deps, installed);
  const always: Emptied = [55, 41, 27, 9].map((daysAgo) => [daysAgo, 10] as const);
  await give(deps, { installed, emptied: always, from: 0, campaignId: null, channelOf: () => null });
  await give(deps, {
    installed,
    emptied: [
      [250, 60],
      [230, 70],
      [199, 40],
    ],
    from: 3_000,
    campaignId: idOf("campaign spring"),
    channelOf: (place) => (place % 3 === 0 ? "qr" : "link"),
    otherwise: inSpring,
  });
  await give(deps, {
    installed,
    emptied: [
      [70, 50],
      [55, 70],
      [19, 60],
    ],
    from: 1_000,
    campaignId: idOf("campaign over"),
    channelOf: (place) => (place % 4 === 0 ? "qr" : "letter"),
  });
  await give(deps, {
    installed,
    emptied: [
      [4, 12],
      [2, 7],
    ],
    from: 2_000,
    campaignId: idOf("campaign open"),
    channelOf: () => "link",
  });
}
