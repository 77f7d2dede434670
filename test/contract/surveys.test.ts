import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { Campaign, SurveyAnswer, SurveyCode, SurveyLetter } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAudit, newId, twentyAtOnce } from "./fixtures.ts";

const instrument = { questionnaireId: "tilfredshed", version: "1.0.0", hash: "ef56" };

const makeAnswer = (over: Partial<SurveyAnswer> = {}): SurveyAnswer => ({
  id: newId(),
  instrument,
  variant: "full",
  lang: "en",
  answers: { zeta: "Godt æøå", alpha: ["b", "a"], number: 7, matrix: { row: "yes" } },
  day: "2026-11-23",
  campaignId: null,
  channel: null,
  ...over,
});

const makeLetter = (): SurveyLetter => ({ id: newId(), sealed: `k1.${newId()}` });

const makeCampaign = (over: Partial<Campaign> = {}): Campaign => ({
  id: newId(),
  instrument,
  name: "Efteråret",
  purpose: { da: "Vi vil gøre det bedre.", en: "We want to do better." },
  opensOn: "2026-11-01",
  closesOn: "2026-11-30",
  leastCell: 5,
  invitees: "nobody",
  afterDays: 0,
  remindAfter: 0,
  release: "figures",
  counted: null,
  turnout: null,
  answersDeletedOn: null,
  languages: null,
  linkKey: newId(),
  ownerId: newId(),
  revision: 0,
  createdAt: at(),
  ...over,
});

const makeCode = (campaignId: string, number: number, over: Partial<SurveyCode> = {}): SurveyCode => ({
  codeHash: newId(),
  campaignId,
  number,
  unit: "nord",
  spent: false,
  channel: "letter",
  ...over,
});

const asked = (campaignId: string | null) => ({
  questionnaireId: instrument.questionnaireId,
  version: instrument.version,
  campaignId,
});

/** Answers as they come out of the letterbox, all of one survey. */
const mailOf = (answers: readonly SurveyAnswer[], letters: readonly string[] = []) => ({
  asked: asked(answers[0]?.campaignId ?? null),
  answers,
  columns: null,
  comments: [],
  letters,
});

const audit = makeAudit({ subjectKind: "campaign" });

