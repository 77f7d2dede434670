import { and, eq, isNull, sql } from "drizzle-orm";
import type { Storage } from "../kits/kit.ts";
import type { PageCount, SurveyPages } from "../ports.ts";

/** Counts of pages of surveys. The id is what is counted, so that two programs add to the same row. */
export const surveyPageStore = (storage: Storage): SurveyPages => {
  const { surveyPages } = storage.tables;
  return {
    add: (counts) =>
      storage.write(async (tx) => {
        // In one order everywhere: two programs that add at once wait for each other, and never in a ring.
        for (const row of counts.map(rowOf).toSorted((a, b) => (a.id < b.id ? -1 : 1)))
          await tx
            .insert(surveyPages)
            .values(row)
            .onConflictDoUpdate({
              target: surveyPages.id,
              set: { count: sql`${surveyPages.count} + ${row.count}` },
            });
      }),
    async of({ questionnaireId, version, campaignId }) {
      const { page, count } = surveyPages;
      const rows = await storage.read((db) =>
        db
          .select({ page, count })
          .from(surveyPages)
          .where(
            and(
              eq(surveyPages.questionnaireId, questionnaireId),
              eq(surveyPages.version, version),
              campaignId === null ? isNull(surveyPages.campaignId) : eq(surveyPages.campaignId, campaignId),
            ),
          ),
      );
      return new Map(rows.map((row) => [row.page, row.count]));
    },
  };
};

const rowOf = ({ asked, page, count }: PageCount) => ({
  id: JSON.stringify([asked.questionnaireId, asked.version, asked.campaignId, page]),
  ...asked,
  page,
  count,
});
