import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CaseId, CitizenId, StaffId, StoredBesideComment, StoredGoal } from "#db/ports.ts";
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

  async function entryOf(
    citizenId: CitizenId,
    over: { readonly hidden?: boolean; readonly section?: string } = {},
  ): Promise<string> {
    const id = newId<string>();
    const fresh = { id, citizenId, section: "work", values: { title: "Bager" }, hidden: false, revision: 1 };
    await database.ports.cvEntries.add({ ...fresh, ...over, changedAt: at(), removedAt: null }, 99);
    return id;
  }

  async function goalOf(citizenId: CitizenId, over: Partial<StoredGoal> = {}): Promise<string> {
    const id = newId<string>();
    const fresh = { id, citizenId, letter: "A", state: "open", values, revision: 1 } as const;
    const said = { citizenAgreed: null, staffAgreed: null, chosenAt: at(), changedAt: at() };
    const event = { kind: "made", note: "", actorKind: "citizen", actorId: "c", at: at() } as const;
    await database.ports.jobPlans.makeGoal({ ...fresh, ...said, ...over }, event, 99);
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
  const plain = { most: 9, audit: null };

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
      expect(await besideComments.write(each, plain)).toBe("written");
    expect(await besideComments.of(one)).toEqual([first, second]);
  });

  test("a comment is written once, and never beyond the room there is, also when twenty come at once", async () => {
    const { audit, besideComments } = database.ports;
    const citizenId = await newCitizen();
    const subject = { kind: "entry", id: await entryOf(citizenId) } as const;
    const act = makeAudit({ action: "case.comment", subjectId: newId() });
    const same = commentOn(citizenId, subject);
    await twentyAtOnce(() => besideComments.write(same, { most: 5, audit: act }));
    expect(await besideComments.of(citizenId)).toEqual([same]);
    expect(await audit.latest({ ...act, since: at() })).not.toBeNull();
    const many = await twentyAtOnce(() =>
      besideComments.write(commentOn(citizenId, subject), { most: 5, audit: null }),
    );
    expect(many.filter((outcome) => outcome === "written")).toHaveLength(4);
    const others = [
      { ...same, words: "Andre ord" },
      { ...same, authorId: "another" },
      { ...same, subject: { kind: "goal", id: await goalOf(citizenId) } as const },
      { ...same, citizenId: await newCitizen() },
    ];
    for (const other of others) expect(await besideComments.write(other, plain)).toBe("taken");
    expect(await besideComments.of(citizenId)).toHaveLength(5);
  });

  test("a comment is seen by the other, and taken back by its author until it is answered", async () => {
    const { besideComments } = database.ports;
    const citizenId = await newCitizen();
    const subject = { kind: "goal", id: await goalOf(citizenId) } as const;
    const [asked, more] = [commentOn(citizenId, subject), commentOn(citizenId, subject)];
    for (const each of [asked, more]) await besideComments.write(each, plain);
    const see = (by: "citizen" | "staff", ids: readonly string[], minutes: number) =>
      besideComments.see({ citizenId, ids, by }, at(minutes));
    await see("staff", [asked.id, more.id], 1);
    await see("citizen", [asked.id], 2);
    await see("citizen", [asked.id, more.id], 3);
    await besideComments.see({ citizenId: await newCitizen(), ids: [asked.id], by: "citizen" }, at(4));
    expect((await besideComments.of(citizenId)).map(({ seenAt }) => seenAt)).toEqual([at(2), at(3)]);
    const take = { id: more.id, citizenId, authorKind: "staff" } as const;
    const when = { at: at(4), audit: null };
    expect(await besideComments.withdraw({ ...take, authorKind: "citizen" }, when)).toBe("missing");
    expect(await besideComments.withdraw({ ...take, citizenId: await newCitizen() }, when)).toBe("missing");
    expect(await besideComments.withdraw(take, when)).toBe("withdrawn");
    expect(await besideComments.withdraw(take, when)).toBe("withdrawn");
    const answer = commentOn(citizenId, subject, { authorKind: "citizen", authorId: citizenId });
    await besideComments.write(answer, plain);
    expect(await besideComments.withdraw({ ...take, id: asked.id }, when)).toBe("answered");
    expect(await besideComments.of(citizenId)).toMatchObject([
      { words: asked.words, withdrawnAt: null },
      { words: "", withdrawnAt: at(4) },
      { authorKind: "citizen" },
    ]);
  });

  test("what is new is told once, also when twenty take at once, to those who can be reached", async () => {
    const { besideComments, mailAddresses } = database.ports;
    const [told, seen, removed, unreachable] = await Promise.all([0, 1, 2, 3].map(newCitizen));
    const address = {
      address: "v@example.org",
      lang: "da",
      code: null,
      codeUntil: at(),
      wrongCodes: 0,
    } as const;
    for (const citizenId of [told, seen, removed] as CitizenId[])
      await mailAddresses.put(
        { ...address, citizenId, confirmedAt: at(), changedAt: at() },
        makeMessage({ id: newId() }),
        makeAudit(),
      );
    for (const citizenId of [told, seen, removed, unreachable] as CitizenId[]) {
      const entry = await entryOf(citizenId);
      const comment = commentOn(citizenId, { kind: "entry", id: entry });
      await besideComments.write(comment, plain);
      if (citizenId === seen)
        await besideComments.see({ citizenId, ids: [comment.id], by: "citizen" }, at(1));
      if (citizenId === removed) await database.ports.cvEntries.remove({ citizenId, id: entry }, at());
    }
    const take = (day: string, before: Date) =>
      besideComments.takeNotices({ before, today: day }, (citizenId) =>
        makeMessage({ id: `${day} ${citizenId}` }),
      );
    expect(await take("2026-11-23", at())).toBe(0);
    const taken = await twentyAtOnce(() => take("2026-11-23", at(5)));
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1);
    const goal = { kind: "goal", id: await goalOf(told as CitizenId) } as const;
    await besideComments.write(commentOn(told as CitizenId, goal), plain);
    expect([await take("2026-11-23", at(5)), await take("2026-11-24", at(5))]).toEqual([0, 1]);
    expect(await take("2026-11-25", at(5))).toBe(0);
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
    await entryOf(rich, { section: "education" });
    await entryOf(poor, { hidden: true });
    await entryOf(poor, { section: "needs" });
    await database.ports.cvEntries.remove({ citizenId: poor, id: await entryOf(poor) }, at());
    const goal = await goalOf(rich, { revision: 3, citizenAgreed: 3, staffAgreed: 3 });
    const other = await goalOf(poor, { letter: "B", citizenAgreed: 1, staffAgreed: null });
    await goalOf(poor, { state: "dropped", citizenAgreed: 1, staffAgreed: 1 });
    await goalOf(moved, { state: "reached", revision: 2, citizenAgreed: 1, staffAgreed: 2 });
    const step = { madeAt: at(), remindedOn: null, words: "Ring", remind: "never" } as const;
    const stepOn = (citizenId: CitizenId, goalId: string, dueOn: string, doneAt: Date | null) =>
      jobPlans.addStep({ ...step, id: newId(), citizenId, goalId, dueOn, doneAt }, 9);
    await stepOn(rich, goal, "2026-12-01", at());
    await stepOn(rich, goal, "2026-12-03", null);
    await stepOn(rich, goal, "2026-12-02", null);
    await stepOn(poor, other, "2026-12-02", at());
    await besideComments.write(
      commentOn(rich, { kind: "goal", id: goal }, { authorKind: "citizen", authorId: rich }),
      plain,
    );
    const hidden = { kind: "entry", id: await entryOf(poor, { hidden: true }) } as const;
    await besideComments.write(commentOn(poor, hidden, { authorKind: "citizen", authorId: poor }), plain);
    const [first, second, ...others] = await pathways.ofStaff(staff, 9);
    expect(others).toEqual([]);
    const lacks = { hasCv: false, hasGoal: true, startsInWish: false, hasAgreedGoal: false };
    expect(first).toMatchObject({ ...lacks, citizenId: poor, hasNews: false, nextStepOn: null });
    const has = { hasCv: true, hasGoal: true, startsInWish: true, hasAgreedGoal: true };
    expect(second).toMatchObject({
      caseId,
      ...has,
      hasNews: true,
      nextStepOn: "2026-12-02",
      receivedAt: at(10),
    });
    expect(await pathways.ofStaff(staff, 1)).toEqual([first]);
    const counts = await pathways.counts();
    expect(counts).toEqual(
      expect.arrayContaining([
        { unit: null, ...lacks, citizens: 1 },
        { unit: "nord", ...lacks, citizens: 1 },
        { unit: "nord", ...has, citizens: 1 },
      ]),
    );
    expect(counts).toHaveLength(3);
  });
});
