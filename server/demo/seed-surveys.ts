import type { AuditEvent, Campaign, Release, StaffId, SurveyChannel, SurveyCode } from "#db/ports.ts";
import { demoId } from "#server/demo/demo-id.ts";
import { answersOf, type Place, share } from "#server/demo/survey-people.ts";
import { defaultLeastCell } from "#server/disclosure/limits.ts";
import { keptOf } from "#server/results/kept-columns.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newSurveyCode } from "#server/use-cases/ids.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { commentsIn, textQuestions, withoutWords } from "#server/use-cases/surveys/letterbox.ts";
import { surveyItems } from "#server/use-cases/surveys/survey-items.ts";

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
  const { questionnaireId, version } = instrument;
  const asked = { questionnaireId, version, campaignId };
  if ((await deps.ports.surveys.lastEmptied(asked)) !== null) return;
  const units = deps.municipality.units.map(({ code }) => code);
  const days = emptied.flatMap(([daysAgo, count]) => Array<number>(count).fill(daysAgo));
  const answers = days.map((daysAgo, place) => ({
    id: demoId(`answer ${from + place}`),
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
    columns: keptOf(surveyItems(installed, deps.municipality.units), instrument.hash, worded),
    comments: answers.flatMap((answer) => commentsIn(deps, answer.answers, texts)),
    letters: [],
  });
  await deps.ports.surveyPages.add(
    pageCountsOf(installed, answers.length, from).map((one) => ({ asked, ...one })),
  );
}

/** Three in ten do not finish; half of them stop where they are first asked to write. */
function pageCountsOf(installed: Installed, sent: number, from: number) {
  const { questions } = installed.questionnaire.definition;
  const toWrite = Math.max(1, questions.findIndex(({ kind }) => kind === "text") + 1);
  const stopped = Array.from({ length: Math.round((sent * 3) / 7) }, (_, place) =>
    share(from + place, "stops") < 0.5
      ? toWrite
      : 1 + Math.floor(share(from + place, "stop") * (questions.length + 1)),
  );
  return Array.from({ length: questions.length + 2 }, (_, at) => ({
    page: at + 1,
    count: sent + stopped.filter((last) => last > at).length,
  }));
}

const letters = 240;
const answeredLetters = 132;

/** In spring fewer were told what would happen; everything else differs by chance alone. */
const inSpring = { information: { ja: 30, noget: 38, nej: 28, husker_ikke: 4 } };

/** A campaign of the demonstration, by days before today. */
interface Shown extends Pick<Place, "otherwise"> {
  readonly key: string;
  readonly questionnaireId: string;
  readonly name: string;
  readonly purpose: Campaign["purpose"];
  readonly opens: number;
  readonly closes: number;
  readonly emptied: Emptied;
  /** Sets the people of one survey apart from those of another. */
  readonly from: number;
  readonly channelOf: (place: number) => SurveyChannel;
  readonly hasLetters?: boolean;
  /** Otherwise figures. */
  readonly release?: Release;
}

const ofHelp = {
  da: "Vi vil vide, hvad der hjalp, og hvad vi skal gøre bedre. Svarene bliver brugt, når vi planlægger næste år.",
  en: "We want to know what helped, and what we should do better. The answers are used when we plan the next year.",
};
const ofStaff = {
  da: "Vi vil vide, hvor tæt vi er på det, vi har aftalt, og hvor vi mangler tid eller støtte.",
  en: "We want to know how close we are to what we agreed, and where we lack time or support.",
};
const ofExpectations = {
  da: "Vi vil vide, hvad du tror og håber, så hjælpen passer bedre.",
  en: "We want to know what you believe and hope, so that the help fits better.",
};

