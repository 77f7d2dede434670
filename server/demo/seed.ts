import { readFileSync } from "node:fs";
import type { Citizen, CitizenId, StaffId } from "#db/ports.ts";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { demoSeed } from "#server/demo/demo-seed.ts";
import { type DemoCitizen, demoCitizens, demoStaff } from "#server/demo/persons.ts";
import { rememberFollowed, seedBeside, seedStaffAnswer } from "#server/demo/seed-beside.ts";
import { seedPanel } from "#server/demo/seed-panel.ts";
import { seedCvAndPlan, seedTalk } from "#server/demo/seed-plan.ts";
import { seedSurveys } from "#server/demo/seed-surveys.ts";
import { addDays, civilDate, daysBetween } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { newId } from "#server/use-cases/ids.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";

export interface Seeding {
  readonly deps: Deps;
  readonly baseUrl: string;
  /** The folder that holds the definitions of the library, and beside each its cases. */
  readonly questionnaires: URL;
  /** Seals and indexes a cpr number as a log-in does. */
  readonly rememberedAs: (cpr: string) => Pick<Citizen, "cprIndex" | "cprSealed">;
}

interface Example {
  readonly id: string;
  readonly variant: string;
  readonly submitted_on: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

const questionnaireId = demoSeed.subjectId;

/** How many days ago each example was sent, so that the queue shows every kind of deadline. */
const sentDaysAgo: Readonly<Record<string, number>> = { V01: 3, V07: 2, V08: 0, V13: 6, V16: 9 };

const hasAnswered: ReadonlySet<DemoCitizen["begins"]> = new Set(["sent", "followed", "draft"]);

/** Puts the synthetic persons, their answers and a legal basis marked as demo in place; the second time nothing. */
export async function seedDemo(seeding: Seeding): Promise<void> {
  const { audit } = seeding.deps.ports;
  if ((await audit.latest({ ...demoSeed, since: new Date(0) })) !== null) return;
  if (!isInstalled(seeding)) return;
  await seedLegalBasis(seeding);
  const examples = readExamples(seeding);
  for (const person of demoCitizens.filter(({ begins }) => hasAnswered.has(begins))) {
    const example = examples.find(({ id }) => id === person.example);
    if (example !== undefined) await seedCitizen(seeding, person, example);
  }
  const followed = await rememberFollowed(seeding);
  if (followed !== null) {
    await seedBeside(seeding, followed);
    await seedCvAndPlan(seeding.deps, followed);
  }
  const staff = await rememberFirstStaff(seeding);
  await seedTogether(seeding, staff, examples);
  await seedTakenCase(seeding, staff, followed);
  await seedSurveys(seeding.deps);
  await seedPanel(seeding.deps);
  await audit.record([{ ...byDemo(seeding.deps.now()), ...demoSeed, subjectKind: "list" }]);
}

const byDemo = (at: Date) =>
  ({ at, actorKind: "system", actorId: "demo", role: "system", citizenId: null, purpose: null }) as const;

/** A municipality with a folder of its own need not have this questionnaire. */
const isInstalled = ({ deps }: Seeding): boolean =>
  deps.library.all.some(({ instrument }) => instrument.questionnaireId === questionnaireId);

function readExamples({ deps, questionnaires }: Seeding): readonly Example[] {
  const { version } = deps.library.newest(questionnaireId).instrument;
  const file = new URL(`definitions/${questionnaireId}/${version}.cases.json`, questionnaires);
  return (JSON.parse(readFileSync(file, "utf8")) as { cases: readonly Example[] }).cases;
}

async function seedLegalBasis({ deps }: Seeding): Promise<void> {
  if ((await deps.ports.legalBases.of(questionnaireId)) !== null) return;
  const at = deps.now();
  await deps.ports.legalBases.put(
    {
      questionnaireId,
      basis: "Demo: ingen rigtig hjemmel. Kommunens jurist skriver den her.",
      dpiaReference: "Demo",
      owner: "Demo",
      expiresOn: addDays(civilDate(at), 365),
      enabled: true,
      demo: true,
      changedAt: at,
      changedBy: "demo",
    },
    {
      ...byDemo(at),
      action: "legal-basis.change",
      subjectKind: "legal-basis",
      subjectId: questionnaireId,
    },
  );
}

async function seedCitizen(
  { deps, rememberedAs }: Seeding,
  person: DemoCitizen,
  example: Example,
): Promise<void> {
  const daysAgo = sentDaysAgo[example.id] ?? 0;
  const at = new Date(deps.now().getTime() - daysAgo * 86_400_000);
  const candidate = {
    id: newId(deps.randomBytes) as CitizenId,
    name: person.name,
    ...rememberedAs(person.cpr),
  };
  const { id, name } = await deps.ports.people.rememberCitizen(candidate, at);
  // A seeding that was cut off left a draft, which is filled in again.
  if (await hasSent(deps, id)) return;

  const citizen: CitizenActor = { kind: "citizen", id, name };
  const then = bindUseCases({ ...deps, now: () => at });
  const start = { questionnaireId, variant: example.variant, lang: "da" } as const;
  const draft = await then.startResponse(citizen, start);
  const all = Object.entries(movedTo(example, civilDate(at)));
  const answers = person.begins === "draft" ? all.slice(0, Math.ceil(all.length / 2)) : all;
  const responseId = draft.id;
  await then.saveAnswers(citizen, { responseId, answers: Object.fromEntries(answers) });
  const { rows } = await then.reviewAnswers(citizen, questionnaireId);
  const resumeAt = rows.find(({ answer }) => answer === undefined)?.page.number ?? 1;
  await then.saveAnswers(citizen, { responseId, answers: {}, resumeAt });
  if (person.begins !== "draft") await then.sendResponse(citizen, { responseId });
}

const hasSent = async (deps: Deps, id: CitizenId): Promise<boolean> =>
  (await deps.ports.responses.ownResponses(id)).some(
    ({ sentAt, instrument }) => sentAt !== null && instrument.questionnaireId === questionnaireId,
  );

/** Dates keep their distance to the day of sending. */
function movedTo({ answers, submitted_on }: Example, sentOn: string): Record<string, unknown> {
  const days = daysBetween(submitted_on, sentOn);
  const isDate = (value: unknown): value is string =>
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [id, isDate(value) ? addDays(value, days) : value]),
  );
}

