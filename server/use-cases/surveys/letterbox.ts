import type { Campaign, StoredAnswers, SurveyAnswer, SurveyComment, SurveyLetter } from "#db/ports.ts";
import { defaultLeastCell } from "#server/disclosure/limits.ts";
import { keptOf } from "#server/results/kept-columns.ts";
import { addDays, civilDate, settledDay } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { goneOn } from "./survey-deadline.ts";
import { surveyItems } from "./survey-items.ts";

/** What lies in a letter: answers without a number and without a day. */
export type LetterContent = Omit<SurveyAnswer, "id" | "day">;

/** Letters are padded to a power of two from here, so that their length says little of how much somebody wrote. */
const shortestLetter = 4096;

/** Seals answers for the letterbox; nobody can read or weigh them there. */
export function sealLetter({ letterbox }: Pick<Deps, "letterbox">, content: LetterContent): string {
  const text = JSON.stringify(content);
  const bytes = Buffer.byteLength(text);
  const length = 2 ** Math.ceil(Math.log2(Math.max(bytes, shortestLetter)));
  return letterbox.seal(text + " ".repeat(length - bytes));
}

/** Null for a letter that cannot be opened, such as one that was sealed with another key. */
function openLetter({ letterbox }: Pick<Deps, "letterbox">, { sealed }: SurveyLetter): LetterContent | null {
  const text = letterbox.open(sealed);
  return text === null ? null : (JSON.parse(text) as LetterContent);
}

interface Waiting {
  readonly letterId: string;
  readonly content: LetterContent;
}

interface Emptied {
  /** Answers that were stored. */
  readonly stored: number;
  /** Letters that were taken out, also those whose answers were deleted unread. */
  readonly taken: number;
  /** Letters that could not be opened, and wait on. */
  readonly unreadable: number;
}

/** How long a campaign that is over waits for letters that cannot be opened: so long one has to put the right key back. */
const patienceDays = 7;

/**
 * Takes answers out of the letterbox and stores them, at most once a day for each survey. While a survey is open, at
 * least as many as its smallest cell are taken together, drawn at random, and as many are left behind to mix with the
 * next: so nobody who sees which codes were spent since yesterday, or compares two copies of the database, can tell
 * which of the answers are new from one person (a pool mix: Serjantov, Dingledine and Syverson 2002, "From a trickle to
 * a flood", with the least cell as pool). Answers with a code on a letter, those with the code of an invitation and the
 * others are mixed each for themselves: of those with codes the database knows who has answered, and the way is stored.
 * After the last day the rest is taken; fewer than the smallest cell in all are deleted, as the survey says beforehand.
 * Then the campaign is counted, and what is found of it later is deleted: groups have been told by then, and one answer
 * more would be the difference. So is what still waits on the day on which the answers of the campaign are deleted.
 */
export async function emptyLetterbox(deps: Deps): Promise<Emptied> {
  const letters = await deps.ports.surveys.letters();
  const bySurvey = new Map<string, Waiting[]>();
  let unreadable = 0;
  for (const letter of letters) {
    const content = openLetter(deps, letter);
    if (content === null) {
      unreadable += 1;
      continue;
    }
    const key = JSON.stringify([
      content.instrument.questionnaireId,
      content.instrument.version,
      content.campaignId,
    ]);
    bySurvey.set(key, [...(bySurvey.get(key) ?? []), { letterId: letter.id, content }]);
  }
  let [stored, taken] = [0, 0];
  // What cannot be opened may belong to a survey that is over: so long nothing of it is deleted as too little.
  const ended = addDays(settledDay(deps.now()), unreadable > 0 ? -patienceDays : 0);
  for (const waiting of bySurvey.values()) {
    const one = await emptyOne(deps, waiting, ended);
    stored += one.stored;
    taken += one.taken;
  }
  await countCampaigns(deps, ended);
  return { stored, taken, unreadable };
}

/** Counts the campaigns that have ended before a day and of which nothing waits. */
async function countCampaigns(deps: Deps, ended: string): Promise<void> {
  const over = (await deps.ports.campaigns.all()).filter(
    (campaign) => campaign.counted === null && hasEnded(campaign, ended),
  );
  if (over.length === 0) return;
  const letters = await deps.ports.surveys.letters();
  const waiting = new Set(letters.map((letter) => openLetter(deps, letter)?.campaignId));
  const units = deps.municipality.units.map(({ code, name }) => ({ code, name }));
  for (const { id, closesOn } of over)
    if (!waiting.has(id))
      await deps.ports.campaigns.count(id, { on: civilDate(deps.now()), units }, closesOn);
}

const nothing = { stored: 0, taken: 0 } as const;

