import type { CitizenId, StoredAnswers } from "#db/ports.ts";
import type { CitizenActor, StaffActor } from "#server/access/actor.ts";
import { demoCitizens } from "#server/demo/persons.ts";
import type { Seeding } from "#server/demo/seed.ts";
import { newId } from "#server/use-cases/ids.ts";
import { bindUseCases } from "#server/use-cases/use-cases.ts";

interface Beside {
  readonly questionnaireId: string;
  readonly daysAgo: number;
  readonly answers: StoredAnswers;
}

const items = [
  "tro_paa_job",
  "egen_evne",
  "maal",
  "jobkendskab",
  "jobskridt",
  "samarbejde",
  "mestring",
  "hverdag",
  "kraefter",
  "stoette",
] as const;

const measured = (daysAgo: number, numbers: readonly number[], siden_sidst?: string): Beside => ({
  questionnaireId: "progression",
  daysAgo,
  answers: {
    ...Object.fromEntries(items.map((item, place) => [item, numbers[place] ?? 0])),
    ...(siden_sidst === undefined ? {} : { siden_sidst }),
  },
});

/** 30, 36 and 50: the last time perhaps a change. Sent before the screening, so that the screening is the newest. */
const sentBeside: readonly Beside[] = [
  measured(68, [2, 3, 3, 4, 2, 4, 2, 3, 2, 5]),
  measured(40, [3, 3, 4, 4, 3, 4, 3, 4, 3, 5]),
  measured(12, [6, 5, 5, 5, 4, 5, 4, 5, 4, 7], "Jeg er begyndt at gå en tur hver dag."),
  {
    questionnaireId: "forventning",
    daysAgo: 12,
    answers: {
      vil_job: "ja_maaske",
      vil_uddannelse: "ikke_nu",
      forventet_tid: "mdr_6_12",
      timer: 8,
      kan_bruges: "enig",
      bliver_valgt: "uenig",
      hindring_krop: "lidt",
      hindring_psyke: "meget",
      hindring_hjem: "slet_ikke",
      tror_paa_hjaelp: "enig",
      foerst: "At kunne sove om natten.",
    },
  },
];

/** The citizen whose pages are in use in every part; null when there is none. */
export async function rememberFollowed({ deps, rememberedAs }: Seeding): Promise<CitizenActor | null> {
  const person = demoCitizens.find(({ begins }) => begins === "followed");
  if (person === undefined) return null;
  const { name } = person;
  const candidate = { id: newId(deps.randomBytes) as CitizenId, name, ...rememberedAs(person.cpr) };
  const { id } = await deps.ports.people.rememberCitizen(candidate, deps.now());
  return { kind: "citizen", id, name };
}

/** The citizen has answered how it is going three times, and once what she wishes. What is there already stays. */
export async function seedBeside({ deps }: Seeding, citizen: CitizenActor): Promise<void> {
  for (const [place, one] of sentBeside.entries()) {
    const { questionnaireId, daysAgo, answers } = one;
    if (!deps.library.all.some(({ instrument }) => instrument.questionnaireId === questionnaireId)) continue;
    const earlier = sentBeside.slice(0, place).filter((other) => other.questionnaireId === questionnaireId);
    const sent = (await deps.ports.responses.ownResponses(citizen.id)).filter(
      ({ instrument, sentAt }) => sentAt !== null && instrument.questionnaireId === questionnaireId,
    );
    if (sent.length > earlier.length) continue;
    const then = bindUseCases({ ...deps, now: () => new Date(deps.now().getTime() - daysAgo * 86_400_000) });
    const variant = deps.library.newest(questionnaireId).questionnaire.variants[0] ?? "";
    const draft = await then.startResponse(citizen, { questionnaireId, variant, lang: "da" });
    await then.saveAnswers(citizen, { responseId: draft.id, answers });
    await then.sendResponse(citizen, { responseId: draft.id });
  }
}

/** The caseworker who has the case has answered beside the newest measurement, where the citizen can see it. */
export async function seedStaffAnswer({ deps }: Seeding, staff: StaffActor, caseId: string): Promise<void> {
  const useCases = bindUseCases(deps);
  const found = await useCases.openCase(staff, { caseId });
  if (found.kind !== "open") return;
  const measurement = found.followUps.find(({ measured: result }) => result !== null);
  const [question] = measurement?.installed.questionnaire.definition.staff_questions ?? [];
  if (measurement === undefined || question === undefined || measurement.staffAnswers.length > 0) return;
  const { id: responseId } = measurement.response;
  await useCases.answerStaffQuestion(staff, { caseId, responseId, questionId: question.id, value: 6 });
}
