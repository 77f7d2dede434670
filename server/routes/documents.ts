import { Hono } from "hono";
import { validator } from "hono-openapi";
import * as v from "valibot";
import type { Visitor } from "#server/access/actor.ts";
import { namesOf } from "#server/documents/fhir/names.ts";
import { writeQuestionnaire } from "#server/documents/fhir/write-questionnaire.ts";
import { writeResponse } from "#server/documents/fhir/write-response.ts";
import { codebook } from "#server/documents/table/codebook.ts";
import { csvTable, jsonTable, type TableWriter } from "#server/documents/table/response-table.ts";
import { NotFound, WrongBody } from "#server/errors/problem.ts";
import type { ApiEnv } from "#server/routes/api-env.ts";
import { describedFile, idInPath } from "#server/routes/described.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import type { Municipality } from "#server/use-cases/deps.ts";
import type { Installed, Library } from "#server/use-cases/library.ts";
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

/** The columns of a table of answers, and what each code in them means. */
const codebookRoute = ({ library }: Parts) =>
  new Hono<ApiEnv>().get(
    "/questionnaires/:id/:version/codebook",
    describedFile({ summary: "The codebook of CSV files", type: "text/csv", problems: [404] }),
    versionInPath,
    (c) => {
      const { id, version } = c.req.valid("param");
      const text = codebook(installed(library, { id, version }).questionnaire.definition, everything);
      return c.body(text, 200, fileHeaders("text/csv; charset=utf-8", `${id}-${version}-koder.csv`));
    },
  );

function installed(library: Library, { id, version }: { id: string; version: string }): Installed {
  const found = library.all.find(
    ({ instrument }) => instrument.questionnaireId === id && instrument.version === version,
  );
  if (found === undefined) throw new NotFound();
  return found;
}

const questionnaireRoutes = ({ library, municipality, baseUrl }: Parts) =>
  new Hono<ApiEnv>().get(
    "/questionnaires/:id/:version/fhir",
    describedFile({ summary: "A questionnaire as FHIR R4", type: fhirType, problems: [404] }),
    versionInPath,
    (c) => {
      const { id, version } = c.req.valid("param");
      const publishing = { names: fhirNames(baseUrl), status: "active", publisher: municipality.name };
      const resource = writeQuestionnaire(
        installed(library, { id, version }).questionnaire.definition,
        publishing,
      );
      return c.body(JSON.stringify(resource), 200, fileHeaders(fhirType, `${id}-${version}.fhir.json`));
    },
  );

/** A person's own words are theirs to take along, and for whoever may read the answers. */
const everything = { withFreeText: true, decimal: "." } as const;

/** A table with one row: what it is called is the receipt number, or nothing for a draft. */
function tableOf({ record }: ExportedResponse, { head, line }: TableWriter): string {
  const sentOn = record.sentAt === null ? null : civilDate(new Date(record.sentAt));
  return head + line({ name: record.receiptNumber ?? "", record, sentOn });
}

interface FileKind {
  readonly format: string;
  readonly type: string;
  readonly name: string;
  readonly write: (exported: ExportedResponse) => string;
}

/** One response in each format, from whichever door it was asked for. */
const responseFiles = (baseUrl: string): readonly FileKind[] => [
  {
    format: "fhir",
    type: fhirType,
    name: "svar.fhir.json",
    write: ({ installed, record }) =>
      JSON.stringify(writeResponse(installed.questionnaire.definition, record, fhirNames(baseUrl))),
  },
  {
    format: "csv",
    type: "text/csv; charset=utf-8",
    name: "svar.csv",
    write: (exported) => tableOf(exported, csvTable(exported.installed.questionnaire.definition, everything)),
  },
  {
    format: "jsonl",
    type: "application/jsonl",
    name: "svar.jsonl",
    write: (exported) =>
      tableOf(exported, jsonTable(exported.installed.questionnaire.definition, everything)),
  },
];

type Find = (visitor: Visitor, id: string) => Promise<ExportedResponse>;

const answerRoutes = ({ useCases, baseUrl }: Parts) => {
  const files = responseFiles(baseUrl);
  const finders: readonly (readonly [string, string, Find])[] = [
    ["/responses", "Own answers", (visitor, responseId) => useCases.exportResponse(visitor, { responseId })],
    ["/cases", "The answers of a case", (visitor, caseId) => useCases.exportCaseAnswers(visitor, { caseId })],
  ];
  const routes = new Hono<ApiEnv>();
  for (const [path, whose, find] of finders) {
    for (const { format, type, name, write } of files) {
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
  new Hono<ApiEnv>()
    .route("/", questionnaireRoutes(parts))
    .route("/", codebookRoute(parts))
    .route("/", answerRoutes(parts));