/** Empties the letterbox of one survey; what ended before that day is emptied whole. */
async function emptyOne(
  deps: Deps,
  waiting: readonly Waiting[],
  ended: string,
): Promise<Pick<Emptied, "stored" | "taken">> {
  const [first] = waiting;
  if (first === undefined) return nothing;
  const { instrument, campaignId } = first.content;
  const today = civilDate(deps.now());
  const { questionnaireId, version } = instrument;
  const { library, ports } = deps;
  const campaign = campaignId === null ? null : await ports.campaigns.find(campaignId);
  const asked = { questionnaireId, version, campaignId };
  if (campaign && (campaign.counted !== null || goneOn(campaign, deps.municipality) <= today)) {
    const letters = waiting.map(({ letterId }) => letterId);
    await ports.surveys.empty({ asked, answers: [], columns: null, comments: [], letters });
    return { stored: 0, taken: letters.length };
  }
  const installed = library.all.find((one) => one.instrument.hash === instrument.hash);
  // Of a version that is not installed nobody knows what is free text.
  if (installed === undefined) return nothing;
  if ((await ports.surveys.lastEmptied(asked)) === today) return nothing;
  // The last of it is taken at once when everything has come in, and not some now and the rest tomorrow.
  if (hasEnded(campaign, today) && !hasEnded(campaign, settledDay(deps.now()))) return nothing;
  const least = campaign?.leastCell ?? defaultLeastCell;
  const pools = [...Map.groupBy(waiting, ({ content }) => wayOf(content.channel)).values()];
  const taken = hasEnded(campaign, ended)
    ? withoutSmallPools(pools, least)
    : pools.flatMap((pool) => {
        const count = pool.length - least;
        return count < least ? [] : shuffled(pool, deps.randomBytes).slice(0, count);
      });
  if (taken.length === 0) return nothing;
  const kept = taken.length < least ? [] : taken;
  const texts = textQuestions(installed);
  const answers = kept.map(({ content }) => ({
    ...content,
    answers: withoutWords(content.answers, texts),
    id: newId(deps.randomBytes),
    day: today,
  }));
  const isDone = await deps.ports.surveys.empty({
    asked,
    answers,
    columns: keptOf(surveyItems(installed, deps.municipality.units), instrument.hash, answers),
    comments: kept.flatMap(({ content }) => commentsIn(deps, content.answers, texts)),
    letters: taken.map(({ letterId }) => letterId),
  });
  return isDone ? { stored: kept.length, taken: taken.length } : nothing;
}

/** Answers of one way are mixed among themselves; all without a code of one's own came one way. */
const wayOf = (channel: LetterContent["channel"]): string =>
  channel === "letter" || channel === "invitation" ? channel : "open";

/**
 * All that is left after the last day. Where fewer than the smallest cell came one way, it is not told how they came,
 * and neither is it of the fewest others that are enough to hide them among: otherwise whoever knows which few have
 * spent a code would know which few answers are theirs.
 */
function withoutSmallPools(pools: readonly (readonly Waiting[])[], least: number): readonly Waiting[] {
  const small = pools.filter((pool) => pool.length < least);
  const large = pools.filter((pool) => pool.length >= least).toSorted((a, b) => a.length - b.length);
  if (small.length === 0) return large.flat();
  const [cover = [], ...others] = large;
  const untold = [...small.flat(), ...cover].map((one) => ({
    ...one,
    content: { ...one.content, channel: null },
  }));
  return [...untold, ...others.flat()];
}

/** Ids of the questions that are answered in own words. */
export function textQuestions({ questionnaire }: Installed): ReadonlySet<string> {
  const { questions } = questionnaire.definition;
  return new Set(questions.filter(({ kind }) => kind === "text").map(({ id }) => id));
}

/** Answers without what was written in own words. */
export const withoutWords = (answers: StoredAnswers, texts: ReadonlySet<string>): StoredAnswers =>
  Object.fromEntries(Object.entries(answers).filter(([question]) => !texts.has(question)));

/** What was written in own words, under numbers that have nothing to do with those of the other answers. */
export const commentsIn = (
  { randomBytes }: Deps,
  answers: StoredAnswers,
  texts: ReadonlySet<string>,
): readonly SurveyComment[] =>
  Object.entries(answers).flatMap(([questionId, text]) =>
    texts.has(questionId) && typeof text === "string" && text !== ""
      ? [{ id: newId(randomBytes), questionId, text, state: "waiting" } as const]
      : [],
  );

/** True after the last day of a campaign; a survey without one never ends. */
export const hasEnded = (campaign: Pick<Campaign, "closesOn"> | null, today: string): boolean =>
  campaign !== null && campaign.closesOn < today;

/** Fisher and Yates, with random numbers of 32 bits. */
function shuffled<T>(all: readonly T[], randomBytes: Deps["randomBytes"]): readonly T[] {
  const result = [...all];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const at = Buffer.from(randomBytes(4)).readUInt32BE() % (last + 1);
    const [one, other] = [result[last], result[at]];
    if (one === undefined || other === undefined) continue;
    result[last] = other;
    result[at] = one;
  }
  return result;
}
