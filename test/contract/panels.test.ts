import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { Panel, PanelAnswer, PanelMember, PanelTelling } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAudit, newId, twentyAtOnce } from "./fixtures.ts";

const audit = makeAudit({ subjectKind: "panel" });

const makePanel = (over: Partial<Panel> = {}): Panel => ({
  id: newId(),
  instrument: { questionnaireId: "fremtid", version: "1.0.0", hash: "ef56" },
  name: "Forløbet",
  purpose: { da: "Vi vil se, hvad der ændrer sig.", en: "We want to see what changes." },
  waves: [
    { opensOn: "2026-11-02", closesOn: "2026-11-15" },
    { opensOn: "2027-02-01", closesOn: "2027-02-14" },
  ],
  leastCell: 5,
  ownerId: newId(),
  answersDeletedOn: null,
  createdAt: at(),
  ...over,
});

const makeMember = (panelId: string, number: number): PanelMember => ({
  codeHash: newId(),
  panelId,
  number,
  memberId: newId(),
});

const makeAnswer = ({ panelId, memberId }: PanelMember, over: Partial<PanelAnswer> = {}): PanelAnswer => ({
  id: newId(),
  panelId,
  memberId,
  wave: 0,
  answers: { klare: "enig" },
  isWithdrawn: false,
  ...over,
});

const tellingsOf = (panelId: string): readonly PanelTelling[] =>
  [0, 1].map((wave) => ({
    panelId,
    wave,
    toldOn: "2027-02-15",
    figures: { invited: 3, answered: 1, people: null, items: [] },
  }));