async function rememberFirstStaff({ deps, baseUrl }: Seeding): Promise<StaffActor> {
  const [first] = demoStaff;
  if (first === undefined) throw new Error("The demonstration has no staff.");
  const subject = `${baseUrl}/demo-login|${first.key}`;
  const candidate = {
    id: newId(deps.randomBytes) as StaffId,
    subject,
    name: first.name,
    roles: first.roles,
    unit: first.unit ?? null,
  };
  const { id, name, roles } = await deps.ports.people.rememberStaff(candidate, deps.now());
  return { kind: "staff", id, name, roles };
}

/** Answers that the first caseworker wrote on the phone; the citizen has not said yet whether they are right. */
async function seedTogether(
  { deps, rememberedAs }: Seeding,
  staff: StaffActor,
  examples: readonly Example[],
): Promise<void> {
  const at = new Date(deps.now().getTime() - 86_400_000);
  const then = bindUseCases({ ...deps, now: () => at });
  for (const { cpr, name, example: wanted } of demoCitizens.filter(({ begins }) => begins === "assisted")) {
    const example = examples.find(({ id }) => id === wanted);
    if (example === undefined) continue;
    const candidate = { id: newId(deps.randomBytes) as CitizenId, name, ...rememberedAs(cpr) };
    const { id: citizenId } = await deps.ports.people.rememberCitizen(candidate, at);
    if (await hasSent(deps, citizenId)) continue;
    const opening = {
      citizenId,
      questionnaireId,
      variant: example.variant,
      lang: "da",
      way: "phone",
    } as const;
    const { id: responseId } = await then.openTogether(staff, opening);
    const answers = movedTo(example, civilDate(at));
    await then.assisted.saveAnswers(staff, opening, { responseId, answers });
    await then.assisted.sendResponse(staff, { citizenId, responseId }, { responseId });
  }
}

/** One case is already with the first caseworker, so that a citizen sees what "read" looks like. */
async function seedTakenCase(
  seeding: Seeding,
  staff: StaffActor,
  followed: CitizenActor | null,
): Promise<void> {
  const useCases = bindUseCases(seeding.deps);
  const listing = { list: "queue", assigned: "all", page: 1 } as const;
  const { rows } = await useCases.listCases(staff, listing);
  const [oldest] = rows;
  if (oldest === undefined || rows.some(({ assignedTo }) => assignedTo !== null)) return;
  await useCases.takeCase(staff, { caseId: oldest.id });
  await seedStaffAnswer(seeding, staff, oldest.id);
  if (followed === null) return;
  const own = await seeding.deps.ports.cases.casesOf(followed.id);
  if (own.some(({ id }) => id === oldest.id))
    await seedTalk(seeding.deps, { staff, citizen: followed, caseId: oldest.id });
}