const shown: readonly Shown[] = [
  {
    key: "over",
    questionnaireId: "tilfredshed",
    name: "Tilfredshed, sommer",
    purpose: ofHelp,
    opens: 80,
    closes: 20,
    emptied: [
      [70, 50],
      [55, 70],
      [19, 60],
    ],
    from: 1_000,
    channelOf: (place) => (place % 4 === 0 ? "qr" : "letter"),
    hasLetters: true,
  },
  {
    key: "spring",
    questionnaireId: "tilfredshed",
    name: "Tilfredshed, forår",
    purpose: ofHelp,
    opens: 260,
    closes: 200,
    emptied: [
      [250, 60],
      [230, 70],
      [199, 40],
    ],
    from: 3_000,
    channelOf: (place) => (place % 3 === 0 ? "qr" : "link"),
    otherwise: inSpring,
  },
  {
    key: "open",
    questionnaireId: "tilfredshed",
    name: "Tilfredshed, efterår",
    purpose: ofHelp,
    opens: 12,
    closes: -30,
    emptied: [
      [4, 12],
      [2, 7],
    ],
    from: 2_000,
    channelOf: () => "link",
  },
  {
    key: "staff",
    questionnaireId: "modeltro",
    name: "Modeltro, medarbejdere",
    purpose: ofStaff,
    opens: 60,
    closes: 32,
    emptied: [
      [50, 60],
      [31, 60],
    ],
    from: 4_000,
    channelOf: () => "link",
  },
  {
    key: "expectations",
    questionnaireId: "fremtid",
    name: "Forventninger, sommer",
    purpose: ofExpectations,
    opens: 90,
    closes: 40,
    emptied: [
      [75, 60],
      [39, 60],
    ],
    from: 6_000,
    release: "rows",
    channelOf: (place) => (place % 3 === 0 ? "kiosk" : "link"),
  },
];

/** Makes a campaign, and the answers that came of it. */
async function seedCampaign(deps: Deps, one: Shown): Promise<void> {
  const installed = installedOf(deps, one.questionnaireId);
  if (installed === undefined) return;
  const id = demoId(`campaign ${one.key}`);
  if ((await deps.ports.campaigns.find(id)) === null) {
    const event: AuditEvent = {
      actorKind: "system",
      actorId: "demo",
      role: "system",
      purpose: null,
      subjectKind: "campaign",
      subjectId: id,
      citizenId: null,
      at: deps.now(),
      action: "campaign.change",
    };
    const campaign: Campaign = {
      id,
      instrument: installed.instrument,
      name: one.name,
      purpose: one.purpose,
      opensOn: daysBefore(deps, one.opens),
      closesOn: daysBefore(deps, one.closes),
      leastCell: defaultLeastCell,
      invitees: "nobody",
      afterDays: 0,
      remindAfter: 0,
      release: one.release ?? "figures",
      counted: null,
      turnout: null,
      answersDeletedOn: null,
      languages: null,
      linkKey: newSurveyCode(deps.randomBytes),
      ownerId: "demo" as StaffId,
      revision: 0,
      createdAt: deps.now(),
    };
    await deps.ports.campaigns.add(campaign, event);
    if (one.hasLetters) await deps.ports.campaigns.addCodes(id, () => codesOf(deps, id), event);
  }
  await give(deps, { ...one, installed, campaignId: id });
  const units = deps.municipality.units.map(({ code, name }) => ({ code, name }));
  const counted = { on: daysBefore(deps, one.closes - 1), units };
  if (one.closes > 0) await deps.ports.campaigns.count(id, counted, daysBefore(deps, one.closes));
}

const installedOf = ({ library }: Deps, questionnaireId: string): Installed | undefined =>
  library.all.find(({ instrument }) => instrument.questionnaireId === questionnaireId);

const codesOf = ({ municipality, randomBytes, codeHash }: Deps, campaignId: string): readonly SurveyCode[] =>
  Array.from({ length: letters }, (_, place) => ({
    codeHash: codeHash(newSurveyCode(randomBytes)),
    campaignId,
    number: place + 1,
    unit: municipality.units[place % Math.max(1, municipality.units.length)]?.code ?? "",
    spent: share(place, "letter") < answeredLetters / letters,
    channel: "letter",
  }));

/** Anonymous answers: to surveys that are always open, in campaigns that are over, and in one that is open. */
export async function seedSurveys(deps: Deps): Promise<void> {
  const standing: readonly (readonly [questionnaireId: string, from: number, days: readonly number[]])[] = [
    ["tilfredshed", 0, [55, 41, 27, 9]],
    ["modeltro", 5_000, [48, 20]],
  ];
  for (const [questionnaireId, from, days] of standing) {
    const installed = installedOf(deps, questionnaireId);
    if (installed === undefined) continue;
    const emptied: Emptied = days.map((daysAgo) => [daysAgo, 10] as const);
    await give(deps, { installed, emptied, from, campaignId: null, channelOf: () => null });
  }
  for (const one of shown) await seedCampaign(deps, one);
}
