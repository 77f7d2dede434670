import type { Panel, PanelTelling } from "#db/ports.ts";
import { leastInGroup } from "#server/disclosure/limits.ts";
import { itemsOf } from "#server/results/items.ts";
import { type PanelLimits, waveFigures } from "#server/results/panel-figures.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import { panelLibrary } from "./panel-questions.ts";
import { panelDeletedOn, subjectOf, unlinkedOn } from "./panels.ts";

/** A form that was sent just before midnight is stored by then, in milliseconds. */
const settledMs = 15 * 60_000;

/** The rules of a survey; a group has at least twice the smallest cell. */
export const panelLimits = ({ leastCell }: Pick<Panel, "leastCell">): PanelLimits => ({
  least: leastCell,
  leastInGroup: Math.max(leastInGroup, 2 * leastCell),
});

/**
 * Tells the figures of rounds that are over, deletes codes a month after the last round, and answers and figures after
 * the municipality's months. Runs as often as one likes. Returns how many surveys something was deleted of.
 */
export async function keepPanels(deps: Deps): Promise<number> {
  let deleted = 0;
  for (const panel of await deps.ports.panels.all()) {
    await tellRounds(deps, panel);
    if (await deleteWhatIsOver(deps, panel)) deleted += 1;
  }
  return deleted;
}

async function tellRounds({ ports, library, now }: Deps, panel: Panel): Promise<void> {
  const installed = panelLibrary(library).all.find(
    ({ instrument }) => instrument.hash === panel.instrument.hash,
  );
  const [settled, today] = [civilDate(new Date(now().getTime() - settledMs)), civilDate(now())];
  const over = panel.waves.filter(({ closesOn }) => closesOn < settled).length;
  const told: PanelTelling[] = [...(await ports.panels.tellings(panel.id))];
  if (installed === undefined) return;
  const items = itemsOf(installed.questionnaire.definition, []);
  for (let wave = told.length; wave < over; wave += 1) {
    const rows = (await ports.panels.answers(panel.id)).filter((row) => row.wave <= wave);
    const invited = (await ports.panels.members(panel.id)).length;
    const round = { items, rows, waves: panel.waves.length, wave, invited, tellings: told };
    const telling: PanelTelling = {
      panelId: panel.id,
      wave,
      toldOn: today,
      figures: waveFigures(round, panelLimits(panel)),
    };
    // Somebody took answers back meanwhile, or another process was faster: the next turn looks again.
    const present = rows.filter(({ isWithdrawn }) => !isWithdrawn).length;
    if (!(await ports.panels.tell(telling, present))) return;
    told.push(telling);
  }
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
