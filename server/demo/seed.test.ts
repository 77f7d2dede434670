import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBox } from "#server/access/sealed-box.ts";
import { exampleEntries } from "#server/demo/example-cv.ts";
import { exampleSteps } from "#server/demo/example-plan.ts";
import { demoCitizens } from "#server/demo/persons.ts";
import { type Seeding, seedDemo } from "#server/demo/seed.ts";
import { goalStanding } from "#server/plan/goal-acts.ts";
import { questionnaireFolder } from "#server/questionnaire-files.ts";
import { createLibrary } from "#server/use-cases/library.ts";
import { bindUseCases, type UseCases } from "#server/use-cases/use-cases.ts";
import { example, openWorld, questionnaireId, type World } from "#test/use-case-fixture.ts";

const box = createBox(randomBytes(32), randomBytes);
const rememberedAs = (cpr: string) => ({ cprIndex: box.cprIndex(cpr), cprSealed: box.seal(cpr, "cpr") });

let world: World;
let seeding: Seeding;
let useCases: UseCases;
beforeAll(async () => {
  world = await openWorld();
  world.raw("DELETE FROM legal_bases");
  const deps = { ...world.deps, demo: true };
  useCases = bindUseCases(deps);
  seeding = {
    deps,
    baseUrl: "http://localhost:4321",
    questionnaires: questionnaireFolder,
    rememberedAs,
  };
  await seedDemo(seeding);
});
afterAll(() => world.close());

test("an installation without the questionnaire of the demonstration starts with nobody", async () => {
  const bare = await openWorld();
  await seedDemo({ ...seeding, deps: { ...bare.deps, library: createLibrary([]), demo: true } });
  const staff = await bare.staff("team_lead");
  const listing = { list: "queue", assigned: "all", page: 1 } as const;
  expect((await bindUseCases(bare.deps).listCases(staff, listing)).rows).toEqual([]);
  await bare.close();
});

/** The citizen as a log-in finds them. */
async function demoCitizen(key: string) {
  const person = demoCitizens.find((one) => one.key === key);
  if (person === undefined) throw new Error(key);
  const { id, name } = await world.ports.people.rememberCitizen(
    { id: "new" as never, name: person.name, ...rememberedAs(person.cpr) },
    world.clock.now,
  );
  return { kind: "citizen", id, name } as const;
}

const queue = async () => {
  const staff = await world.staff("team_lead");
  const rows = async (list: "queue" | "low") =>
    (await useCases.listCases(staff, { list, assigned: "all", page: 1 })).rows;
  return { queue: await rows("queue"), low: await rows("low") };
};

test("the queue holds the expected cases, one of them overdue and one taken", async () => {
  const { queue: cases, low } = await queue();
  expect(
    cases.map(({ citizenName, daysLeft, assignedTo }) => [citizenName, daysLeft, assignedTo?.name]),
  ).toEqual([
    ["Sofie Elmelund", -2, "Hanne Riisager"],
    ["Bente Solvang", 1, undefined],
    ["Amina Haugsted", 5, undefined],
    ["Peter Nørremark", 7, undefined],
  ]);
  expect(low.map(({ citizenName }) => citizenName).sort()).toEqual(["Jonas Lindeskov", "Torben Kildemose"]);
});

test("every result that a citizen is shown is the golden one", async () => {
  const sent = demoCitizens.filter(({ begins }) => begins === "sent" || begins === "followed");
  expect(sent.map(({ example: id }) => id).sort()).toEqual(["V01", "V07", "V08", "V13", "V16"]);
  for (const person of sent) {
    const citizen = await demoCitizen(person.key);
    const [response] = (await useCases.myResponses(citizen)).sent;
    const shown = await useCases.showResult(citizen, { responseId: response?.id ?? "" });
    expect(shown.evaluation, person.key).toMatchObject(example(person.example ?? "").expected);
  }
});

test("the citizen with half a draft goes on at the first question without an answer", async () => {
  const citizen = await demoCitizen("mikkel-oestervang");
  const { rows } = await useCases.reviewAnswers(citizen, questionnaireId);
  const first = rows.find(({ answer }) => answer === undefined)?.page.number;
  expect(first).toBeGreaterThan(8);
  expect(await useCases.resumePoint(citizen, questionnaireId)).toBe(first);
});

test("one citizen sees that the answers have been read", async () => {
  const readings = await useCases.whoHasRead(await demoCitizen("sofie-elmelund"));
  expect(readings.map(({ action }) => action)).toEqual([
    "case.agree-goal",
    "case.comment",
    "case.answer-staff-question",
    "case.read-follow-ups",
    "case.read-answers",
    "case.take",
  ]);
});

