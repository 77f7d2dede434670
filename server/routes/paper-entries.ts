import { Hono } from "hono";
import * as v from "valibot";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { WrongAnswers } from "#server/errors/problem.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { bodyId, described, idInPath, jsonBody } from "#server/routes/described.ts";
import { lang, ReceiptAnswer, tellReceipt } from "#server/routes/response-json.ts";
import type { Typed } from "#server/use-cases/paper/type-paper.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

const keys = v.record(v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(10_000)));
const FormBody = v.strictObject({
  questionnaire: v.string(),
  benefit: v.string(),
  language: v.optional(lang),
  citizen: v.optional(v.nullable(bodyId), null),
});
const FormAnswer = v.strictObject({
  code: v.string(),
  questionnaire: v.string(),
  version: v.string(),
  benefit: v.string(),
  language: lang,
});
const FirstBody = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(20)),
  citizen: bodyId,
  keys,
  twice: v.optional(v.boolean(), false),
});
const AgainBody = v.strictObject({ keys });
const SettleBody = v.strictObject({ right: keys });
const EmptyBody = v.strictObject({});
const EntryAnswer = v.strictObject({
  id: v.string(),
  compared: v.nullable(v.number()),
  differed: v.nullable(v.number()),
  /** Questions that the person was not to answer: what was typed there is left out. */
  dropped: v.array(v.string()),
  /** Questions that need an answer before sending. */
  missing: v.array(v.string()),
});
const ListAnswer = v.array(
  v.strictObject({
    id: v.string(),
    code: v.string(),
    citizenName: v.string(),
    twice: v.boolean(),
    typedAt: v.string(),
    typedAgainAt: v.nullable(v.string()),
    settled: v.boolean(),
  }),
);

function tellEntry(typed: Typed): v.InferOutput<typeof EntryAnswer> {
  const { problems, dropped, missing } = typed.check;
  if (typed.kind === "wrong")
    throw new WrongAnswers(problems.map(({ name, code }) => ({ pointer: jsonPointer("keys", name), code })));
  const { id, compared, differed } = typed.entry;
  return { id, compared, differed, dropped: [...dropped], missing: [...missing] };
}

const typedProblems = [400, 401, 403, 404, 409, 410, 422];

/** Printing, listing and the first typing. */
const formRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>()
    .post(
      "/paper-forms",
      described({
        summary: "Give a printed questionnaire its code, blank or for one citizen",
        answer: FormAnswer,
        problems: [400, 401, 403, 404],
      }),
      jsonBody(FormBody),
      async (c) => {
        const { questionnaire, benefit, language, citizen } = c.req.valid("json");
        const { code, instrument, variant, ...form } = await useCases.paper.print(c.get("visitor"), {
          questionnaireId: questionnaire,
          variant: benefit,
          lang: language ?? c.get("lang"),
          citizenId: citizen,
        });
        const { questionnaireId, version } = instrument;
        return c.json({
          code,
          questionnaire: questionnaireId,
          version,
          benefit: variant,
          language: form.lang,
        });
      },
    )
    .get(
      "/paper-entries",
      described({
        summary: "Papers that are typed and not sent; no answers",
        answer: ListAnswer,
        problems: [401, 403],
      }),
      async (c) => {
        const { open } = await useCases.paper.list(c.get("visitor"));
        return c.json(
          open.map(({ id, printedCode, citizenName, twice, firstAt, secondAt, isSettled }) => ({
            id,
            code: printedCode,
            citizenName,
            twice,
            typedAt: firstAt.toISOString(),
            typedAgainAt: secondAt?.toISOString() ?? null,
            settled: isSettled,
          })),
        );
      },
    )
    .post(
      "/paper-entries",
      described({
        summary: "Store what stands on a paper, by the numbers printed there",
        answer: EntryAnswer,
        problems: typedProblems,
      }),
      jsonBody(FirstBody),
      async (c) => {
        const { citizen, ...typing } = c.req.valid("json");
        return c.json(
          tellEntry(await useCases.paper.type(c.get("visitor"), { ...typing, citizenId: citizen })),
        );
      },
    );

/** What is done with a paper that has been typed. */
const entryRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>()
    .post(
      "/paper-entries/:id/again",
      described({
        summary: "Store the second typing and count the differences",
        answer: EntryAnswer,
        problems: typedProblems,
      }),
      idInPath,
      jsonBody(AgainBody),
      async (c) => {
        const typing = { entryId: c.req.valid("param").id, keys: c.req.valid("json").keys };
        return c.json(tellEntry(await useCases.paper.typeAgain(c.get("visitor"), typing)));
      },
    )
    .put(
      "/paper-entries/:id/settled",
      described({
        summary: "Settle every difference with what stands on the paper",
        answer: EntryAnswer,
        problems: typedProblems,
      }),
      idInPath,
      jsonBody(SettleBody),
      async (c) => {
        const settling = { entryId: c.req.valid("param").id, right: c.req.valid("json").right };
        return c.json(tellEntry(await useCases.paper.settle(c.get("visitor"), settling)));
      },
    )
    .post(
      "/paper-entries/:id/send",
      described({
        summary: "Send a paper for the citizen; sending again returns the same receipt. No answers",
        answer: ReceiptAnswer,
        problems: typedProblems,
      }),
      idInPath,
      jsonBody(EmptyBody),
      async (c) =>
        c.json(
          tellReceipt(await useCases.paper.send(c.get("visitor"), { entryId: c.req.valid("param").id })),
        ),
    )
    .delete(
      "/paper-entries/:id",
      described({ summary: "Throw away what was typed and not sent", problems: [401, 403, 404, 410] }),
      idInPath,
      async (c) => {
        await useCases.paper.drop(c.get("visitor"), { entryId: c.req.valid("param").id });
        return c.body(null, 204);
      },
    );

/** Answers from paper. */
export const paperEntryRoutes = (useCases: UseCases) =>
  new Hono<ApiEnv>().route("/", formRoutes(useCases)).route("/", entryRoutes(useCases));
