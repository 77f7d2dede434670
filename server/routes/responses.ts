import { Hono } from "hono";
import * as v from "valibot";
import type { StoredResponse } from "#db/ports.ts";
import { langs } from "#questionnaires/languages.ts";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { WrongAnswers } from "#server/errors/problem.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { described, idInPath, jsonBody } from "#server/routes/described.ts";
import { longestComment } from "#server/use-cases/answering/recognise-result.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

const answerValue = v.nullable(
  v.union([
    v.pipe(v.string(), v.maxLength(10_000)),
    v.number(),
    v.pipe(v.array(v.string()), v.maxLength(100)),
  ]),
);
const lang = v.picklist(langs);

const StartBody = v.strictObject({
  questionnaire: v.string(),
  benefit: v.string(),
  language: v.optional(lang),
});
const AnswersBody = v.strictObject({
  answers: v.record(v.string(), answerValue),
  language: v.optional(lang),
});
const EmptyBody = v.strictObject({});
const RecognitionBody = v.strictObject({
  recognised: v.boolean(),
  comment: v.optional(v.pipe(v.string(), v.maxLength(longestComment)), ""),
});

const ResponseAnswer = v.strictObject({
  id: v.string(),
  questionnaire: v.string(),
  version: v.string(),
  benefit: v.string(),
  language: lang,
  answers: v.record(v.string(), answerValue),
  revision: v.number(),
  savedAt: v.string(),
  sentAt: v.nullable(v.string()),
  receiptNumber: v.nullable(v.string()),
});
const ExportAnswer = v.looseObject({ answers: v.record(v.string(), v.unknown()) });

const told = (response: StoredResponse): v.InferOutput<typeof ResponseAnswer> => ({
  id: response.id,
  questionnaire: response.instrument.questionnaireId,
  version: response.instrument.version,
  benefit: response.variant,
  language: response.lang,
  answers: { ...response.answers } as v.InferOutput<typeof ResponseAnswer>["answers"],
  revision: response.revision,
  savedAt: response.savedAt.toISOString(),
  sentAt: response.sentAt?.toISOString() ?? null,
  receiptNumber: response.receiptNumber,
});

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
        return c.json([...drafts.map(({ response }) => response), ...sent].map(told));
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
        return c.json(told(await useCases.startResponse(c.get("visitor"), start)));
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
        const { answers, language } = c.req.valid("json");
        const { response, problems } = await useCases.saveAnswers(c.get("visitor"), {
          responseId: c.req.valid("param").id,
          answers,
          ...(language && { lang: language }),
        });
        if (problems.length > 0) {
          throw new WrongAnswers(
            problems.map(({ question, code }) => ({ pointer: jsonPointer("answers", question), code })),
          );
        }
        return c.json(told(response));
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
      jsonBody(EmptyBody),
      async (c) =>
        c.json(told(await useCases.sendResponse(c.get("visitor"), { responseId: c.req.valid("param").id }))),
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