describe.each(dialects)("confidential surveys on %s", (dialect) => {
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
  const panels = () => database.ports.panels;

  async function withMembers(count: number, over: Partial<Panel> = {}) {
    const panel = makePanel(over);
    await panels().add(panel, audit);
    const members = Array.from({ length: count }, (_, place) => makeMember(panel.id, place + 1));
    expect(await panels().addMembers(panel.id, () => members, audit)).toBe(true);
    return { panel, members };
  }

  test("a survey comes back as it was, and is listed with the newest first", async () => {
    const [older, newer] = [makePanel({ createdAt: at(1) }), makePanel({ createdAt: at(2) })];
    for (const panel of [older, newer]) await panels().add(panel, audit);
    expect(await panels().find(older.id)).toEqual(older);
    expect(await panels().find(newId())).toBeNull();
    const listed = (await panels().all()).map(({ id }) => id);
    expect(listed.indexOf(newer.id)).toBeLessThan(listed.indexOf(older.id));
  });

  test("codes are numbered on, and one code leads to one pseudonym", async () => {
    const { panel, members } = await withMembers(2);
    let highest = 0;
    const more = makeMember(panel.id, 3);
    await panels().addMembers(
      panel.id,
      (last) => {
        highest = last;
        return [more];
      },
      audit,
    );
    expect(highest).toBe(2);
    expect(await panels().findMember(members[0]?.codeHash ?? "")).toEqual(members[0]);
    expect((await panels().members(panel.id)).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(await panels().addMembers(newId(), () => [], audit)).toBe(false);
  });

  test("one answer in each round: the same form is told apart from another", async () => {
    const { panel, members } = await withMembers(2);
    const [one, other] = members as [PanelMember, PanelMember];
    const answer = makeAnswer(one);
    expect(await panels().answer(answer, one.codeHash)).toBe("stored");
    expect(await panels().answer(answer, one.codeHash)).toBe("again");
    expect(await panels().answer(makeAnswer(one), one.codeHash)).toBe("answered");
    expect(await panels().answer({ ...makeAnswer(other), id: answer.id }, other.codeHash)).toBe("answered");
    expect(
      await panels().answer({ ...answer, wave: 1 }, one.codeHash),
      "the same form in another round",
    ).toBe("answered");
    expect(await panels().answer(makeAnswer(one, { wave: 1 }), one.codeHash)).toBe("stored");
    expect(await panels().answer(makeAnswer(one, { wave: 1 }), newId())).toBe("gone");
    expect(await panels().hasAnswered(one.codeHash, 1)).toBe(true);
    expect(await panels().hasAnswered(other.codeHash, 0)).toBe(false);
    expect(await panels().members(panel.id)).toEqual([
      { number: 1, waves: [0, 1] },
      { number: 2, waves: [] },
    ]);
    expect((await panels().answers(panel.id)).find(({ id }) => id === answer.id)).toEqual(answer);
  });

  test("twenty forms of one person at once are one answer", async () => {
    const { panel, members } = await withMembers(1);
    const [one] = members as [PanelMember];
    const outcomes = await twentyAtOnce(() => panels().answer(makeAnswer(one), one.codeHash));
    expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
    expect(await panels().answers(panel.id)).toHaveLength(1);
  });

  test("who takes answers back is gone; once figures are told an empty row stays of each round", async () => {
    const { panel, members } = await withMembers(2);
    const [one, other] = members as [PanelMember, PanelMember];
    for (const member of [one, other])
      for (const wave of [0, 1]) await panels().answer(makeAnswer(member, { wave }), member.codeHash);
    expect(await panels().tell(panel.id, tellingsOf(panel.id), 4)).toBe(true);
    expect(await panels().withdraw(one.codeHash)).toBe(true);
    expect(await panels().withdraw(one.codeHash)).toBe(false);
    const left = await panels().answers(panel.id);
    const own = left.filter(({ memberId }) => memberId === one.memberId);
    expect(own.map(({ wave }) => wave).toSorted()).toEqual([0, 1]);
    for (const row of own) expect(row).toMatchObject({ answers: {}, isWithdrawn: true });
    expect(left.filter(({ memberId }) => memberId === other.memberId)).toHaveLength(2);
    expect(await panels().findMember(one.codeHash)).toBeNull();
    expect(await panels().answer(makeAnswer(one, { wave: 1 }), one.codeHash)).toBe("gone");
  });

  test("nothing stays of answers that were taken back before any figures were told, also while more come", async () => {
    const { panel, members } = await withMembers(1);
    const [one] = members as [PanelMember];
    await Promise.all([
      panels().answer(makeAnswer(one), one.codeHash),
      panels().withdraw(one.codeHash),
      panels().answer(makeAnswer(one, { wave: 1 }), one.codeHash),
    ]);
    expect(await panels().answers(panel.id)).toEqual([]);
    expect(await panels().members(panel.id)).toEqual([]);
  });

  test("a survey is told once, and not of people who have gone meanwhile", async () => {
    const { panel, members } = await withMembers(2);
    const [one, other] = members as [PanelMember, PanelMember];
    for (const member of [one, other]) await panels().answer(makeAnswer(member), member.codeHash);
    await panels().withdraw(other.codeHash);
    expect(await panels().tell(panel.id, tellingsOf(panel.id), 2)).toBe(false);
    const told = await twentyAtOnce(() => panels().tell(panel.id, tellingsOf(panel.id), 1));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await panels().tellings(panel.id)).toEqual(tellingsOf(panel.id));
  });

  test("a survey is deleted whole, and nothing of it comes in while it is", async () => {
    const { panel, members } = await withMembers(20);
    const [first] = members;
    await panels().answer(makeAnswer(first as PanelMember), first?.codeHash ?? "");
    await panels().tell(panel.id, tellingsOf(panel.id), 1);
    const answering = members.map((one) => panels().answer(makeAnswer(one, { wave: 1 }), one.codeHash));
    const [isGone] = await Promise.all([panels().remove(panel.id, audit), ...answering]);
    expect(isGone).toBe(true);
    expect(await panels().find(panel.id)).toBeNull();
    expect(await panels().findMember(first?.codeHash ?? "")).toBeNull();
    expect(await panels().answers(panel.id)).toEqual([]);
    expect(await panels().tellings(panel.id)).toEqual([]);
    expect(await panels().remove(panel.id, audit)).toBe(false);
  });

  test("codes go first, then answers and figures; other surveys keep theirs", async () => {
    const [gone, kept] = [await withMembers(1), await withMembers(1)];
    for (const { members } of [gone, kept])
      for (const member of members) await panels().answer(makeAnswer(member), member.codeHash);
    for (const { panel } of [gone, kept]) await panels().tell(panel.id, tellingsOf(panel.id), 1);
    expect(await panels().unlink(gone.panel.id, audit)).toBe(true);
    expect(await panels().unlink(gone.panel.id, audit)).toBe(false);
    expect(await panels().answers(gone.panel.id)).toHaveLength(1);
    expect(await panels().deleteOf(gone.panel.id, "2029-01-01", audit)).toBe(true);
    expect(await panels().deleteOf(gone.panel.id, "2029-01-02", audit)).toBe(false);
    expect(await panels().answers(gone.panel.id)).toEqual([]);
    expect(await panels().tellings(gone.panel.id)).toEqual([]);
    expect(await panels().find(gone.panel.id)).toEqual({ ...gone.panel, answersDeletedOn: "2029-01-01" });
    expect(await panels().members(kept.panel.id)).toHaveLength(1);
    expect(await panels().answers(kept.panel.id)).toHaveLength(1);
    expect(await panels().tellings(kept.panel.id)).toHaveLength(2);
  });
});
