import { describeRoute, resolver, validator } from "hono-openapi";
import * as v from "valibot";
import { jsonPointer } from "#server/errors/json-pointer.ts";
import { WrongBody } from "#server/errors/problem.ts";

type AnySchema = v.GenericSchema;

const problemSchema = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  instance: v.string(),
  errors: v.optional(v.array(v.strictObject({ pointer: v.string(), code: v.string() }))),
  /** The answers as they stand, when they were changed by somebody else (409). */
  current: v.optional(v.strictObject({ revision: v.number(), answers: v.record(v.string(), v.unknown()) })),
});

export interface Described {
  readonly summary: string;
  /** Schema of the answer; absent when there is no body (204). */
  readonly answer?: AnySchema;
  /** Statuses of the problems that are to be expected. */
  readonly problems: readonly number[];
}

/** Describes a route for `GET /api/openapi.json`. */
export function described({ summary, answer, problems }: Described) {
  const ok = answer
    ? { 200: { description: "OK", content: { "application/json": { schema: resolver(answer) } } } }
    : { 204: { description: "Done" } };
  return describeRoute({
    summary,
    responses: { ...ok, ...problemResponses(problems) },
    ...(problems.includes(401) && { security: [{ [sessionScheme]: [] }] }),
  });
}

/** Name under which the description tells how one logs in. */
export const sessionScheme = "session";

/** Describes a route that answers with a file. */
export const describedFile = ({
  summary,
  type,
  problems,
}: {
  readonly summary: string;
  readonly type: string;
  readonly problems: readonly number[];
}) =>
  describeRoute({
    summary,
    responses: {
      200: { description: "OK", content: { [type]: { schema: { type: "string" } } } },
      ...problemResponses(problems),
    },
    ...(problems.includes(401) && { security: [{ [sessionScheme]: [] }] }),
  });

const problemResponses = (statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: "Problem (RFC 9457)",
        content: { "application/problem+json": { schema: resolver(problemSchema) } },
      },
    ]),
  );

const unsafe = { responses: problemResponses([413, 415]) };

/** What every route that changes something answers to a body that is too large or of another type. */
export const unsafeRoutes = { POST: unsafe, PUT: unsafe, DELETE: unsafe };

/** Refuses a body that does not have the schema's form; tells where and what kind, never what was typed. */
export const jsonBody = <S extends AnySchema>(schema: S) =>
  validator("json", schema, (result) => {
    // The schemas drop such keys without a word; whoever sends one is told.
    if (hasHiddenKey(result.data)) throw new WrongBody([{ pointer: "", code: "strict_object" }]);
    if (result.success) return;
    throw new WrongBody(
      result.error.map((issue) => ({
        pointer: jsonPointer(
          ...(issue.path ?? []).map((part) => String(typeof part === "object" ? part.key : part)),
        ),
        code: codeOf(issue),
      })),
    );
  });

const hidden: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/** No body of the API is deeper than an object in an object. */
function hasHiddenKey(data: unknown, depth = 0): boolean {
  if (typeof data !== "object" || data === null || depth > 2) return false;
  return Object.keys(data).some((key) => hidden.has(key) || hasHiddenKey(Reflect.get(data, key), depth + 1));
}

function codeOf(issue: object): string {
  return "type" in issue && typeof issue.type === "string" ? issue.type : "wrong";
}

/** An id in a body. What it names is looked up by owner; signs that no id has are refused before a database sees them. */
export const bodyId = v.pipe(v.string(), v.maxLength(64), v.regex(/^[\w-]+$/));

/** The id in a path. What it names is looked up by owner, so its form is all there is to check. */
export const idInPath = validator(
  "param",
  v.strictObject({ id: v.pipe(v.string(), v.maxLength(64)) }),
  (result) => {
    if (!result.success) throw new WrongBody([{ pointer: "/id", code: "wrong" }]);
  },
);
