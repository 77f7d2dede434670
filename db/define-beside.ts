import type { definePeople, defineResponses } from "./define.ts";
import type { Kit } from "./kits/kit.ts";
import type { ResponseId, StaffId } from "./ports.ts";

type Owners = ReturnType<typeof definePeople> & ReturnType<typeof defineResponses>;

/** What caseworkers answer beside the citizens' own answers. */
export function defineStaffAnswers(kit: Kit, owners: Owners) {
  const staffAnswers = kit.table(
    "staff_answers",
    {
      sequence: kit.sequence(),
      id: kit.text().notNull().unique("staff_answers_id"),
      responseId: kit
        .text<ResponseId>()
        .notNull()
        .references(() => owners.responses.id, { onDelete: "cascade" }),
      questionId: kit.text().notNull(),
      value: kit.int().notNull(),
      staffId: kit
        .text<StaffId>()
        .notNull()
        .references(() => owners.staffMembers.id),
      at: kit.at().notNull(),
    },
    (row) => [kit.index("staff_answers_response").on(row.responseId, row.sequence)],
  );
  return { staffAnswers };
}
