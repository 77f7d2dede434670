import { isNull } from "drizzle-orm";
import type { definePeople, defineResponses } from "./define.ts";
import type { Kit } from "./kits/kit.ts";
import type { CitizenId, Lang, ResponseId, StaffId, TypedKeys, Way } from "./ports.ts";

type Owners = ReturnType<typeof definePeople> & ReturnType<typeof defineResponses>;

/** What is known of responses that a caseworker wrote for the citizen. */
export function defineAssisted(kit: Kit, owners: Owners) {
  const ofResponse = () =>
    kit
      .text<ResponseId>()
      .notNull()
      .references(() => owners.responses.id, { onDelete: "cascade" });
  const responseHelp = kit.table(
    "response_help",
    {
      responseId: ofResponse(),
      staffId: kit
        .text<StaffId>()
        .notNull()
        .references(() => owners.staffMembers.id),
      way: kit.text<Way>().notNull(),
      firstAt: kit.at().notNull(),
      lastAt: kit.at().notNull(),
    },
    (row) => [kit.uniqueIndex("response_help_hand").on(row.responseId, row.staffId, row.way)],
  );
  const confirmations = kit.table(
    "confirmations",
    {
      sequence: kit.sequence(),
      responseId: ofResponse(),
      fits: kit.bool().notNull(),
      comment: kit.text().notNull(),
      remarks: kit.json<Readonly<Record<string, string>>>().notNull(),
      at: kit.at().notNull(),
    },
    (row) => [kit.index("confirmations_response").on(row.responseId, row.sequence)],
  );
  return { responseHelp, confirmations };
}

/** Printed questionnaires, and what is typed from them. */
export function definePaper(kit: Kit, owners: Owners) {
  const { citizens, staffMembers, responses } = owners;
  const paperForms = kit.table("paper_forms", {
    code: kit.id(),
    questionnaireId: kit.text().notNull(),
    version: kit.text().notNull(),
    instrumentHash: kit.text().notNull(),
    variant: kit.text().notNull(),
    lang: kit.text<Lang>().notNull(),
    citizenId: kit.text<CitizenId>().references(() => citizens.id),
    printedAt: kit.at().notNull(),
    printedBy: kit.text<StaffId>().references(() => staffMembers.id),
  });
  const byStaff = () => kit.text<StaffId>().references(() => staffMembers.id);
  const paperEntries = kit.table(
    "paper_entries",
    {
      id: kit.id(),
      code: kit
        .text()
        .notNull()
        .references(() => paperForms.code),
      printedCode: kit.text().notNull(),
      citizenId: kit
        .text<CitizenId>()
        .notNull()
        .references(() => citizens.id),
      twice: kit.bool().notNull(),
      first: kit.json<TypedKeys>().notNull(),
      firstBy: byStaff().notNull(),
      firstAt: kit.at().notNull(),
      second: kit.json<TypedKeys>(),
      secondBy: byStaff(),
      secondAt: kit.at(),
      compared: kit.int(),
      differed: kit.int(),
      settled: kit.json<TypedKeys>(),
      revision: kit.int().notNull(),
      responseId: kit.text<ResponseId>().references(() => responses.id, { onDelete: "cascade" }),
    },
    (row) => [
      // The same paper for the same person is typed by one at a time.
      kit.uniqueIndex("paper_entries_open").on(row.printedCode, row.citizenId).where(isNull(row.responseId)),
      kit.index("paper_entries_first").on(row.firstAt, row.id),
    ],
  );
  return { paperForms, paperEntries };
}
