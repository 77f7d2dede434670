import { Hono } from "hono";
import * as v from "valibot";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { described, idInPath, jsonBody } from "#server/routes/described.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

const text = v.pipe(v.string(), v.maxLength(500));
const BasisBody = v.strictObject({
  basis: text,
  dpiaReference: text,
  owner: text,
  expiresOn: v.pipe(v.string(), v.maxLength(10)),
  enabled: v.boolean(),
});
const GateAnswer = v.strictObject({
  questionnaire: v.string(),
  gate: v.string(),
  basis: v.nullable(v.strictObject({ ...BasisBody.entries, demo: v.boolean() })),
});

/** The triage gate: without a valid legal basis, no score. */
export const legalBasisRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>()
    .get(
      "/legal-bases",
      described({
        summary: "The triage gate of every questionnaire",
        answer: v.array(GateAnswer),
        problems: [401, 403],
      }),
      async (c) => {
        const rows = await useCases.readLegalBases(c.get("visitor"));
        return c.json(
          rows.map(({ questionnaireId, basis, gate }) => ({
            questionnaire: questionnaireId,
            gate,
            basis: basis && {
              basis: basis.basis,
              dpiaReference: basis.dpiaReference,
              owner: basis.owner,
              expiresOn: basis.expiresOn,
              enabled: basis.enabled,
              demo: basis.demo,
            },
          })),
        );
      },
    )
    .put(
      "/legal-bases/:id",
      described({ summary: "Enter the legal basis, or turn the switch", problems: [400, 401, 403, 404] }),
      idInPath,
      jsonBody(BasisBody),
      async (c) => {
        const entered = { questionnaireId: c.req.valid("param").id, ...c.req.valid("json") };
        await useCases.changeLegalBasis(c.get("visitor"), entered);
        return c.body(null, 204);
      },
    );
