import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { Campaign, CitizenId, Invitable, MadeInvitation } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import {
  at,
  makeAudit,
  makeCitizen,
  makeMessage,
  makeSending,
  newId,
  twentyAtOnce,
  withDraft,
} from "./fixtures.ts";

const today = "2026-11-10";
const hash = "ef56";
const answerable = { today, installed: ["other", hash] };
const audit = makeAudit({ subjectKind: "campaign" });

const makeCampaign = (over: Partial<Campaign> = {}): Campaign => ({
  id: newId(),
  instrument: { questionnaireId: "tilfredshed", version: "1.0.0", hash },
  name: "Efteråret",
  purpose: { da: "Vi vil gøre det bedre.", en: "" },
  opensOn: "2026-11-01",
  closesOn: "2026-11-30",
  leastCell: 5,
  invitees: "sent",
  afterDays: 0,
  remindAfter: 7,
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

const makeFor =
  (campaignId: string) =>
  (citizens: readonly CitizenId[], highest: number): readonly MadeInvitation[] =>
    citizens.map((citizenId, place) => {
      const codeHash = newId();
      return {
        code: {
          codeHash,
          campaignId,
          number: highest + 1 + place,
          unit: "",
          spent: false,
          channel: "invitation",
        },
        invitation: {
          codeHash,
          citizenId,
          campaignId,
          sealedCode: `k1.${codeHash}`,
          invitedOn: today,
          toldOn: null,
          remindOn: null,
          remindedOn: null,
          declined: false,
        },
      };
    });

describe.each(dialects)("invitations on %s", (dialect) => {
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

  const campaign = async (over: Partial<Campaign> = {}) => {
    const made = makeCampaign(over);
    await database.ports.campaigns.add(made, audit);
    return made;
  };
  /** A citizen who has sent a questionnaire at that moment, and the case that came of it. */
  const sender = async (sentAt: Date) => {
    const { draft } = await withDraft(database.ports);
    const sending = makeSending(draft, { sentAt });
    await database.ports.responses.send(sending);
    const [found] = await database.ports.cases.casesOf(draft.citizenId);
    return { id: draft.citizenId, caseId: found?.id };
  };
  const invite = ({ id }: Campaign, who: Invitable, limit = 1_000) =>
    database.ports.invitations.invite({ campaignId: id, who, limit }, makeFor(id));
  const isInvited = async (citizenId: CitizenId, { id }: Campaign) =>
    (await database.ports.invitations.openFor(citizenId, answerable)).some((one) => one.campaign.id === id);
  const sealedOf = async (citizenId: CitizenId, { id }: Campaign) =>
    (await database.ports.invitations.openFor(citizenId, answerable)).find((one) => one.campaign.id === id)
      ?.sealedCode ?? "";
  const spend = (sealed: string) =>
    database.ports.surveys.post({ id: newId(), sealed: "k1.x" }, sealed.replace("k1.", ""));

  test("go to everybody who has sent, once, a few at a time, with numbers that go on", async () => {
    const asked = await campaign();
    const senders = [await sender(at()), await sender(at()), await sender(at())];
    const { draft } = await withDraft(database.ports);
    await database.ports.campaigns.addCodes(
      asked.id,
      () => [
        { codeHash: newId(), campaignId: asked.id, number: 1, unit: "nord", spent: false, channel: "letter" },
      ],
      audit,
    );
    expect(await invite(asked, { to: "sent" }, 2)).toBe(2);
    expect(await invite(asked, { to: "sent" })).toBeGreaterThanOrEqual(1);
    expect(await invite(asked, { to: "sent" })).toBe(0);
    for (const { id } of senders) expect(await isInvited(id, asked)).toBe(true);
    expect(await isInvited(draft.citizenId, asked)).toBe(false);
    const rows = await place.raw(
      `SELECT number FROM survey_codes WHERE campaign_id = '${asked.id}' ORDER BY number`,
    );
    const numbers = (rows as { number: number }[]).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, step) => step + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(4);
    expect(await database.ports.campaigns.codes(asked.id)).toEqual([
      { number: 1, unit: "nord", spent: false },
    ]);
  });

  test("go to nobody twice, also when twenty make them at once", async () => {
    const asked = await campaign();
    const { id } = await sender(at());
    await twentyAtOnce(() => invite(asked, { to: "sent" }));
    const rows = await place.raw(
      `SELECT 1 FROM survey_invitations WHERE campaign_id = '${asked.id}' AND citizen_id = '${id}'`,
    );
    expect(rows).toHaveLength(1);
    expect(
      await database.ports.invitations.invite(
        { campaignId: "unknown", who: { to: "sent" }, limit: 9 },
        makeFor("unknown"),
      ),
    ).toBe(0);
  });

  test("go to those whose case somebody has, or who sent between two moments, and not to others", async () => {
    const [held, after] = [await campaign({ invitees: "held" }), await campaign({ invitees: "after" })];
    const sentAt = new Date("2025-03-04T12:00:00Z");
    const [one, other] = [await sender(sentAt), await sender(at())];
    const staff = (
      await database.ports.people.rememberStaff(
        { id: newId(), subject: newId(), name: "Else", roles: ["caseworker"], unit: null },
        at(),
      )
    ).id;
    expect(other.caseId).toBeDefined();
    if (other.caseId) expect(await database.ports.cases.take(other.caseId, staff, audit)).toBe(true);
    await invite(held, { to: "held" });
    expect([await isInvited(one.id, held), await isInvited(other.id, held)]).toEqual([false, true]);
    const bounds = { from: sentAt, before: new Date(sentAt.getTime() + 1) };
    await invite(after, { to: "after", ...bounds });
    expect([await isInvited(one.id, after), await isInvited(other.id, after)]).toEqual([true, false]);
  });

  test("stand until the code is spent, the citizen declines or the period is over", async () => {
    const asked = await campaign();
    const [spender, decliner, waiting] = [await sender(at()), await sender(at()), await sender(at())];
    await invite(asked, { to: "sent" });
    expect(await spend(await sealedOf(spender.id, asked))).toBe("posted");
    expect(await database.ports.invitations.decline(decliner.id, asked.id)).toBe(true);
    expect(await database.ports.invitations.decline(decliner.id, "unknown")).toBe(false);
    expect(await isInvited(spender.id, asked)).toBe(false);
    expect(await isInvited(decliner.id, asked)).toBe(false);
    const openOn = (today: string) =>
      database.ports.invitations.openFor(waiting.id, { ...answerable, today });
    const [open] = (await openOn("2026-11-30")).filter((one) => one.campaign.id === asked.id);
    expect(open?.campaign).toEqual(asked);
    for (const day of ["2026-10-31", "2026-12-01"]) expect(await openOn(day)).toEqual([]);
  });

  test("are told by one mail a day however many there are, not again until they are due, and not while their version is missing", async () => {
    const { id } = await sender(at());
    const address = {
      citizenId: id,
      address: "x@example.org",
      lang: "da",
      code: null,
      codeUntil: at(),
    } as const;
    const confirmed = { ...address, wrongCodes: 0, confirmedAt: at(), changedAt: at() };
    await database.ports.mailAddresses.put(confirmed, makeMessage({ id: newId() }), makeAudit());
    const missing = { questionnaireId: "tilfredshed", version: "0.9.0", hash: "gone" };
    const [one, other, gone] = [
      await campaign(),
      await campaign({ remindAfter: 0 }),
      await campaign({ instrument: missing }),
    ];
    for (const asked of [one, other, gone]) await invite(asked, { to: "sent" });
    const tell = (day: string, installed = [hash]) =>
      database.ports.invitations.takeNotices(
        { today: day, installed, remindOn: (days) => (days > 0 ? "2026-11-17" : null) },
        (citizenId) => makeMessage({ id: `${day} ${citizenId}` }),
      );
    expect([await tell(today, []), await tell(today), await tell(today)]).toEqual([0, 1, 0]);
    const told = () =>
      place.raw(
        `SELECT campaign_id, told_on, remind_on, reminded_on FROM survey_invitations
         WHERE citizen_id = '${id}' AND campaign_id IN ('${one.id}', '${other.id}', '${gone.id}')`,
      );
    const row = ({ id: campaign_id }: Campaign, told_on: string | null, remind_on: string | null) =>
      expect.objectContaining({ campaign_id, told_on, remind_on, reminded_on: null });
    const rows = [row(one, today, "2026-11-17"), row(other, today, null), row(gone, null, null)];
    expect(await told()).toEqual(expect.arrayContaining(rows));
    expect(await database.ports.invitations.openFor(id, { today, installed: [] })).toEqual([]);
    expect(await isInvited(id, gone)).toBe(false);
    expect([await tell("2026-11-16"), await tell("2026-11-17", ["gone"]), await tell("2026-11-18")]).toEqual([
      0, 1, 1,
    ]);
    expect(await tell("2026-11-19")).toBe(0);
  });

  test("are counted, and leave nothing but the sums when the campaign is closed, once", async () => {
    const asked = await campaign({ invitees: "held" });
    const staff = (
      await database.ports.people.rememberStaff(
        { id: newId(), subject: newId(), name: "Else", roles: ["caseworker"], unit: null },
        at(),
      )
    ).id;
    const people = [await sender(at()), await sender(at()), await sender(at()), await sender(at())];
    for (const { caseId } of people) if (caseId) await database.ports.cases.take(caseId, staff, audit);
    await invite(asked, { to: "held" });
    const [first, second, third] = people;
    if (!first || !second || !third) throw new Error("Nobody is there.");
    const sealed = await sealedOf(first.id, asked);
    await database.ports.invitations.decline(first.id, asked.id);
    await spend(sealed);
    await spend(await sealedOf(second.id, asked));
    await database.ports.invitations.decline(third.id, asked.id);
    const before = await database.ports.invitations.turnout(asked.id);
    expect(before).toMatchObject({ answered: 2, declined: 1 });
    const closings = await Promise.all([1, 2].map(() => database.ports.invitations.close(asked.id)));
    expect(closings.toSorted((a, b) => a - b)).toEqual([0, before?.invited]);
    expect(await database.ports.invitations.turnout(asked.id)).toEqual(before);
    expect((await database.ports.campaigns.find(asked.id))?.turnout).toEqual(before);
    for (const table of ["survey_invitations", "survey_codes"])
      expect(await place.raw(`SELECT 1 FROM ${table} WHERE campaign_id = '${asked.id}'`)).toEqual([]);
    expect(await database.ports.invitations.turnout("unknown")).toBeNull();
    expect(await database.ports.invitations.close("unknown")).toBe(0);
  });

  test("go when the citizen goes", async () => {
    const asked = await campaign();
    const { id } = await database.ports.people.rememberCitizen(makeCitizen(), at());
    const [made] = makeFor(asked.id)([id], 0);
    await place.raw(
      `INSERT INTO survey_invitations (code_hash, citizen_id, campaign_id, sealed_code, invited_on, declined)
       VALUES ('${made?.code.codeHash}', '${id}', '${asked.id}', 'k1.x', '${today}', ${dialect === "sqlite" ? "0" : "false"})`,
    );
    await place.raw(`DELETE FROM citizens WHERE id = '${id}'`);
    expect(await place.raw(`SELECT 1 FROM survey_invitations WHERE citizen_id = '${id}'`)).toEqual([]);
  });

  test("leave no audit event", async () => {
    const counted = () => place.raw("SELECT COUNT(*) AS n FROM audit_events");
    const asked = await campaign();
    const { id } = await sender(at());
    const before = await counted();
    await invite(asked, { to: "sent" });
    await database.ports.invitations.decline(id, asked.id);
    await database.ports.invitations.close(asked.id);
    expect(await counted()).toEqual(before);
  });
});
