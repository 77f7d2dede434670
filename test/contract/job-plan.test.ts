import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenedDatabase } from "#db/open.ts";
import type { CitizenId, GoalEvent, StoredGoal, StoredGoalValues } from "#db/ports.ts";
import { dialects, type Place, placeOn } from "./databases.ts";
import { at, makeAudit, makeCitizen, makeMessage, newId, twentyAtOnce } from "./fixtures.ts";

const blank: StoredGoalValues = {
  occupation: null,
  title: "",
  why: "",
  have: [],
  haveWords: "",
  missing: "",
  workplaces: "",
  tasks: "",
  hours: "",
  distance: "",
  towardsB: false,
};

describe.each(dialects)("the job plan on %s", (dialect) => {
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
  const event = (kind: GoalEvent["kind"], minutes = 0, note = ""): GoalEvent => ({
    kind,
    note,
    actorKind: "citizen",
    actorId: "c",
    at: at(minutes),
  });
  const goalOf = (citizenId: CitizenId, title: string, over: Partial<StoredGoal> = {}): StoredGoal => ({
    id: newId(),
    citizenId,
    letter: "A",
    state: "open",
    values: { ...blank, title, have: ["x", "y"] },
    revision: 1,
    citizenAgreed: null,
    staffAgreed: null,
    chosenAt: at(),
    changedAt: at(),
    ...over,
  });
  async function made(goal: StoredGoal): Promise<StoredGoal> {
    const stored = await database.ports.jobPlans.makeGoal(goal, event("made"), 20);
    if (stored === null) throw new Error("There is no room.");
    return stored;
  }
  const step = (citizenId: CitizenId, words: string, dueOn = "2026-12-01") => ({
    id: newId<string>(),
    citizenId,
    goalId: null,
    words,
    dueOn,
    doneAt: null,
    madeAt: at(),
    remind: "never" as const,
    remindedOn: null,
  });

  test("comes back by letter, the one chosen last first, and nobody else's", async () => {
    const [one, other] = [await newCitizen(), await newCitizen()];
    await made(goalOf(one, "Pædagogmedhjælper", { letter: "B" }));
    const early = await made(goalOf(one, "Blomsterbinder æøå علي"));
    await made(goalOf(one, "Gartner", { chosenAt: at(5) }));
    const others = await made(goalOf(other, "Bager"));
    const { jobPlans } = database.ports;
    const titles = (await jobPlans.goalsOf(one)).map(({ values }) => values.title);
    expect(titles).toEqual(["Gartner", "Blomsterbinder æøå علي", "Pædagogmedhjælper"]);
    expect(await jobPlans.goal(early)).toEqual(early);
    expect(await jobPlans.goal({ id: others.id, citizenId: one })).toBeNull();
  });

  test("is made once, and never beyond the room there is, also when twenty come at once", async () => {
    const citizenId = await newCitizen();
    const goal = await made(goalOf(citizenId, "Kok"));
    expect(await made({ ...goal, values: { ...blank, title: "Tjener" } })).toEqual(goal);
    const { jobPlans } = database.ports;
    await twentyAtOnce(() => jobPlans.makeGoal(goalOf(citizenId, "Kok"), event("made"), 5));
    expect(await jobPlans.goalsOf(citizenId)).toHaveLength(5);
    await twentyAtOnce(() => jobPlans.addStep(step(citizenId, "Ring"), 4));
    expect(await jobPlans.stepsOf(citizenId)).toHaveLength(4);
  });

  test("changes by its revision, and every act is kept as it was", async () => {
    const { jobPlans } = database.ports;
    const goal = await made(goalOf(await newCitizen(), "Kok"));
    const values = { ...goal.values, why: "Jeg kan lide mad" };
    const change = { values, revision: 1, changedAt: at(1) };
    const saved = await jobPlans.changeGoal(goal, change, event("changed", 1));
    expect(saved).toMatchObject({ kind: "saved", goal: { revision: 2, values } });
    expect(await jobPlans.changeGoal(goal, change, event("changed", 2))).toMatchObject({ kind: "stale" });
    const nobodys = { id: newId<string>(), citizenId: goal.citizenId };
    expect(await jobPlans.changeGoal(nobodys, change, event("changed"))).toEqual({ kind: "missing" });
    const drop = { from: ["open"], state: "dropped" } as const;
    expect(await jobPlans.settleGoal(goal, drop, event("dropped", 3, "For langt væk"))).toBe(true);
    expect(await jobPlans.settleGoal(goal, drop, event("dropped", 4))).toBe(false);
    const events = await jobPlans.eventsOf(goal.citizenId);
    expect(events.map(({ kind, note, values: { why } }) => [kind, note, why])).toEqual([
      ["dropped", "For langt væk", "Jeg kan lide mad"],
      ["changed", "", "Jeg kan lide mad"],
      ["made", "", ""],
    ]);
    await expect(place.raw("UPDATE plan_goal_events SET note = 'x'")).rejects.toThrow(
      "the history of a goal is never changed",
    );
  });

  test("is agreed on by each to a revision, once, and only while it is open", async () => {
    const { audit, jobPlans } = database.ports;
    const goal = await made(goalOf(await newCitizen(), "Kok"));
    const says = (kind: "agreed" | "withdrew", actorKind: GoalEvent["actorKind"], revision = 1) =>
      jobPlans.agreeOnGoal(goal, { revision, event: { ...event(kind), actorKind, kind } }, null);
    const outcomes = await twentyAtOnce(() => says("agreed", "citizen"));
    expect(outcomes.every(({ kind }) => kind === "saved")).toBe(true);
    expect(await jobPlans.goal(goal)).toMatchObject({ citizenAgreed: 1, staffAgreed: null, revision: 1 });
    const act = makeAudit({ action: "case.agree-goal", subjectId: newId() });
    const staffs = { ...event("agreed"), actorKind: "staff", kind: "agreed" } as const;
    await jobPlans.agreeOnGoal(goal, { revision: 1, event: staffs }, act);
    expect(await jobPlans.goal(goal)).toMatchObject({ citizenAgreed: 1, staffAgreed: 1 });
    expect(await audit.latest({ ...act, since: at() })).toMatchObject({ action: "case.agree-goal" });
    await says("withdrew", "citizen");
    await says("withdrew", "citizen");
    expect((await jobPlans.eventsOf(goal.citizenId)).map(({ kind }) => kind)).toEqual([
      ...["withdrew", "agreed", "agreed", "made"],
    ]);
    expect(await says("agreed", "citizen", 2)).toMatchObject({ kind: "stale", goal: { staffAgreed: 1 } });
    await jobPlans.settleGoal(goal, { from: ["open"], state: "reached" }, event("reached"));
    expect(await says("agreed", "citizen")).toMatchObject({ kind: "stale" });
    const nobodys = { id: newId<string>(), citizenId: goal.citizenId };
    const late = { revision: 1, event: staffs };
    expect(await jobPlans.agreeOnGoal(nobodys, late, null)).toEqual({ kind: "missing" });
  });

  test("has steps by day, done and undone, and all of it can be deleted", async () => {
    const { jobPlans } = database.ports;
    const citizenId = await newCitizen();
    const goal = await made(goalOf(citizenId, "Kok"));
    const [late, early] = [
      { ...step(citizenId, "Besøg", "2027-01-02"), goalId: goal.id },
      step(citizenId, "Ring"),
    ];
    expect(await jobPlans.addStep(late, 9)).toBe(true);
    expect(await jobPlans.addStep(early, 9)).toBe(true);
    expect(await jobPlans.markStep(early, at(3))).toBe(true);
    expect(await jobPlans.markStep({ ...early, citizenId: await newCitizen() }, null)).toBe(false);
    expect(await jobPlans.stepsOf(citizenId)).toEqual([{ ...early, doneAt: at(3) }, late]);
    expect(await jobPlans.deleteStep(early)).toBe(true);
    expect(await jobPlans.deleteStep(early)).toBe(false);
    await jobPlans.deleteAll(citizenId, makeAudit());
    expect(await jobPlans.goalsOf(citizenId)).toEqual([]);
    expect(await jobPlans.stepsOf(citizenId)).toEqual([]);
    expect(await jobPlans.eventsOf(citizenId)).toEqual([]);
  });

  const addressOf = (citizenId: CitizenId) => ({
    citizenId,
    address: "vibeke@example.org",
    lang: "da" as const,
    code: "123456",
    codeUntil: at(60),
    wrongCodes: 0,
    confirmedAt: null,
    changedAt: at(),
  });
  const days = { today: "2026-11-30", tomorrow: "2026-12-01" };

  test("an address is confirmed by its own code, within its time and tries, and goes away", async () => {
    const { mailAddresses } = database.ports;
    const [one, other] = [await newCitizen(), await newCitizen()];
    const given = addressOf(one);
    await mailAddresses.put(
      { ...given, address: "a@example.org" },
      makeMessage({ id: newId() }),
      makeAudit(),
    );
    await mailAddresses.put(given, makeMessage({ id: newId() }), makeAudit());
    expect(await mailAddresses.of(one)).toEqual(given);
    const typed = { code: "123456", at: at(1), most: 2 };
    expect(await mailAddresses.confirm(other, typed)).toBe(false);
    expect(await mailAddresses.confirm(one, { ...typed, at: at(60) })).toBe(false);
    expect(await mailAddresses.confirm(one, typed)).toBe(true);
    expect(await mailAddresses.of(one)).toEqual({ ...given, wrongCodes: 1, code: null, confirmedAt: at(1) });
    await mailAddresses.put(addressOf(other), makeMessage({ id: newId() }), makeAudit());
    await twentyAtOnce(() => mailAddresses.confirm(other, { ...typed, code: "000000" }));
    expect(await mailAddresses.confirm(other, typed)).toBe(false);
    expect(await mailAddresses.deleteUnconfirmed(at(61))).toBe(1);
    expect([await mailAddresses.of(other), (await mailAddresses.of(one))?.code]).toEqual([null, null]);
    expect(await mailAddresses.delete(one, makeAudit())).toBe(true);
    expect(await mailAddresses.delete(one, makeAudit())).toBe(false);
  });

  test("a reminder is taken once for each step and citizen, also when twenty take at once", async () => {
    const { jobPlans, mailAddresses } = database.ports;
    const [one, unconfirmed] = [await newCitizen(), await newCitizen()];
    const confirmed = { ...addressOf(one), code: null, confirmedAt: at() };
    await mailAddresses.put(confirmed, makeMessage({ id: newId() }), makeAudit());
    await mailAddresses.put(addressOf(unconfirmed), makeMessage({ id: newId() }), makeAudit());
    const done = step(one, "Gjort");
    for (const each of [step(one, "Ring"), step(one, "Besøg"), done, step(unconfirmed, "Ring")])
      await jobPlans.addStep(each, 9);
    for (const citizenId of [one, unconfirmed])
      await jobPlans.remindOf({ citizenId, id: "all" }, "day-before");
    await jobPlans.markStep(done, at());
    const taken = await twentyAtOnce(() =>
      jobPlans.takeReminders(days, (citizenId) => makeMessage({ id: `remind ${citizenId}` })),
    );
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1);
    const marks = (await jobPlans.stepsOf(one)).map(({ remindedOn }) => remindedOn);
    expect(marks.toSorted()).toEqual([days.today, days.today, null]);
    await jobPlans.remindOf({ citizenId: one, id: "all" }, "day-before");
    const again = () =>
      jobPlans.takeReminders(days, (citizenId) => makeMessage({ id: `again ${citizenId}` }));
    expect(await again()).toBe(0);
    await jobPlans.deleteAll(one, makeAudit());
    expect(await mailAddresses.of(one)).toBeNull();
  });
});
