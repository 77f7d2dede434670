import type { definePeople } from "./define.ts";
import type { Kit } from "./kits/kit.ts";
import type { StaffId, StoredCvRule } from "./ports.ts";

/** What the municipality wants to find in a CV: every version, and when each was put in force. */
export function defineGuidelines(kit: Kit, { staffMembers }: ReturnType<typeof definePeople>) {
  const byStaff = () =>
    kit
      .text<StaffId>()
      .notNull()
      .references(() => staffMembers.id);
  const cvGuidelines = kit.table("cv_guidelines", {
    number: kit.int().notNull().unique("cv_guidelines_number"),
    rules: kit.json<readonly StoredCvRule[]>().notNull(),
    revision: kit.int().notNull(),
    publishedAt: kit.at(),
    changedAt: kit.at().notNull(),
    changedBy: byStaff(),
  });
  const cvGuidelineTurns = kit.table("cv_guideline_turns", {
    sequence: kit.sequence(),
    number: kit.int().notNull(),
    at: kit.at().notNull(),
    staffId: byStaff(),
  });
  return { cvGuidelines, cvGuidelineTurns };
}
