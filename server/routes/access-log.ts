import { Hono } from "hono";
import * as v from "valibot";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { described } from "#server/routes/described.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

const ReadingAnswer = v.strictObject({
  at: v.string(),
  role: v.string(),
  action: v.string(),
  purpose: v.nullable(v.string()),
});

/** Who has read the citizen's answers: date, role and purpose. */
export const accessLogRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>().get(
    "/access-log",
    described({ summary: "Who has read my answers", answer: v.array(ReadingAnswer), problems: [401, 403] }),
    async (c) => {
      const readings = await useCases.whoHasRead(c.get("visitor"));
      return c.json(readings.map((reading) => ({ ...reading, at: reading.at.toISOString() })));
    },
  );
