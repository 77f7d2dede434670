import { Hono } from "hono";
import { validator } from "hono-openapi";
import * as v from "valibot";
import { WrongBody } from "#server/errors/problem.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { CaseAnswer, CaseListAnswer, CaseRowAnswer, tellCase, tellRow } from "#server/routes/case-json.ts";
import { described, idInPath, jsonBody } from "#server/routes/described.ts";
import { longestReason } from "#server/use-cases/triage/record-assessment.ts";
import { purposes } from "#server/use-cases/triage/relation.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

const view = v.picklist(["lav", "moderat", "hoej"]);
const ListQuery = v.strictObject({
  list: v.optional(v.picklist(["queue", "low", "closed"]), "queue"),
  assigned: v.optional(v.picklist(["all", "mine", "free"]), "all"),
  page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), "1"),
});
const SearchBody = v.strictObject({ words: v.pipe(v.string(), v.maxLength(100)) });
const PurposeBody = v.strictObject({ purpose: v.picklist(purposes) });
const OwnViewBody = v.strictObject({ view });
const AssessmentBody = v.strictObject({
  view,
  reason: v.optional(v.pipe(v.string(), v.maxLength(longestReason)), ""),
});
const EmptyBody = v.strictObject({});
const OwnViewAnswer = v.strictObject({ view, at: v.string() });

const listQuery = validator("query", ListQuery, (result) => {
  if (!result.success) throw new WrongBody([{ pointer: "?", code: "wrong" }]);
});

/** Lists and reads of cases; no row carries points, level or flags. */
const readRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>()
    .get(
      "/cases",
      described({
        summary: "A list of cases, by deadline",
        answer: CaseListAnswer,
        problems: [400, 401, 403],
      }),
      listQuery,
      async (c) => {
        const { rows, ...list } = await useCases.listCases(c.get("visitor"), c.req.valid("query"));
        return c.json({ ...list, rows: rows.map(tellRow) });
      },
    )
    .post(
      "/cases/search",
      described({
        summary: "Find cases by name, receipt number or cpr number (in the body, never in an address)",
        answer: v.array(CaseRowAnswer),
        problems: [400, 401, 403],
      }),
      jsonBody(SearchBody),
      async (c) => c.json((await useCases.searchCases(c.get("visitor"), c.req.valid("json"))).map(tellRow)),
    )
    .get(
      "/cases/:id",
      described({
        summary: "A case; every look is logged",
        answer: CaseAnswer,
        problems: [401, 403, 404, 410],
      }),
      idInPath,
      async (c) =>
        c.json(tellCase(await useCases.openCase(c.get("visitor"), { caseId: c.req.valid("param").id }))),
    );

/** What a caseworker does with a case. */
const actRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>()
    .post(
      "/cases/:id/take",
      described({ summary: "Take a case that nobody has", problems: [400, 401, 403, 404, 409] }),
      idInPath,
      jsonBody(EmptyBody),
      async (c) => {
        await useCases.takeCase(c.get("visitor"), { caseId: c.req.valid("param").id });
        return c.body(null, 204);
      },
    )
    .post(
      "/cases/:id/release",
      described({ summary: "Let go of an own case", problems: [400, 401, 403, 404, 409] }),
      idInPath,
      jsonBody(EmptyBody),
      async (c) => {
        await useCases.releaseCase(c.get("visitor"), { caseId: c.req.valid("param").id });
        return c.body(null, 204);
      },
    )
    .post(
      "/cases/:id/purpose",
      described({
        summary: "Open a case for a purpose; the citizen sees it",
        problems: [400, 401, 403, 404],
      }),
      idInPath,
      jsonBody(PurposeBody),
      async (c) => {
        const { id } = c.req.valid("param");
        await useCases.givePurpose(c.get("visitor"), { caseId: id, ...c.req.valid("json") });
        return c.body(null, 204);
      },
    )
    .post(
      "/cases/:id/own-view",
      described({
        summary: "Note an own view, once",
        answer: OwnViewAnswer,
        problems: [400, 401, 403, 404, 409],
      }),
      idInPath,
      jsonBody(OwnViewBody),
      async (c) => {
        const { id } = c.req.valid("param");
        const noted = await useCases.noteOwnView(c.get("visitor"), { caseId: id, ...c.req.valid("json") });
        return c.json({ view: noted.view, at: noted.at.toISOString() });
      },
    )
    .post(
      "/cases/:id/assessments",
      described({ summary: "Record the final assessment", problems: [400, 401, 403, 404, 409, 422] }),
      idInPath,
      jsonBody(AssessmentBody),
      async (c) => {
        const { id } = c.req.valid("param");
        await useCases.recordAssessment(c.get("visitor"), { caseId: id, ...c.req.valid("json") });
        return c.body(null, 204);
      },
    );

export const caseRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>().route("/", readRoutes(useCases)).route("/", actRoutes(useCases));
