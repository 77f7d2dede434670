import { type Context, Hono } from "hono";
import * as v from "valibot";
import type { StoredResponse } from "#db/ports.ts";
import { WrongAnswers } from "#server/errors/problem.ts";
import { toProblemJson } from "#server/errors/problem-json.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { described, idInPath, jsonBody } from "#server/routes/described.ts";
import { answerValue, lang, ResponseAnswer, tellResponse } from "#server/routes/response-json.ts";
import { answerFault } from "#server/use-cases/answering/answer-fault.ts";
import { answersChanged } from "#server/use-cases/answering/answer-marks.ts";
import { longestRemark, longestWord } from "#server/use-cases/answering/confirm-answers.ts";
import { seenAt } from "#server/use-cases/answering/drawn-from.ts";
import { longestComment } from "#server/use-cases/answering/recognise-result.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

const StartBody = v.strictObject({
  questionnaire: v.string(),
  benefit: v.string(),
  language: v.optional(lang),
});
/** The revision that the caller has seen; what was changed after it is tellResponse, not overwritten. */
const revision = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));

const AnswersBody = v.strictObject({
  answers: v.record(v.string(), answerValue),
  language: v.optional(lang),
  revision,
});
const SendBody = v.strictObject({ revision });
const ConfirmationBody = v.strictObject({
  fits: v.boolean(),
  comment: v.optional(v.pipe(v.string(), v.maxLength(longestWord)), ""),
  remarks: v.optional(v.record(v.string(), v.pipe(v.string(), v.maxLength(longestRemark))), {}),
});
const RecognitionBody = v.strictObject({
  recognised: v.boolean(),
  comment: v.optional(v.pipe(v.string(), v.maxLength(longestComment)), ""),
});

const ExportAnswer = v.looseObject({ answers: v.record(v.string(), v.unknown()) });

/** The problem with the answers as they stand, so that the caller can show both and ask again. */
function conflicted(c: Context<ApiEnv>, response: StoredResponse, conflicts: readonly string[]): Response {
  const problem = toProblemJson(answersChanged(conflicts), {
    lang: c.get("lang"),
    requestId: c.get("requestId"),
  });
  const answers = Object.fromEntries(conflicts.map((id) => [id, response.answers[id] ?? null]));
  const body = { ...problem, current: { revision: response.revision, answers } };
  return c.json(body, 409, { "Content-Type": "application/problem+json" });
}

/** The citizen's own responses. */
export const responseRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>()
    .get(
      "/responses",
      described({
        summary: "Own drafts and sent responses",
        answer: v.array(ResponseAnswer),
        problems: [401, 403],
      }),
      async (c) => {
        const { drafts, sent } = await useCases.myResponses(c.get("visitor"));
        return c.json([...drafts.map(({ response }) => response), ...sent].map(tellResponse));
      },
    )
    .post(
      "/responses",
      described({
        summary: "Begin a draft, or get the one there is",
        answer: ResponseAnswer,
        problems: [400, 401, 403, 404],
      }),
      jsonBody(StartBody),
      async (c) => {
        const { questionnaire, benefit, language } = c.req.valid("json");
        const start = { questionnaireId: questionnaire, variant: benefit, lang: language ?? c.get("lang") };
        return c.json(tellResponse(await useCases.startResponse(c.get("visitor"), start)));
      },
    )
    .put(
      "/responses/:id/answers",
      described({
        summary: "Save answers; the well-formed ones are saved even when others are wrong (422)",
        answer: ResponseAnswer,
        problems: [400, 401, 403, 404, 409, 410, 422],
      }),
      idInPath,
      jsonBody(AnswersBody),
      async (c) => {
        const { answers, language, revision: seen } = c.req.valid("json");
        const { response, problems, conflicts } = await useCases.saveAnswers(c.get("visitor"), {
          responseId: c.req.valid("param").id,
          answers,
          seen: seenAt(seen),
          ...(language && { lang: language }),
        });
        if (problems.length > 0) {
          throw new WrongAnswers(problems.map(answerFault));
        }
        if (conflicts.length > 0) return conflicted(c, response, conflicts);
        return c.json(tellResponse(response));
      },
    )
    .post(
      "/responses/:id/send",
      described({
        summary: "Send; sending again returns the same receipt",
        answer: ResponseAnswer,
        problems: [400, 401, 403, 404, 409, 410, 422],
      }),
      idInPath,
      jsonBody(SendBody),
      async (c) => {
        const toSend = {
          responseId: c.req.valid("param").id,
          seen: seenAt(c.req.valid("json").revision),
        };
        return c.json(tellResponse(await useCases.sendResponse(c.get("visitor"), toSend)));
      },
    )
    .get(
      "/responses/:id/device-key",
      described({
        summary: "Key with which this session's browser may keep unsaved words of a draft",
        answer: v.strictObject({ key: v.string() }),
        problems: [401, 403, 404, 409],
      }),
      idInPath,
      async (c) => {
        const wanted = { responseId: c.req.valid("param").id, session: c.get("session") };
        return c.json({ key: await useCases.handOutDeviceKey(c.get("visitor"), wanted) });
      },
    )
    .delete(
      "/responses/:id",
      described({ summary: "Delete an own draft", problems: [401, 403, 404, 409] }),
      idInPath,
      async (c) => {
        await useCases.deleteDraft(c.get("visitor"), { responseId: c.req.valid("param").id });
        return c.body(null, 204);
      },
    )
    .get(
      "/responses/:id/export",
      described({
        summary: "Download of own answers, result and comment",
        answer: ExportAnswer,
        problems: [401, 403, 404],
      }),
      idInPath,
      async (c) => {
        const exported = await useCases.exportAnswers(c.get("visitor"), {
          responseId: c.req.valid("param").id,
        });
        c.header("Content-Disposition", 'attachment; filename="mine-svar.json"');
        return c.json(exported as unknown as Record<string, unknown>);
      },
    )
    .put(
      "/responses/:id/confirmation",
      described({
        summary: "Say whether answers that a caseworker wrote and sent are right",
        problems: [400, 401, 403, 404, 410],
      }),
      idInPath,
      jsonBody(ConfirmationBody),
      async (c) => {
        const { id } = c.req.valid("param");
        await useCases.confirmAnswers(c.get("visitor"), { responseId: id, ...c.req.valid("json") });
        return c.body(null, 204);
      },
    )
    .put(
      "/responses/:id/recognition",
      described({ summary: "Say whether you recognise the result", problems: [400, 401, 403, 404] }),
      idInPath,
      jsonBody(RecognitionBody),
      async (c) => {
        const { recognised, comment } = c.req.valid("json");
        const { id } = c.req.valid("param");
        await useCases.recogniseResult(c.get("visitor"), { responseId: id, recognised, comment });
        return c.body(null, 204);
      },
    );
