import type { Panel, PanelTelling } from "#db/ports.ts";
import { leastInGroup } from "#server/disclosure/limits.ts";
import { itemsOf } from "#server/results/items.ts";
import { panelFigures } from "#server/results/panel-figures.ts";
import type { PanelLimits } from "#server/results/panel-people.ts";
import { civilDate, settledDay } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { panelLibrary } from "./panel-questions.ts";
import { panelDeletedOn, subjectOf, unlinkedOn } from "./panels.ts";

/** The rules of a survey; a group has at least twice the smallest cell. */
export const panelLimits = ({ leastCell }: Pick<Panel, "leastCell">): PanelLimits => ({
  least: leastCell,
  leastInGroup: Math.max(leastInGroup, 2 * leastCell),
});

/**
 * Tells the figures of surveys whose last round is over, deletes codes a month after it, and answers and figures after
 * the municipality's months. Runs as often as one likes. Returns how many surveys something was deleted of; a fault with
 * one keeps nothing back of the others, and is thrown at the end.
 */
export async function keepPanels(deps: Deps): Promise<number> {
  let deleted = 0;
  const faults: unknown[] = [];
  for (const panel of await deps.ports.panels.all()) {
    const keep = (fault: unknown) => void faults.push(fault);
    await tell(deps, panel).catch(keep);
    if (await deleteWhatIsOver(deps, panel).catch(keep)) deleted += 1;
  }
  if (faults.length > 0) throw faults[0];
  return deleted;
}

async function tell({ ports, library, municipality, now }: Deps, panel: Panel): Promise<void> {
  const installed = panelLibrary(library).all.find(
    ({ instrument }) => instrument.hash === panel.instrument.hash,
  );
  const [settled, today] = [settledDay(now()), civilDate(now())];
  const isOver = panel.waves.every(({ closesOn }) => closesOn < settled);
  const isDeleted = panel.answersDeletedOn !== null || panelDeletedOn(panel, municipality) <= today;
  if (installed === undefined || !isOver || isDeleted) return;
  if ((await ports.panels.tellings(panel.id)).length > 0) return;
  const rows = await ports.panels.answers(panel.id);
  const invited = (await ports.panels.members(panel.id)).length;
  const items = itemsOf(installed.questionnaire.definition, []);
  const survey = { items, rows, waves: panel.waves.length, invited };
  const tellings = panelFigures(survey, panelLimits(panel)).map(
    (figures, wave): PanelTelling => ({ panelId: panel.id, wave, toldOn: today, figures }),
  );
  // False when somebody took answers back meanwhile, or another process was faster: the next turn looks again.
  const present = rows.filter(({ isWithdrawn }) => !isWithdrawn).length;
  await ports.panels.tell(panel.id, tellings, present);
}

async function deleteWhatIsOver({ ports, municipality, now }: Deps, panel: Panel): Promise<boolean> {
  const today = civilDate(now());
  const audit = {
    at: now(),
    actorKind: "system",
    actorId: "retention",
    role: "system",
    ...subjectOf(panel.id),
  } as const;
  if (panelDeletedOn(panel, municipality) <= today)
    return ports.panels.deleteOf(panel.id, today, { ...audit, action: "panel.delete-old-answers" });
  if (unlinkedOn(panel) <= today)
    return ports.panels.unlink(panel.id, { ...audit, action: "panel.delete-codes" });
  return false;
}
