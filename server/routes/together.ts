import { Hono } from "hono";
import * as v from "valibot";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { WrongAnswers } from "#server/errors/problem.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { bodyId, described, idInPath, jsonBody } from "#server/routes/described.ts";
import {
  answerValue,
  lang,
  ReceiptAnswer,
  ResponseAnswer,
  tellReceipt,
  tellResponse,
} from "#server/routes/response-json.ts";
import { answersChanged } from "#server/use-cases/answering/answer-marks.ts";
import { seenAt } from "#server/use-cases/answering/drawn-from.ts";
import { togetherWays } from "#server/use-cases/assisted/assisting-for.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

const SearchBody = v.strictObject({ words: v.pipe(v.string(), v.maxLength(100)) });
const CitizenBody = v.strictObject({ cpr: v.string(), cprAgain: v.string(), name: v.string() });
const CitizenAnswer = v.strictObject({ id: v.string(), name: v.string() });
const OpeningBody = v.strictObject({
  citizen: bodyId,
  questionnaire: bodyId,
  benefit: bodyId,
  way: v.picklist(togetherWays),
  language: v.optional(lang),
});
const ReadBody = v.strictObject({ citizen: bodyId, questionnaire: bodyId });
const revision = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const AnswersBody = v.strictObject({
  citizen: bodyId,
  answers: v.record(v.string(), answerValue),
  revision,
});
const SavedAnswer = v.strictObject({
  revision: v.number(),
  savedAt: v.string(),
  answers: v.record(v.string(), answerValue),
});
const SendBody = v.strictObject({ citizen: bodyId, revision });
const OwnerBody = v.strictObject({ citizen: bodyId });

/** Finding the citizen, and opening the answers. */
const openingRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>()
    .post(
      "/citizens/search",
      described({
        summary: "Find a citizen to fill in together with (in the body, never in an address)",
        answer: v.array(CitizenAnswer),
        problems: [400, 401, 403],
      }),
      jsonBody(SearchBody),
      async (c) => {
        const found = await useCases.findCitizens(c.get("visitor"), c.req.valid("json"));
        return c.json(found.map(({ id, name }) => ({ id, name })));
      },
    )
    .post(
      "/citizens",
      described({
        summary: "Make a citizen known who has never logged in",
        answer: CitizenAnswer,
        problems: [400, 401, 403],
      }),
      jsonBody(CitizenBody),
      async (c) => c.json(await useCases.registerCitizen(c.get("visitor"), c.req.valid("json"))),
    )
    .post(
      "/together",
      described({
        summary: "Open or begin a citizen's draft, saying how you talk; the citizen sees it",
        answer: ResponseAnswer,
        problems: [400, 401, 403, 404],
      }),
      jsonBody(OpeningBody),
      async (c) => {
        const { citizen, questionnaire, benefit, way, language } = c.req.valid("json");
        const opened = await useCases.openTogether(c.get("visitor"), {
          citizenId: citizen,
          questionnaireId: questionnaire,
          variant: benefit,
          lang: language ?? c.get("lang"),
          way,
        });
        return c.json(tellResponse(opened));
      },
    )
    .post(
      "/together/read",
      described({
        summary: "All answers of a draft that you have open; every look is logged",
        answer: ResponseAnswer,
        problems: [400, 401, 403, 404, 410],
      }),
      jsonBody(ReadBody),
      async (c) => {
        const { citizen, questionnaire } = c.req.valid("json");
        const at = { citizenId: citizen, questionnaireId: questionnaire };
        return c.json(tellResponse((await useCases.readDraft(c.get("visitor"), at)).response));
      },
    );

/** Writing in an opened draft. */
const writingRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>()
    .put(
      "/together/:id/answers",
      described({
        summary:
          "Save answers for the citizen; the well-formed ones are saved even when others are wrong (422). Tells only the answers that are named",
        answer: SavedAnswer,
        problems: [400, 401, 403, 404, 409, 410, 422],
      }),
      idInPath,
      jsonBody(AnswersBody),
      async (c) => {
        const body = c.req.valid("json");
        const at = { citizenId: body.citizen, responseId: c.req.valid("param").id };
        const { saved, problems, conflicts } = await useCases.assisted.saveAnswers(c.get("visitor"), at, {
          responseId: at.responseId,
          answers: body.answers,
          seen: seenAt(body.revision),
        });
        if (problems.length > 0) {
          throw new WrongAnswers(
            problems.map(({ question, code }) => ({ pointer: jsonPointer("answers", question), code })),
          );
        }
        if (conflicts.length > 0) throw answersChanged(conflicts);
        return c.json({
          revision: saved.revision,
          savedAt: saved.savedAt.toISOString(),
          answers: { ...saved.answers } as v.InferOutput<typeof SavedAnswer>["answers"],
        });
      },
    )
    .post(
      "/together/:id/send",
      described({
        summary:
          "Send for the citizen; sending again returns the same receipt. No answers; 409 when somebody else has sent",
        answer: ReceiptAnswer,
        problems: [400, 401, 403, 404, 409, 410, 422],
      }),
      idInPath,
      jsonBody(SendBody),
      async (c) => {
        const body = c.req.valid("json");
        const at = { citizenId: body.citizen, responseId: c.req.valid("param").id };
        const toSend = { responseId: at.responseId, seen: seenAt(body.revision) };
        return c.json(tellReceipt(await useCases.assisted.sendResponse(c.get("visitor"), at, toSend)));
      },
    )
    .post(
      "/together/:id/hand-over",
      described({ summary: "Let the citizen go on alone", problems: [400, 401, 403, 404] }),
      idInPath,
      jsonBody(OwnerBody),
      async (c) => {
        const at = { citizenId: c.req.valid("json").citizen, responseId: c.req.valid("param").id };
        await useCases.handOver(c.get("visitor"), at);
        return c.body(null, 204);
      },
    );

/** Filling in together with a citizen. */
export const togetherRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>().route("/", openingRoutes(useCases)).route("/", writingRoutes(useCases));
