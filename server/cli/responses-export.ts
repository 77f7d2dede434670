import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { type OpenedDatabase, openDatabase } from "#db/open.ts";
import type { ResponseId, StoredResponse } from "#db/ports.ts";
import { readConfig, WrongSettings } from "#server/config.ts";
import { codebook } from "#server/documents/table/codebook.ts";
import { csvTable, jsonTable, type TableWriter } from "#server/documents/table/response-table.ts";
import {
  findPublished,
  folderNamed,
  loadPublished,
  type PublishedQuestionnaire,
  QuestionnaireFileError,
} from "#server/questionnaire-files.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import { recordOf } from "#server/use-cases/response-record.ts";
import { workingFolder } from "./questionnaire-folder.ts";

const usage =
  "Name what to export: npm run --silent responses:export -- risikoscreening@1.0.0 --format csv > answers.csv\n" +
  "  --format csv | jsonl | codebook   what to write (csv)\n" +
  "  --decimal point | comma           how numbers are written (point)\n" +
  "  --with-text                       also what people wrote in their own words, which can tell who they are";

/** Responses read at a time; the memory it takes does not grow with how many there are. */
const pageSize = 500;

interface Wanted {
  readonly key: string;
  readonly format: string;
  readonly decimal: "." | ",";
  readonly withFreeText: boolean;
}

function wanted(): Wanted {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: "string", default: "csv" },
      decimal: { type: "string", default: "point" },
      "with-text": { type: "boolean", default: false },
    },
  });
  const [key] = positionals;
  const { format, decimal } = values;
  const isKnown = ["csv", "jsonl", "codebook"].includes(format) && ["point", "comma"].includes(decimal);
  if (key === undefined || !isKnown) throw new Error(usage);
  return { key, format, decimal: decimal === "comma" ? "," : ".", withFreeText: values["with-text"] };
}

/** Sent responses to one version, page by page. Their ids are random, so their order tells nothing. */
async function* sentResponses({ ports }: OpenedDatabase, { hash, questionnaire }: PublishedQuestionnaire) {
  const instrument = { questionnaireId: questionnaire.id, version: questionnaire.version, hash };
  let after: ResponseId | null = null;
  for (;;) {
    const page: readonly StoredResponse[] = await ports.responses.sentAfter(instrument, after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.id;
  }
}

/** The same person has the same name all through one file, and another one in every other file. */
function namesForThisFile(): (response: StoredResponse) => string {
  const salt = randomBytes(32);
  return ({ citizenId }) => createHmac("sha256", salt).update(citizenId).digest("hex").slice(0, 16);
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

async function writeTable(
  database: OpenedDatabase,
  published: PublishedQuestionnaire,
  table: TableWriter,
): Promise<void> {
  const nameOf = namesForThisFile();
  await write(table.head);
  for await (const response of sentResponses(database, published)) {
    const sentOn = response.sentAt && civilDate(response.sentAt);
    await write(table.line({ name: nameOf(response), record: recordOf(response), sentOn }));
  }
}

const anonymousSentence = (key: string): string =>
  `${key} is answered without a name. Its answers are not exported one by one.`;

async function exportResponses({ key, format, ...choice }: Wanted): Promise<void> {
  const published = findPublished(loadPublished(folderNamed(workingFolder())), key);
  const { definition } = published.questionnaire;
  if (format === "codebook") return write(codebook(definition, choice));
  if (definition.identity === "anonymous") throw new QuestionnaireFileError(anonymousSentence(key));
  const { databaseUrl, dataDir } = readConfig({ ...process.env, MODE: "demo" });
  const migrations = new URL("../../db/migrations/", import.meta.url);
  const database = await openDatabase({ databaseUrl, dataDir, migrations });
  try {
    await database.ports.audit.record([
      {
        at: new Date(),
        actorKind: "system",
        actorId: "command-line",
        role: "system",
        action: "responses.export",
        subjectKind: "list",
        subjectId: key,
        citizenId: null,
        purpose: choice.withFreeText ? "with-text" : null,
      },
    ]);
    await writeTable(
      database,
      published,
      format === "csv" ? csvTable(definition, choice) : jsonTable(definition, choice),
    );
  } finally {
    await database.close();
  }
}

// A reader that has seen enough (`| head`) closes the pipe; that is not a fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const isExpected = (error: unknown): error is Error =>
  error instanceof QuestionnaireFileError ||
  error instanceof WrongSettings ||
  (error instanceof Error && (/^Database/.test(error.name) || error.message === usage)) ||
  (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));

try {
  await exportResponses(wanted());
} catch (error) {
  if (!isExpected(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
