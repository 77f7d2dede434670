import { isNull } from "drizzle-orm";
import type { definePeople } from "./define.ts";
import type { defineCv } from "./define-cv.ts";
import type { definePlan } from "./define-plan.ts";
import type { Kit } from "./kits/kit.ts";
import type { CitizenId, StoredBesideComment } from "./ports.ts";

type Owners = ReturnType<typeof definePeople> & ReturnType<typeof defineCv> & ReturnType<typeof definePlan>;

/** What caseworker and citizen write beside an entry of the CV or a goal; it goes when the entry or the goal goes. */
export function defineComments(kit: Kit, { citizens, cvEntries, planGoals }: Owners) {
  const besideComments = kit.table(
    "beside_comments",
    {
      sequence: kit.sequence(),
      id: kit.text().notNull().unique("beside_comments_id"),
      citizenId: kit
        .text<CitizenId>()
        .notNull()
        .references(() => citizens.id),
      entryId: kit.text().references(() => cvEntries.id, { onDelete: "cascade" }),
      goalId: kit.text().references(() => planGoals.id, { onDelete: "cascade" }),
      authorKind: kit.text<StoredBesideComment["authorKind"]>().notNull(),
      authorId: kit.text().notNull(),
      words: kit.text().notNull(),
      revision: kit.int().notNull(),
      at: kit.at().notNull(),
      seenAt: kit.at(),
      withdrawnAt: kit.at(),
      toldOn: kit.text(),
    },
    (row) => [
      kit.index("beside_comments_citizen").on(row.citizenId, row.sequence),
      kit.index("beside_comments_entry").on(row.entryId),
      kit.index("beside_comments_goal").on(row.goalId),
      kit.index("beside_comments_unseen").on(row.at).where(isNull(row.seenAt)),
    ],
  );
  return { besideComments };
}
