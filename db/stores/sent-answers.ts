import { and, asc, eq, gt, isNotNull } from "drizzle-orm";
import type { Reading } from "../kits/kit.ts";
import type { SentAnswers } from "../ports.ts";

const PAGE = 500;

/**
 * The answers that were sent in one version, some hundred at a time. Who sent them is not read: the id of a
 * response only marks where the next page begins, and never leaves this function.
 */
export async function* sentAnswers(
  { tables: { responses }, read }: Pick<Reading, "tables" | "read">,
  { questionnaireId, version }: { questionnaireId: string; version: string },
): AsyncGenerator<SentAnswers> {
  const { id, variant, sentAt, answers } = responses;
  const ofVersion = and(
    eq(responses.questionnaireId, questionnaireId),
    eq(responses.version, version),
    isNotNull(sentAt),
  );
  for (let last = ""; ; ) {
    const beyond = and(ofVersion, gt(id, last as typeof responses.$inferSelect.id));
    const rows = await read((db) =>
      db.select({ id, variant, sentAt, answers }).from(responses).where(beyond).orderBy(asc(id)).limit(PAGE),
    );
    for (const row of rows) {
      if (row.sentAt) yield { variant: row.variant, sentAt: row.sentAt, answers: row.answers };
    }
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id ?? "";
  }
}
