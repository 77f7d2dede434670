import type { Panel } from "#db/ports.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { MissingAnswers, NotFound, SurveyClosed, WrongBody } from "#server/errors/problem.ts";
import { civilDate, settledDay } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { isId, readSurveyCode } from "#server/use-cases/ids.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { maskedAnswers } from "#server/use-cases/surveys/masked-answers.ts";
import type { SurveySent } from "#server/use-cases/surveys/send-survey.ts";
import { readSurvey, type SurveyForm, type SurveyState } from "#server/use-cases/surveys/survey-step.ts";
import { panelDeps, panelLibrary } from "./panel-questions.ts";
import { type PanelStand, panelDeletedOn, standOf, unlinkedOn } from "./panels.ts";

/**
 * Why a round cannot be answered: `answered` with this code already, `missing` while its questions are not installed,
 * `passed` when it was begun in a round that is over.
 */
export type WhyPanelClosed = Exclude<PanelStand["state"], "open"> | "answered" | "missing" | "passed";

/** What somebody with a code finds. */
export interface PanelDoor {
  readonly panel: Panel;
  readonly codeHash: string;
  readonly memberId: string;
  /** Place of the round that is open or comes next. */
  readonly wave: number;
  /** Place of a round that was over at midnight, while a form sent before that may still come; null for none. */
  readonly lateWave: number | null;
  /** Null when it can be answered. */
  readonly closed: WhyPanelClosed | null;
  /** The next round after this one; null when there is none. */
  readonly nextOpensOn: string | null;
  readonly unlinkedOn: string;
  readonly deletedOn: string;
}

/** The confidential survey behind a code. Takes no visitor: who comes is not asked. @throws NotFound */
export const openPanelDoor =
  (deps: Deps) =>
  async (key: string): Promise<PanelDoor> => {
    const code = readSurveyCode(key);
    if (code === null) throw new NotFound();
    const codeHash = deps.codeHash(code);
    const member = await deps.ports.panels.findMember(codeHash);
    const panel = member && (await deps.ports.panels.find(member.panelId));
    if (member === null || panel === null) throw new NotFound();
    const { state, wave } = standOf(panel, civilDate(deps.now()));
    const next = state === "open" ? wave + 1 : wave;
    return {
      panel,
      codeHash,
      memberId: member.memberId,
      wave,
      lateWave: justOver(panel, deps.now()),
      closed: await whyClosed(deps, { panel, codeHash, stand: { state, wave } }),
      nextOpensOn: state === "over" ? null : (panel.waves[next]?.opensOn ?? null),
      unlinkedOn: unlinkedOn(panel),
      deletedOn: panelDeletedOn(panel, deps.municipality),
    };
  };

async function whyClosed(
  { library, ports }: Deps,
  { panel, codeHash, stand }: Pick<PanelDoor, "panel" | "codeHash"> & { readonly stand: PanelStand },
): Promise<WhyPanelClosed | null> {
  if (stand.state !== "open") return stand.state;
  if (await ports.panels.hasAnswered(codeHash, stand.wave)) return "answered";
  return library.all.some(({ instrument }) => instrument.hash === panel.instrument.hash) ? null : "missing";
}

/** The questions as this survey asks them. @throws VersionRetired */
export const showPanelQuestions =
  (deps: Deps) =>
  ({ panel }: Pick<PanelDoor, "panel">): Installed =>
    panelLibrary(deps.library).exactly(panel.instrument);

/** Reads a form of a round; always in the survey's own version. @throws NotFound, WrongBody (a field of no question) */
export const readPanelForm =
  (deps: Deps) =>
  ({ panel }: Pick<PanelDoor, "panel">, form: Pick<SurveyForm, "number" | "fields">): SurveyState =>
    readSurvey(panelDeps(deps))({ ...form, ...panel.instrument });

function justOver({ waves }: Pick<Panel, "waves">, now: Date): number | null {
  const [settled, today] = [settledDay(now), civilDate(now)];
  const wave = waves.findIndex(({ closesOn }) => closesOn === settled && closesOn < today);
  return wave === -1 ? null : wave;
}

/**
 * Stores what somebody answered in a round, under the number without a name. No audit row: it would say when.
 * @param sent.wave the round that the form was opened in: what was meant for one is never stored as another
 * @returns `again` when this very form had come before
 * @throws NotFound, WrongBody (a field of no question, or no id of ours), MissingAnswers, SurveyClosed
 */
export const sendPanelAnswers =
  (deps: Deps) =>
  async (
    door: PanelDoor,
    { fields, wave, id }: Pick<SurveySent, "fields" | "id"> & { readonly wave: number },
  ): Promise<"posted" | "again"> => {
    if (!isId(id)) throw new WrongBody([{ pointer: "", code: "unknown-field" }]);
    // What was answered already may have been answered by this very form.
    const isOpen = (door.closed === null || door.closed === "answered") && wave === door.wave;
    if (!isOpen && wave !== door.lateWave) throw new SurveyClosed();
    const state = readPanelForm(deps)(door, { number: 0, fields });
    if (state.missing.length > 0)
      throw new MissingAnswers(
        state.missing.map((one) => ({ pointer: jsonPointer("answers", one), code: "required" })),
      );
    const outcome = await deps.ports.panels.answer(
      {
        id,
        panelId: door.panel.id,
        memberId: door.memberId,
        wave,
        answers: maskedAnswers(state.installed.questionnaire.definition.questions, state.answers),
        isWithdrawn: false,
      },
      door.codeHash,
    );
    if (outcome === "answered" || outcome === "gone") throw new SurveyClosed();
    return outcome === "again" ? "again" : "posted";
  };

/**
 * Takes somebody out of a confidential survey: the code and all answers with it are deleted, in every round. Figures that
 * have been told stay as they are. @throws NotFound (also when it is done already)
 */
export const withdrawFromPanel =
  (deps: Deps) =>
  async ({ codeHash }: Pick<PanelDoor, "codeHash">): Promise<void> => {
    if (!(await deps.ports.panels.withdraw(codeHash))) throw new NotFound();
  };
