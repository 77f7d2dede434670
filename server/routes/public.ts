import { Hono } from "hono";
import * as v from "valibot";
import { Unavailable } from "#server/errors/problem.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { described } from "#server/routes/described.ts";
import type { Library } from "#server/use-cases/library.ts";

const HealthAnswer = v.strictObject({ status: v.literal("ok") });
const PublishedAnswer = v.strictObject({ id: v.string(), version: v.string(), sha256: v.string() });
const MeAnswer = v.strictObject({
  kind: v.picklist(["nobody", "citizen", "staff"]),
  roles: v.array(v.string()),
});

/** What anybody may ask: is it up, which questionnaires are published, and who am I. */
export const publicRoutes = ({ ping, library }: { ping: () => Promise<void>; library: Library }) =>
  new Hono<ApiEnv>()
    .get(
      "/health",
      described({ summary: "200 when the database answers", answer: HealthAnswer, problems: [503] }),
      async (c) => {
        await ping().catch(() => {
          throw new Unavailable();
        });
        return c.json({ status: "ok" as const });
      },
    )
    .get(
      "/me",
      described({ summary: "Who is logged in, without a name", answer: MeAnswer, problems: [] }),
      (c) => {
        const visitor = c.get("visitor");
        if (visitor === null) return c.json({ kind: "nobody" as const, roles: [] });
        return c.json({
          kind: visitor.kind,
          roles: visitor.kind === "staff" ? [...visitor.roles] : ["citizen"],
        });
      },
    )
    .get(
      "/questionnaires",
      described({ summary: "Published questionnaires", answer: v.array(PublishedAnswer), problems: [] }),
      (c) =>
        c.json(
          library.all.map(({ instrument }) => ({
            id: instrument.questionnaireId,
            version: instrument.version,
            sha256: instrument.hash,
          })),
        ),
    );