describe.each(dialects)("surveys on %s", (dialect) => {
  let place: Place;
  let database: OpenedDatabase;
  beforeAll(async () => {
    place = await placeOn(dialect);
    database = await place.open();
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  const stored = async (asked: { campaignId: string | null }) => {
    const found: SurveyAnswer[] = [];
    await database.ports.surveys.eachAnswer({ ...instrument, ...asked }, (some) => void found.push(...some));
    return found;
  };
  const waiting = async () => new Set((await database.ports.surveys.letters()).map(({ id }) => id));
  const campaignWith = async (...codes: ((id: string) => SurveyCode)[]) => {
    const campaign = makeCampaign();
    await database.ports.campaigns.add(campaign, audit);
    await database.ports.campaigns.addCodes(campaign.id, () => codes.map((make) => make(campaign.id)), audit);
    return campaign;
  };

  test("answers come out of the letterbox with version, language, day and way, and nothing more", async () => {
    const letter = makeLetter();
    const answer = makeAnswer({ campaignId: newId(), channel: "qr" });
    expect(await database.ports.surveys.post(letter, null)).toBe("posted");
    expect(await database.ports.surveys.empty(mailOf([answer], [letter.id]))).toBe(true);
    expect(await stored({ campaignId: answer.campaignId })).toEqual([answer]);
    expect((await waiting()).has(letter.id)).toBe(false);
    const rows = await place.raw(`SELECT * FROM survey_answers WHERE id = '${answer.id}'`);
    expect(Object.keys(rows[0] as object).toSorted()).toEqual(
      [
        ...["answers", "campaign_id", "channel", "day", "id", "instrument_hash", "lang"],
        ...["questionnaire_id", "variant", "version"],
      ].toSorted(),
    );
    await expect(place.raw("UPDATE survey_answers SET day = '2026-01-01'")).rejects.toThrow("never changed");
  });

  test("the same letter is in the box once, however often it is posted", async () => {
    const letter = makeLetter();
    const outcomes = await twentyAtOnce(() => database.ports.surveys.post(letter, null));
    expect(outcomes.filter((outcome) => outcome === "posted")).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(["posted", "again"]));
    await database.ports.surveys.post({ ...letter, sealed: "k1.other" }, null);
    expect((await database.ports.surveys.letters()).filter(({ id }) => id === letter.id)).toEqual([letter]);
  });

  test("one code lets one letter in, and the same letter again counts as let in", async () => {
    const campaign = await campaignWith((id) => makeCode(id, 1, { codeHash: `code-${id}` }));
    const letters = Array.from({ length: 20 }, makeLetter);
    const outcomes = await twentyAtOnce((count) =>
      database.ports.surveys.post(letters[count] ?? makeLetter(), `code-${campaign.id}`),
    );
    expect(outcomes.filter((outcome) => outcome === "posted")).toHaveLength(1);
    const first = letters[outcomes.indexOf("posted")] ?? makeLetter();
    expect(await database.ports.surveys.post(first, `code-${campaign.id}`)).toBe("again");
    expect(await database.ports.surveys.post(makeLetter(), `code-${campaign.id}`)).toBe("spent");
    expect(await database.ports.surveys.post(makeLetter(), "no-such-code")).toBe("spent");
    expect((await database.ports.campaigns.findCode(`code-${campaign.id}`))?.spent).toBe(true);
    const box = await waiting();
    expect(letters.filter(({ id }) => box.has(id))).toEqual([first]);
  });

  test("the box is emptied whole or not at all, and by one of two", async () => {
    const letters = [makeLetter(), makeLetter(), makeLetter()];
    for (const letter of letters) await database.ports.surveys.post(letter, null);
    const campaignId = newId();
    const ids = letters.map(({ id }) => id);
    const outcomes = await Promise.all(
      [0, 1].map(() =>
        database.ports.surveys.empty(
          mailOf(
            letters.map(() => makeAnswer({ campaignId, day: "2026-11-24" })),
            ids,
          ),
        ),
      ),
    );
    expect(outcomes.toSorted()).toEqual([false, true]);
    expect(await stored({ campaignId })).toHaveLength(3);
    expect(await database.ports.surveys.lastEmptied({ ...instrument, campaignId })).toBe("2026-11-24");
    expect(await database.ports.surveys.lastEmptied({ ...instrument, campaignId: newId() })).toBe(null);
  });

  test("all answers of one survey are read, also more than fit into one reading", async () => {
    const campaignId = newId();
    const answers = Array.from({ length: 1_203 }, () => makeAnswer({ campaignId }));
    await database.ports.surveys.empty(mailOf(answers));
    const found = await stored({ campaignId });
    expect(new Set(found.map(({ id }) => id)).size).toBe(1_203);
    expect((await stored({ campaignId: null })).some((one) => one.campaignId !== null)).toBe(false);
  });

  test("comments lie apart from the answers, and are settled for their own survey only", async () => {
    const campaignId = newId();
    const comment = { id: newId(), questionId: "godt", text: "Hun lyttede. æøå", state: "waiting" } as const;
    const own = asked(campaignId);
    await database.ports.surveys.empty({
      asked: own,
      answers: [],
      columns: null,
      comments: [comment],
      letters: [],
    });
    expect(await database.ports.surveys.comments(own)).toEqual([comment]);
    expect((await database.ports.surveys.comments(asked(null))).map(({ id }) => id)).not.toContain(
      comment.id,
    );
    const settled = { id: comment.id, text: "Hun lyttede.", state: "shown" } as const;
    expect(await database.ports.surveys.settleComment(asked(null), settled, audit)).toBe(false);
    expect(await database.ports.surveys.settleComment(own, settled, audit)).toBe(true);
    expect(await database.ports.surveys.comments(own)).toEqual([{ ...comment, ...settled }]);
  });

  test("leave no other trace: no audit event, no message to anybody", async () => {
    const counted = () =>
      Promise.all(
        ["audit_events", "outbox_messages", "responses"].map((table) =>
          place.raw(`SELECT COUNT(*) AS n FROM ${table}`),
        ),
      );
    const before = await counted();
    const letter = makeLetter();
    await database.ports.surveys.post(letter, null);
    await database.ports.surveys.empty(mailOf([makeAnswer()], [letter.id]));
    expect(await counted()).toEqual(before);
  });

  test("a campaign is found by its number and its address, and changed by one of two", async () => {
    const campaign = makeCampaign();
    await database.ports.campaigns.add(campaign, audit);
    expect(await database.ports.campaigns.find(campaign.id)).toEqual(campaign);
    expect(await database.ports.campaigns.findByLink(campaign.linkKey)).toEqual(campaign);
    expect(await database.ports.campaigns.findByLink("unknown")).toBe(null);
    const change = { name: "Vinteren", purpose: campaign.purpose, closesOn: "2026-12-24", revision: 0 };
    const changed = await Promise.all([
      database.ports.campaigns.change(campaign.id, change, audit),
      database.ports.campaigns.change(campaign.id, change, audit),
    ]);
    expect(changed.filter((one) => one === null)).toHaveLength(1);
    expect(await database.ports.campaigns.find(campaign.id)).toEqual({ ...campaign, ...change, revision: 1 });
    expect(await database.ports.campaigns.change("unknown", change, audit)).toBe(null);
    const ids = (await database.ports.campaigns.all()).map(({ id }) => id);
    expect(ids.filter((id) => id === campaign.id)).toHaveLength(1);
  });

  test("a campaign is counted once, and takes in no more answers then", async () => {
    const { campaigns, surveys } = database.ports;
    const campaign = makeCampaign();
    await campaigns.add(campaign, audit);
    const counted = { on: "2026-12-01", units: [{ code: "nord", name: "Team Nord" }] };
    const [early, late] = [makeLetter(), makeLetter()];
    for (const letter of [early, late]) await surveys.post(letter, null);
    const answer = () => makeAnswer({ campaignId: campaign.id });
    expect(await surveys.empty(mailOf([answer()], [early.id]))).toBe(true);
    await campaigns.count(campaign.id, counted, "2026-11-29");
    expect((await campaigns.find(campaign.id))?.counted, "another last day").toBeNull();
    await campaigns.count(campaign.id, counted, campaign.closesOn);
    await campaigns.count(campaign.id, { on: "2026-12-02", units: [] }, campaign.closesOn);
    const change = { name: "Ny", purpose: campaign.purpose, closesOn: "2026-12-24", revision: 0 };
    expect(await campaigns.change(campaign.id, change, audit)).toBeNull();
    expect((await campaigns.find(campaign.id))?.counted).toEqual(counted);
    expect(await surveys.empty(mailOf([answer()], [late.id]))).toBe(false);
    expect(await surveys.letters()).toContainEqual(late);
    const gone = { ...mailOf([], [late.id]), asked: asked(campaign.id) };
    expect(await surveys.empty(gone)).toBe(true);
    expect(await surveys.letters()).not.toContainEqual(late);
    let stored = 0;
    await surveys.eachAnswer(asked(campaign.id), (some) => {
      stored += some.length;
    });
    expect(stored).toBe(1);
  });

  test("codes are numbered on, also when two make them at once", async () => {
    const campaign = await campaignWith();
    const three = (highest: number) => [1, 2, 3].map((step) => makeCode(campaign.id, highest + step));
    await Promise.all([1, 2].map(() => database.ports.campaigns.addCodes(campaign.id, three, audit)));
    const codes = await database.ports.campaigns.codes(campaign.id);
    expect(codes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(codes[0]).toEqual({ number: 1, unit: "nord", spent: false });
    expect(await database.ports.campaigns.addCodes("unknown", three, audit)).toBe(false);
  });
});
