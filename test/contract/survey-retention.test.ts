import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { Campaign, MadeInvitation, SurveyAnswer } from "#db/ports.ts";
import { deleteOldSurveys } from "#server/jobs/old-surveys.ts";
import { dialects, type Place, placeOn, sqlitePlace } from "./databases.ts";
import { at, makeAudit, makeSending, newId, withDraft } from "./fixtures.ts";

const instrument = { questionnaireId: "tilfredshed", version: "1.0.0", hash: "ef56" };
const municipality = { surveyMonths: 24 };
const words = "Ord, der skal glemmes";
const columnBytes = "Tolv kolonner";
const sealedCode = "k1.En kode under segl";

/** Invites somebody who has sent a questionnaire. */
async function invited({ ports }: OpenedDatabase, campaignId: string): Promise<void> {
  const { draft } = await withDraft(ports);
  await ports.responses.send(makeSending(draft, { sentAt: at() }));
  const codeHash = newId();
  const code = { codeHash, campaignId, unit: "", spent: false, channel: "invitation" } as const;
  const days = { invitedOn: "2026-01-01", toldOn: null, remindOn: null, remindedOn: null };
  await ports.invitations.invite({ campaignId, who: { to: "sent" }, limit: 1 }, (citizens, highest) =>
    citizens.map(
      (citizenId): MadeInvitation => ({
        code: { ...code, number: highest + 1 },
        invitation: { codeHash, citizenId, campaignId, sealedCode, ...days, declined: false },
      }),
    ),
  );
}

/**
 * A campaign that ended on a day, with twelve answers and their columns, two comments, three codes on letters and
 * somebody who is invited; also answers of no campaign.
 */
async function campaignThatEnded(database: OpenedDatabase, closesOn: string): Promise<Campaign> {
  const { ports } = database;
  const campaign: Campaign = {
    id: newId(),
    instrument,
    name: "Efteråret",
    purpose: { da: "Vi vil gøre det bedre.", en: "We want to do better." },
    opensOn: "2026-01-01",
    closesOn,
    leastCell: 5,
    invitees: "sent",
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
    createdAt: new Date("2026-01-01T08:00:00Z"),
  };
  const audit = makeAudit({ subjectKind: "campaign", subjectId: campaign.id });
  await ports.campaigns.add(campaign, audit);
  const code = (number: number) => ({
    codeHash: newId(),
    campaignId: campaign.id,
    number,
    unit: "",
    spent: number === 1,
    channel: "letter" as const,
  });
  await ports.campaigns.addCodes(campaign.id, () => [1, 2, 3].map(code), audit);
  await invited(database, campaign.id);
  const answer = (campaignId: string | null): SurveyAnswer => ({
    id: newId(),
    instrument,
    variant: "alle",
    lang: "da",
    answers: { samlet: "god" },
    day: closesOn,
    campaignId,
    channel: null,
  });
  const asked = { questionnaireId: instrument.questionnaireId, version: instrument.version };
  const comment = () => ({ id: newId(), questionId: "godt", text: words, state: "waiting" }) as const;
  await ports.surveys.empty({
    asked: { ...asked, campaignId: campaign.id },
    answers: Array.from({ length: 12 }, () => answer(campaign.id)),
    columns: { shape: "any", pieces: [{ day: closesOn, people: 12, bytes: Buffer.from(columnBytes) }] },
    comments: [comment(), comment()],
    letters: [],
  });
  const standing = {
    asked: { ...asked, campaignId: null },
    answers: [answer(null)],
    columns: null,
    comments: [],
    letters: [],
  };
  await ports.surveys.empty(standing);
  return campaign;
}

describe.each(dialects)("answers of campaigns that were over long ago, on %s", (dialect) => {
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

  const clean = (day: string) =>
    deleteOldSurveys({ database, municipality, now: () => new Date(`${day}T12:00:00Z`) });
  const rowsOf = async (campaignId: string) => {
    const tables = [
      ...["survey_answers", "survey_comments", "survey_codes", "survey_columns"],
      "survey_invitations",
    ];
    const counts = tables.map(async (table) => {
      const [row] = await place.raw(
        `SELECT count(*) AS rows FROM ${table} WHERE campaign_id = '${campaignId}'`,
      );
      return Number((row as { readonly rows: number | string }).rows);
    });
    return Promise.all(counts);
  };

  test("are deleted on the day, with comments, codes and who was invited, once on record; the campaign and all others stay", async () => {
    const [old, young] = [
      await campaignThatEnded(database, "2026-02-28"),
      await campaignThatEnded(database, "2026-03-01"),
    ];
    expect(await clean("2028-02-27")).toBe(0);
    expect(await rowsOf(old.id)).toEqual([12, 2, 4, 1, 1]);
    expect(await clean("2028-02-28")).toBe(1);
    expect(await rowsOf(old.id)).toEqual([0, 0, 0, 0, 0]);
    expect(await rowsOf(young.id)).toEqual([12, 2, 4, 1, 1]);
    expect(await database.ports.campaigns.find(old.id)).toEqual({ ...old, answersDeletedOn: "2028-02-28" });
    const standing = await place.raw("SELECT id FROM survey_answers WHERE campaign_id IS NULL");
    expect(standing).toHaveLength(2);
    expect(await clean("2028-02-28")).toBe(0);
    const events = await place.raw(
      `SELECT actor_kind, actor_id, role, subject_kind, subject_id, citizen_id FROM audit_events
       WHERE action = 'campaign.delete-old-answers'`,
    );
    expect(events).toEqual([
      {
        actor_kind: "system",
        actor_id: "retention",
        role: "system",
        subject_kind: "campaign",
        subject_id: old.id,
        citizen_id: null,
      },
    ]);
  });

  test("are followed by who was invited, also where nothing else is left", async () => {
    const { id } = await campaignThatEnded(database, "2026-02-28");
    for (const table of ["survey_answers", "survey_comments", "survey_codes"])
      await place.raw(`DELETE FROM ${table} WHERE campaign_id = '${id}'`);
    expect(await rowsOf(id)).toEqual([0, 0, 0, 0, 1]);
    expect(await clean("2028-02-28")).toBe(1);
    expect(await rowsOf(id)).toEqual([0, 0, 0, 0, 0]);
    expect(await database.ports.campaigns.find(id)).toMatchObject({
      answersDeletedOn: "2028-02-28",
      turnout: null,
    });
  });
});

test("nothing of them lies in the file of SQLite afterwards", async () => {
  const place = sqlitePlace();
  const database = await place.open();
  await campaignThatEnded(database, "2026-02-28");
  const found = async () => (await place.raw("SELECT text FROM survey_comments")).length;
  expect(await found()).toBe(2);
  await deleteOldSurveys({ database, municipality, now: () => new Date("2029-01-01T12:00:00Z") });
  const files = readdirSync(place.dataDir).map((name) => readFileSync(join(place.dataDir, name)));
  for (const gone of [words, columnBytes, sealedCode])
    expect(files.some((file) => file.includes(gone))).toBe(false);
  await database.close();
  await place.remove();
});
