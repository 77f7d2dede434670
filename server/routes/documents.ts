import { Hono } from "hono";
import { validator } from "hono-openapi";
import * as v from "valibot";
import type { Visitor } from "#server/access/actor.ts";
import { namesOf } from "#server/documents/fhir/names.ts";
import { writeQuestionnaire } from "#server/documents/fhir/write-questionnaire.ts";
import { writeResponse } from "#server/documents/fhir/write-response.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { describedFile, idInPath } from "#server/routes/described.ts";
import type { Municipality } from "#server/use-cases/deps.ts";
import type { Library } from "#server/use-cases/library.ts";
import type { ExportedResponse } from "#server/use-cases/response-record.ts";
import type { UseCases } from "#server/use-cases/use-cases.ts";

const fhirType = "application/fhir+json";

const part = v.pipe(v.string(), v.maxLength(64));

const versionInPath = validator("param", v.strictObject({ id: part, version: part }), (result) => {
  if (!result.success) throw new WrongBody([{ pointer: "/id", code: "wrong" }]);
});

interface Parts {
  readonly useCases: UseCases;
  readonly library: Library;
  readonly municipality: Municipality;
  readonly baseUrl: string;
}

/** Everything that this installation names in FHIR begins with this address. */
const fhirNames = (baseUrl: string) => namesOf(`${baseUrl}/fhir`);

const fileHeaders = (type: string, name: string): Record<string, string> => ({
  "Content-Type": type,
  "Content-Disposition": `attachment; filename="${name}"`,
});

const questionnaireRoutes = ({ library, municipality, baseUrl }: Parts) =>
  new Hono<ApiEnv>().get(
    "/questionnaires/:id/:version/fhir",
    describedFile({ summary: "A questionnaire as FHIR R4", type: fhirType, problems: [404] }),
    versionInPath,
    (c) => {
      const { id, version } = c.req.valid("param");
      const found = library.all.find(
        ({ instrument }) => instrument.questionnaireId === id && instrument.version === version,
      );
      if (found === undefined) throw new NotFound();
      const publishing = { names: fhirNames(baseUrl), status: "active", publisher: municipality.name };
      const resource = writeQuestionnaire(found.questionnaire.definition, publishing);
      return c.body(JSON.stringify(resource), 200, fileHeaders(fhirType, `${id}-${version}.fhir.json`));
    },
  );

/** One response in each format, from whichever door it was asked for. */
const responseFiles = (baseUrl: string) =>
  ({
    fhir: {
      type: fhirType,
      name: "svar.fhir.json",
      write: ({ installed, record }: ExportedResponse) =>
        JSON.stringify(writeResponse(installed.questionnaire.definition, record, fhirNames(baseUrl))),
    },
  }) as const;

type Find = (visitor: Visitor, id: string) => Promise<ExportedResponse>;

const answerRoutes = ({ useCases, baseUrl }: Parts) => {
  const files = responseFiles(baseUrl);
  const finders: readonly (readonly [string, string, Find])[] = [
    ["/responses", "Own answers", (visitor, responseId) => useCases.exportResponse(visitor, { responseId })],
    ["/cases", "The answers of a case", (visitor, caseId) => useCases.exportCaseAnswers(visitor, { caseId })],
  ];
  const routes = new Hono<ApiEnv>();
  for (const [path, whose, find] of finders) {
    for (const [format, { type, name, write }] of Object.entries(files)) {
      routes.get(
        `${path}/:id/${format}`,
        describedFile({ summary: `${whose} as ${format}`, type, problems: [401, 403, 404, 410] }),
        idInPath,
        async (c) => {
          const exported = await find(c.get("visitor"), c.req.valid("param").id);
          return c.body(write(exported), 200, fileHeaders(type, name));
        },
      );
    }
  }
  return routes;
};

/** Questionnaires and answers as files in standard formats. */
export const documentRoutes = (parts: Parts) =>
  new Hono<ApiEnv>().route("/", questionnaireRoutes(parts)).route("/", answerRoutes(parts));
