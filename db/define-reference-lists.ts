import type { definePeople } from "./define.ts";
import type { Kit } from "./kits/kit.ts";
import type { ReferenceListKind, StaffId } from "./ports.ts";

/** Lists that the municipality imports: every one of them, and when each was put in force. */
export function defineReferenceLists(kit: Kit, { staffMembers }: ReturnType<typeof definePeople>) {
  const byStaff = () =>
    kit
      .text<StaffId>()
      .notNull()
      .references(() => staffMembers.id);
  const referenceLists = kit.table(
    "reference_lists",
    {
      kind: kit.text<ReferenceListKind>().notNull(),
      number: kit.int().notNull(),
      rows: kit.json<readonly unknown[]>().notNull(),
      rowCount: kit.int().notNull(),
      importedAt: kit.at().notNull(),
      importedBy: byStaff(),
    },
    (row) => [kit.uniqueIndex("reference_lists_number").on(row.kind, row.number)],
  );
  const referenceListTurns = kit.table(
    "reference_list_turns",
    {
      sequence: kit.sequence(),
      kind: kit.text<ReferenceListKind>().notNull(),
      number: kit.int().notNull(),
      at: kit.at().notNull(),
      staffId: byStaff(),
    },
    (row) => [kit.index("reference_list_turns_kind").on(row.kind, row.sequence)],
  );
  return { referenceLists, referenceListTurns };
}