test("one citizen has a number that is followed over three times, wishes, and the caseworker's own answer", async () => {
  const citizen = await demoCitizen("sofie-elmelund");
  const { sent } = await useCases.myResponses(citizen);
  expect(sent.map(({ instrument }) => instrument.questionnaireId).sort()).toEqual([
    "forventning",
    "progression",
    "progression",
    "progression",
    questionnaireId,
  ]);
  const newest = sent.find(({ instrument }) => instrument.questionnaireId === "progression");
  const { measured, staffAnswers } = await useCases.showResult(citizen, { responseId: newest?.id ?? "" });
  expect(measured?.course.map(({ total }) => total)).toEqual([30, 36, 50]);
  expect(measured?.change?.level).toBe("maaske");
  expect(staffAnswers.map(({ value }) => value)).toEqual([6]);
});

test("one citizen has a CV with something in every section, and nothing left to put in it", async () => {
  const citizen = await demoCitizen("sofie-elmelund");
  const { sections, missing } = await useCases.cv.show(citizen);
  for (const { section, entries } of sections) expect(entries.length, section.id).toBeGreaterThan(0);
  expect(missing).toEqual([]);
  const { content } = await useCases.cv.compose(citizen, {
    kind: "full",
    lang: "da",
    includesNeeds: true,
    includesPhoto: false,
  });
  expect(content.entries).toHaveLength(exampleEntries.length);
});

test("one citizen has a plan with a goal for each letter, a past, steps, and a talk about one of them", async () => {
  const citizen = await demoCitizen("sofie-elmelund");
  const { letters, steps, progress } = await useCases.plan.show(citizen);
  expect(letters.map(({ current }) => current && goalStanding(current))).toEqual([
    "citizenAgreed",
    "agreed",
    "citizenAgreed",
  ]);
  expect(letters.flatMap(({ past }) => past.map(({ state }) => state)).sort()).toEqual([
    "dropped",
    "reached",
  ]);
  expect(steps).toHaveLength(exampleSteps.length);
  expect(progress).toMatchObject({ done: 3 });
  const names = new Set(
    (await useCases.cv.show(citizen)).sections.flatMap(({ entries }) => entries.map(({ id }) => id)),
  );
  const builtOn = letters.flatMap(({ current }) => current?.values.have ?? []);
  expect(builtOn).toHaveLength(6);
  for (const id of builtOn) expect(names).toContain(id);
  const [thread] = await useCases.beside.showThreads(citizen);
  expect(thread?.comments.map(({ authorKind }) => authorKind)).toEqual(["staff", "citizen"]);
});

test("anonymous answers are there, and none of them is empty or all alike", () => {
  const rows = world.dump()["survey_answers"] as { answers: string; day: string; questionnaire_id: string }[];
  const told = rows.map(({ answers }) => JSON.parse(answers) as Record<string, unknown>);
  expect(rows).toHaveLength(40 + 170 + 180 + 19 + 20 + 120 + 120);
  expect(new Set(rows.map(({ day }) => day)).size).toBe(17);
  const least: Record<string, number> = { tilfredshed: 12, modeltro: 15, fremtid: 8 };
  for (const [place, answers] of told.entries())
    expect(Object.keys(answers).length).toBeGreaterThan(least[rows[place]?.questionnaire_id ?? ""] ?? 99);
  expect(new Set(told.map(({ samlet }) => samlet)).size).toBeGreaterThan(4);
  expect(new Set(told.map(({ enhed }) => enhed))).toEqual(new Set(["nord", "syd"]));
});

test("one citizen is asked whether the answers that a caseworker wrote are right", async () => {
  const citizen = await demoCitizen("torben-kildemose");
  const [response] = (await useCases.myResponses(citizen)).sent;
  expect(response).toMatchObject({ provenance: ["phone"] });
  const view = await useCases.showConfirmation(citizen, { responseId: response?.id ?? "" });
  expect(view.confirmation).toBeNull();
  expect((await useCases.whoHasRead(citizen)).map(({ action }) => action)).toContain("assisted.send");
});

test("a second start changes nothing, not even what people have changed since", async () => {
  const citizen = await demoCitizen("mikkel-oestervang");
  const [draft] = (await useCases.myResponses(citizen)).drafts;
  await useCases.deleteDraft(citizen, { responseId: draft?.response.id ?? "" });
  const before = world.dump();
  world.clock.now = new Date(world.clock.now.getTime() + 3 * 86_400_000);
  await seedDemo(seeding);
  expect(world.dump()).toEqual(before);
});

test("a start that was cut off is made good by the next", async () => {
  const cut = await openWorld();
  cut.raw("DELETE FROM legal_bases");
  const deps = { ...cut.deps, demo: true };
  cut.raw("CREATE TRIGGER cut BEFORE INSERT ON cases BEGIN SELECT RAISE(ABORT, 'cut'); END");
  await expect(seedDemo({ ...seeding, deps })).rejects.toThrow();
  cut.raw("DROP TRIGGER cut");
  await seedDemo({ ...seeding, deps });
  const staff = await cut.staff("caseworker");
  const { total } = await bindUseCases(deps).listCases(staff, { list: "queue", assigned: "all", page: 1 });
  expect(total).toBe(4);
  await cut.close();
});
