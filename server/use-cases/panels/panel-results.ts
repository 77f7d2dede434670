import type { PanelTelling } from "#db/ports.ts";
import type { Visitor } from "#server/access/actor.ts";
import type { DataFile } from "#server/documents/data-file/data-file.ts";
import { NotFound } from "#server/errors/problem.ts";
import { type Item, itemsOf } from "#server/results/items.ts";
import { membersInFile, panelDataFile } from "#server/results/panel-data-file.ts";
import type { PanelLimits } from "#server/results/panel-people.ts";
import { auditOf } from "#server/use-cases/audit-event.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";
import { demandStaff } from "#server/use-cases/staff/begin-work.ts";
import { panelLimits } from "./keep-panels.ts";
import { panelLibrary } from "./panel-questions.ts";
import { panelOf, subjectOf } from "./panels.ts";

export interface PanelResults {
  readonly installed: Installed;
  /** Everything that can be counted; figures name these by id. */
  readonly items: readonly Item[];
  /** The figures of all rounds, in order; empty until the last is over. */
  readonly tellings: readonly PanelTelling[];
  readonly limits: PanelLimits;
  /** The figures are told. */
  readonly isOver: boolean;
  /** There is a file with a row for each person; false also when too few are alike. */
  readonly hasFile: boolean;
}

/** The figures, once the last round is over. @throws NotLoggedIn, NotAllowed, NotFound, VersionRetired */
export const showPanelResults =
  (deps: Deps) =>
  async (visitor: Visitor, id: string): Promise<PanelResults> => {
    demandStaff(visitor, "evaluation.read");
    const panel = await panelOf(deps, id);
    const installed = panelLibrary(deps.library).exactly(panel.instrument);
    const items = itemsOf(installed.questionnaire.definition, []).filter(({ isBackground }) => !isBackground);
    const [tellings, limits] = [await deps.ports.panels.tellings(id), panelLimits(panel)];
    const isOver = tellings.length > 0;
    const rows = isOver ? await deps.ports.panels.answers(id) : [];
    const hasFile = membersInFile({ rows, waves: panel.waves.length, limits }).length > 0;
    return { installed, items, tellings, limits, isOver, hasFile };
  };

/**
 * The answers of a survey whose last round is told, one row for each person, for statistics programs. On the audit record.
 * @throws NotLoggedIn, NotAllowed, NotFound (also before that, and when too few answered), VersionRetired
 */
export const exportPanel =
  (deps: Deps) =>
  async (visitor: Visitor, id: string): Promise<DataFile> => {
    const staff = demandStaff(visitor, "evaluation.export");
    const panel = await panelOf(deps, id);
    const { installed, items, limits, isOver } = await showPanelResults(deps)(visitor, id);
    if (!isOver) throw new NotFound();
    const { title } = installed.questionnaire.definition;
    const file = panelDataFile({
      items,
      rows: await deps.ports.panels.answers(id),
      waves: panel.waves.length,
      limits,
      title: { da: title.da, en: title.en ?? title.da },
      about: [
        `${deps.municipality.name}: ${panel.purpose.da}`,
        `${panel.instrument.questionnaireId} ${panel.instrument.version}, SHA-256 ${panel.instrument.hash}`,
        ...panel.waves.map(
          ({ opensOn, closesOn }, wave) => `Runde / round ${wave + 1}: ${opensOn} – ${closesOn}.`,
        ),
        `Fortrolige svar under et nummer uden navn. Med er kun de, hvor mindst ${limits.leastInGroup} har svaret i de samme runder.`,
        "Har nogen trukket sig, er nogle få andre også udeladt. / Where somebody has left, a few others are left out too.",
        `Confidential answers under a number without a name. Only people with at least ${limits.leastInGroup} who answered the same rounds are in the file.`,
        "Filen er til den, der evaluerer, og må ikke lægges ud. / The file is for the evaluator, not for publication.",
      ],
    });
    if (file === null) throw new NotFound();
    const audit = auditOf(staff, "evaluation.export", { at: deps.now(), subject: subjectOf(id) });
    await deps.ports.audit.record([audit]);
    return file;
  };
