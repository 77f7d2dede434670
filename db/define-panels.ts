import type { Kit } from "./kits/kit.ts";
import type { CampaignPurpose, PanelWave, StaffId, StoredAnswers, WaveFigures } from "./ports.ts";

/**
 * Confidential surveys: answers under a number without a name, the same in every round. `panel_members` is the only way
 * from a code to that number, and is deleted when the survey is over.
 */
export function definePanels(kit: Kit) {
  const panels = kit.table("panels", {
    id: kit.id(),
    questionnaireId: kit.text().notNull(),
    version: kit.text().notNull(),
    instrumentHash: kit.text().notNull(),
    name: kit.text().notNull(),
    purpose: kit.json<CampaignPurpose>().notNull(),
    waves: kit.json<readonly PanelWave[]>().notNull(),
    leastCell: kit.int().notNull(),
    ownerId: kit.text<StaffId>().notNull(),
    answersDeletedOn: kit.text(),
    createdAt: kit.at().notNull(),
  });
  const panelMembers = kit.table(
    "panel_members",
    {
      codeHash: kit.id(),
      panelId: kit.text().notNull(),
      number: kit.int().notNull(),
      memberId: kit.text().notNull().unique("panel_members_member"),
    },
    (row) => [kit.uniqueIndex("panel_members_panel").on(row.panelId, row.number)],
  );
  const panelAnswers = kit.table(
    "panel_answers",
    {
      id: kit.id(),
      panelId: kit.text().notNull(),
      memberId: kit.text().notNull(),
      wave: kit.int().notNull(),
      answers: kit.json<StoredAnswers>().notNull(),
      isWithdrawn: kit.bool().notNull(),
    },
    (row) => [
      kit.uniqueIndex("panel_answers_once").on(row.memberId, row.wave),
      kit.index("panel_answers_panel").on(row.panelId, row.id),
    ],
  );
  const panelTellings = kit.table(
    "panel_tellings",
    {
      id: kit.id(),
      panelId: kit.text().notNull(),
      wave: kit.int().notNull(),
      toldOn: kit.text().notNull(),
      figures: kit.json<WaveFigures>().notNull(),
    },
    (row) => [kit.uniqueIndex("panel_tellings_once").on(row.panelId, row.wave)],
  );
  return { panels, panelMembers, panelAnswers, panelTellings };
}
