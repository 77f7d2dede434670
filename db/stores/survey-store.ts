import type { Storage } from "../kits/kit.ts";
import type { Surveys } from "../ports.ts";
import { instrumentColumns } from "./response-row.ts";

/** Anonymous answers. Nothing else is written in the unit: an audit row would tell when they came, and from whom. */
export function surveyStore({ tables: { surveyAnswers }, write }: Storage): Surveys {
  return {
    store: ({ instrument, ...answer }) =>
      write(async (tx) => {
        const row = { ...answer, ...instrumentColumns(instrument) };
        await tx.insert(surveyAnswers).values(row).onConflictDoNothing();
      }),
  };
}
