import type { CommentSubject, StoredGoal } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { demoId } from "#server/demo/demo-id.ts";
import { exampleEntries, exampleProfile } from "#server/demo/example-cv.ts";
import { type ExampleGoal, exampleGoals, exampleSteps, exampleTalk } from "#server/demo/example-plan.ts";
import { type GoalPart, goalParts } from "#server/plan/goal-form.ts";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { GoalSaved } from "#server/use-cases/plan/save-goal.ts";
import { bindUseCases, type UseCases } from "#server/use-cases/use-cases.ts";

const cvDaysAgo = 35;
const agreedDaysAgo = 6;

const onDay = (deps: Deps, daysAgo: number): UseCases =>
  bindUseCases({ ...deps, now: () => new Date(deps.now().getTime() - daysAgo * 86_400_000) });

const formOf = (typed: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]]));

const entryId = (title: string): string => demoId(`entry ${title}`);
const goalId = (key: string): string => demoId(`goal ${key}`);

/** A whole CV and an A/B/C plan with a history. What is there already stays. */
export async function seedCvAndPlan(deps: Deps, citizen: CitizenActor): Promise<void> {
  await seedCv(deps, citizen);
  for (const goal of exampleGoals) await seedGoal(deps, citizen, goal);
  for (const [place, { goal, words, dueInDays, doneDaysAgo }] of exampleSteps.entries()) {
    const id = demoId(`step ${place}`);
    const [year = "", month = "", day = ""] = addDays(civilDate(deps.now()), dueInDays).split("-");
    const made = exampleGoals.find(({ key }) => key === goal)?.daysAgo ?? 0;
    const { plan } = onDay(deps, made);
    const problems = await plan.addStep(citizen, {
      id,
      goalId: goalId(goal),
      words,
      day: [day, month, year],
    });
    if (problems.length > 0) throw new Error(`The step "${words}" cannot be stored: ${problems.join()}.`);
    if (doneDaysAgo !== undefined)
      await onDay(deps, doneDaysAgo).plan.settleStep(citizen, { id, act: "done" });
  }
}

async function seedCv(deps: Deps, citizen: CitizenActor): Promise<void> {
  const { cv } = onDay(deps, cvDaysAgo);
  const profile = await cv.saveProfile(citizen, { revision: 0, fields: formOf(exampleProfile) });
  if (profile.kind === "wrong") throw new Error("The example profile has a fault.");
  for (const [section, typed] of exampleEntries) {
    const id = entryId(typed["title"] ?? typed["category"] ?? "");
    const saved = await cv.saveEntry(citizen, { section, id, revision: 0, fields: formOf(typed) });
    if (saved.kind === "wrong") throw new Error(`An example entry of ${section} has a fault.`);
  }
}

/** What stands after a form was stored. */
function stored(saved: GoalSaved): StoredGoal {
  if (saved.kind === "saved" || saved.kind === "changed") return saved.goal;
  throw new Error("An example goal has a fault.");
}

async function seedGoal(deps: Deps, citizen: CitizenActor, example: ExampleGoal): Promise<void> {
  const { key, letter, occupation, title = "", parts, builtOn = [], became, agreed } = example;
  const { plan } = onDay(deps, example.daysAgo);
  const id = goalId(key);
  let goal = stored(await plan.makeGoal(citizen, { id, letter, occupation, title, lang: "da" }));
  for (const part of goalParts.filter((one: GoalPart) => parts[one] !== undefined)) {
    const fields = { ...formOf(parts[part] ?? {}), ...(part === "have" && { have: builtOn.map(entryId) }) };
    goal = stored(await plan.changeGoal(citizen, { id, part, revision: goal.revision, fields }));
  }
  if (became !== undefined)
    await onDay(deps, became.daysAgo).plan.settleGoal(citizen, { id, act: became.act, note: became.note });
  if (agreed !== undefined)
    await onDay(deps, agreedDaysAgo).plan.agreeOnGoal(citizen, {
      id,
      revision: goal.revision,
      says: "agreed",
    });
}

/** The caseworker who has the case writes beside a goal and says yes to it; the citizen answers. */
export async function seedTalk(
  deps: Deps,
  { staff, citizen, caseId }: { staff: StaffActor; citizen: CitizenActor; caseId: string },
): Promise<void> {
  const { beside, plan } = bindUseCases(deps);
  const { id, revision } = (await plan.showGoal(citizen, goalId(exampleTalk.goal))).goal;
  const about: CommentSubject = { kind: "goal", id };
  const words = exampleTalk.staff;
  await beside.comment(staff, { caseId, about, id: demoId("comment"), revision, words });
  await beside.answer(citizen, { about, id: demoId("answer"), revision, words: exampleTalk.citizen });
  await beside.agreeOnCaseGoal(staff, { caseId, about: id, revision, says: "agreed" });
}
