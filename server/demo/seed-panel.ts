import type { AuditEvent, Panel, PanelMember, StaffId, StoredAnswers } from "#db/ports.ts";
import { demoId } from "#server/demo/demo-id.ts";
import { answersOf, share } from "#server/demo/survey-people.ts";
import { defaultLeastCell } from "#server/disclosure/limits.ts";
import { addDays, civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { panelLibrary } from "#server/use-cases/panels/panel-questions.ts";

const questionnaireId = "fremtid";
const people = 160;
/** Days from today to the first day of each round, and how many days a round is open. */
const begins = [-180, -96, -28] as const;
const openDays = 21;
/** The share of those with a code who answer each round. */
const comes = [0.88, 0.8, 0.72] as const;
/** Sets these people apart from those of the other surveys. */
const from = 8_000;

const purpose = {
  da: "Vi vil se, om dine forventninger ændrer sig, mens du får hjælp. Svarene bliver brugt, når vi planlægger forløbene.",
  en: "We want to see whether your expectations change while you get help. The answers are used when we plan the courses.",
};

/** A confidential survey whose three rounds are over; its codes can still be used to leave. What is there already stays. */
export async function seedPanel(deps: Deps): Promise<void> {
  const installed = panelLibrary(deps.library).all.find(
    ({ instrument }) => instrument.questionnaireId === questionnaireId,
  );
  if (installed === undefined) return;
  const id = demoId("panel");
  const { panels } = deps.ports;
  const panel = (await panels.find(id)) ?? panelOf(deps, installed);
  const members = Array.from({ length: people }, (_, place) => memberOf(deps, id, place));
  const answers = members.flatMap((member, place) =>
    panel.waves.flatMap((_, wave) => {
      if (share(from + place, `comes ${wave}`) >= (comes[wave] ?? 0)) return [];
      const answer = {
        id: demoId(`panel answer ${place} ${wave}`),
        panelId: id,
        memberId: member.memberId,
        wave,
        answers: answersIn(installed, place, wave),
        isWithdrawn: false,
      };
      return [{ answer, codeHash: member.codeHash }];
    }),
  );
  if ((await panels.answers(id)).length === answers.length) return;
  if ((await panels.find(id)) === null) await panels.add(panel, eventOf(deps, id));
  if ((await panels.members(id)).length === 0) await panels.addMembers(id, () => members, eventOf(deps, id));
  for (const { answer, codeHash } of answers) await panels.answer(answer, codeHash);
}

const memberOf = ({ codeHash }: Deps, panelId: string, place: number): PanelMember => ({
  codeHash: codeHash(demoId(`panel code ${place}`)),
  panelId,
  number: place + 1,
  memberId: demoId(`panel member ${place}`),
});

function panelOf({ now }: Deps, { instrument }: Installed): Panel {
  const today = civilDate(now());
  return {
    id: demoId("panel"),
    instrument,
    name: "Forventninger undervejs",
    purpose,
    waves: begins.map((days) => {
      const opensOn = addDays(today, days);
      return { opensOn, closesOn: addDays(opensOn, openDays - 1) };
    }),
    leastCell: defaultLeastCell,
    ownerId: "demo" as StaffId,
    answersDeletedOn: null,
    createdAt: now(),
  };
}

const eventOf = ({ now }: Deps, id: string): AuditEvent => ({
  at: now(),
  actorKind: "system",
  actorId: "demo",
  role: "system",
  action: "campaign.change",
  subjectKind: "panel",
  subjectId: id,
  citizenId: null,
  purpose: null,
});

/** What somebody says in a round: the same as in the first, but some have moved a step, more of them up. */
function answersIn(installed: Installed, place: number, wave: number): StoredAnswers {
  const first = answersOf(installed, from + place, { units: [], otherwise: {} });
  const { questions } = installed.questionnaire.definition;
  return Object.fromEntries(
    Object.entries(first).map(([id, code]) => {
      const question = questions.find((one) => one.id === id);
      if (wave === 0 || question?.kind !== "radio") return [id, code];
      const steps = question.options.filter(({ scale_value: value }) => value !== undefined);
      const at = steps.findIndex((option) => option.code === code);
      const chance = share(from + place, `moves ${id} ${wave}`);
      const move = chance < 0.25 ? 1 : chance < 0.35 ? -1 : 0;
      return [id, at === -1 ? code : (steps[at + move]?.code ?? code)];
    }),
  );
}
