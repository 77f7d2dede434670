import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CaseId, CitizenId, StaffId, StoredBesideComment } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import {
  at,
  makeAudit,
  makeCase,
  makeCitizen,
  makeDraft,
  makeMessage,
  makeSending,
  makeStaff,
  newId,
  twentyAtOnce,
} from "./fixtures.ts";

const blank = {
  occupation: null,
  title: "Kok",
  why: "",
  have: [],
  haveWords: "",
  missing: "",
  workplaces: "",
};
const values = { ...blank, tasks: "", hours: "", distance: "", towardsB: false };

describe.each(dialects)("beside CV and plan on %s", (dialect) => {
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

  const newCitizen = async (): Promise<CitizenId> =>
    (await database.ports.people.rememberCitizen(makeCitizen(), at())).id;

  async function entryOf(citizenId: CitizenId, hidden = false): Promise<string> {
    const id = newId<string>();
    const fresh = { id, citizenId, section: "work", values: { title: "Bager" }, hidden, revision: 1 };
    await database.ports.cvEntries.add({ ...fresh, changedAt: at(), removedAt: null }, 99);
    return id;
  }

  async function goalOf(citizenId: CitizenId, agreed: number | null = null): Promise<string> {
    const id = newId<string>();
    const fresh = { id, citizenId, letter: "A", state: "open", values, revision: 1 } as const;
    const said = { citizenAgreed: agreed, staffAgreed: agreed, chosenAt: at(), changedAt: at() };
    const event = { kind: "made", note: "", actorKind: "citizen", actorId: "c", at: at() } as const;
    await database.ports.jobPlans.makeGoal({ ...fresh, ...said }, event, 99);
    return id;
  }

  const commentOn = (
    citizenId: CitizenId,
    subject: StoredBesideComment["subject"],
    over: Partial<StoredBesideComment> = {},
  ): StoredBesideComment => ({
    id: newId(),
    citizenId,
    subject,
    authorKind: "staff",
    authorId: "s",
    words: "Godt gået æøå علي",
    revision: 1,
    at: at(),
    seenAt: null,
    withdrawnAt: null,
    ...over,
  });
  const plain = { most: 9, audit: null, notice: null };

  test("comments come back in order, beside their entry or goal, and nobody else's", async () => {
    const { besideComments } = database.ports;
    const [one, other] = [await newCitizen(), await newCitizen()];
    const first = commentOn(one, { kind: "entry", id: await entryOf(one) });
    const second = commentOn(
      one,
      { kind: "goal", id: await goalOf(one) },
      { at: at(-5), authorKind: "citizen" },
    );
    for (const each of [first, second, commentOn(other, { kind: "goal", id: await goalOf(other) })])
      expect(await besideComments.write(each, plain)).toBe(true);
    expect(await besideComments.of(one)).toEqual([first, second]);
  });

  test("a comment is written once, and never beyond the room there is, also when twenty come at once", async () => {
    const { audit, besideComments } = database.ports;
    const citizenId = await newCitizen();
    const subject = { kind: "entry", id: await entryOf(citizenId) } as const;
    const act = makeAudit({ action: "case.comment", subjectId: newId() });
    const notice = makeMessage({ id: newId(), kind: "remind-citizen" });
    const same = commentOn(citizenId, subject);
    await twentyAtOnce(() => besideComments.write(same, { most: 5, audit: act, notice }));
    expect(await besideComments.of(citizenId)).toEqual([same]);
    expect(await audit.latest({ ...act, since: at() })).not.toBeNull();
    const many = await twentyAtOnce(() =>
      besideComments.write(commentOn(citizenId, subject), { most: 5, audit: null, notice }),
    );
    expect(many.filter(Boolean)).toHaveLength(4);
    const claim = { at: at(1), leaseUntil: at(2), limit: 1_000 };
    const messages = (await database.ports.outbox.claim(claim)).filter(({ id }) => id === notice.id);
    expect(messages).toHaveLength(1);
  });

  test("a comment is seen by the other, and taken back by its author until it is answered", async () => {
    const { besideComments } = database.ports;
    const citizenId = await newCitizen();
    const subject = { kind: "goal", id: await goalOf(citizenId) } as const;
    const [asked, more] = [commentOn(citizenId, subject), commentOn(citizenId, subject)];
    for (const each of [asked, more]) await besideComments.write(each, plain);
    const seen = { citizenId, subject };
    await besideComments.see({ ...seen, by: "staff" }, at(1));
    await besideComments.see({ ...seen, by: "citizen" }, at(2));
    await besideComments.see({ ...seen, by: "citizen" }, at(3));
    expect((await besideComments.of(citizenId)).map(({ seenAt }) => seenAt)).toEqual([at(2), at(2)]);
    const take = { id: more.id, citizenId, authorKind: "staff", authorId: "s" } as const;
    const when = { at: at(4), audit: null };
    expect(await besideComments.withdraw({ ...take, authorId: "another" }, when)).toBe(false);
    expect(await besideComments.withdraw(take, when)).toBe(true);
    expect(await besideComments.withdraw(take, when)).toBe(false);
    await besideComments.write(
      commentOn(citizenId, subject, { authorKind: "citizen", authorId: citizenId }),
      plain,
    );
    expect(await besideComments.withdraw({ ...take, id: asked.id }, when)).toBe(false);
    expect(await besideComments.of(citizenId)).toMatchObject([
      { words: asked.words, withdrawnAt: null },
      { words: "", withdrawnAt: at(4) },
      { authorKind: "citizen" },
    ]);
  });

  test("comments go when the entry or the plan goes for good", async () => {
    const { besideComments, cvEntries, jobPlans } = database.ports;
    const citizenId = await newCitizen();
    const entry = await entryOf(citizenId);
    await besideComments.write(commentOn(citizenId, { kind: "entry", id: entry }), plain);
    await besideComments.write(commentOn(citizenId, { kind: "goal", id: await goalOf(citizenId) }), plain);
    await cvEntries.remove({ citizenId, id: entry }, at());
    expect(await besideComments.of(citizenId)).toHaveLength(2);
    await cvEntries.deleteRemoved({ before: at(1), limit: 1_000 });
    expect(await besideComments.of(citizenId)).toMatchObject([{ subject: { kind: "goal" } }]);
    await jobPlans.deleteAll(citizenId, makeAudit());
    expect(await besideComments.of(citizenId)).toEqual([]);
  });

  async function caseOf(citizenId: CitizenId, staffId: StaffId | null, minutes = 10): Promise<CaseId> {
    const draft = await database.ports.responses.startDraft(makeDraft(citizenId), makeAudit());
    const newCase = makeCase(draft, { receivedAt: at(minutes) });
    await database.ports.responses.send(makeSending(draft, { newCase }));
    if (staffId !== null) await database.ports.cases.take(newCase.id, staffId, makeAudit());
    return newCase.id;
  }

  test("how far citizens have come is told of the newest case that somebody has, and counted by unit", async () => {
    const { besideComments, jobPlans, pathways, people } = database.ports;
    const [staff, colleague] = [
      (await people.rememberStaff(makeStaff({ unit: "nord" }), at())).id,
      (await people.rememberStaff(makeStaff(), at())).id,
    ];
    const [rich, poor, moved] = [await newCitizen(), await newCitizen(), await newCitizen()];
    const caseId = await caseOf(rich, staff);
    await caseOf(rich, null, 20);
    await caseOf(poor, staff, 5);
    await caseOf(moved, staff);
    await caseOf(moved, colleague, 30);
    await entryOf(rich);
    await entryOf(poor, true);
    const goal = await goalOf(rich, 1);
    await goalOf(poor);
    const step = { citizenId: rich, goalId: goal, words: "Ring", madeAt: at(), remindedOn: null } as const;
    for (const [dueOn, doneAt] of [
      ["2026-12-01", at()],
      ["2026-12-03", null],
      ["2026-12-02", null],
    ] as const)
      await jobPlans.addStep({ ...step, id: newId(), dueOn, doneAt, remind: "never" }, 9);
    await besideComments.write(
      commentOn(rich, { kind: "goal", id: goal }, { authorKind: "citizen", authorId: rich }),
      plain,
    );
    const [first, second, ...others] = await pathways.ofStaff(staff, 9);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      hasCv: false,
      hasGoal: true,
      startsInWish: false,
      hasNews: false,
      nextStepOn: null,
    });
    const has = { hasCv: true, hasGoal: true, startsInWish: true, hasAgreedGoal: true };
    expect(second).toMatchObject({
      caseId,
      ...has,
      hasNews: true,
      nextStepOn: "2026-12-02",
      receivedAt: at(10),
    });
    expect(await pathways.ofStaff(staff, 1)).toEqual([first]);
    const counts = (await pathways.counts()).toSorted((a, b) => Number(a.hasCv) - Number(b.hasCv));
    const lacks = { hasCv: false, startsInWish: false, hasAgreedGoal: false };
    expect(counts).toEqual(
      expect.arrayContaining([
        { unit: null, ...lacks, hasGoal: false, citizens: 1 },
        { unit: "nord", ...lacks, hasGoal: true, citizens: 1 },
        { unit: "nord", ...has, citizens: 1 },
      ]),
    );
    expect(counts).toHaveLength(3);
  });
});
