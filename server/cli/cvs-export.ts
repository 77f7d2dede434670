import { once } from "node:events";
import { parseArgs } from "node:util";
import { openDatabase } from "#db/open.ts";
import { readConfig, WrongSettings } from "#server/config.ts";
import { type CvArchiveWish, cvArchive } from "./cv-archive.ts";

const usage =
  "Write every citizen's CV to one ZIP: npm run --silent cvs:export -- --format pdf > cvs.zip\n" +
  "  --format pdf | docx | json   what each CV is written as (pdf)\n" +
  "  --with-needs                 also what citizens wrote about their needs, which may tell of health (not in json)";

const files = { pdf: "cv.pdf", docx: "cv.docx", json: "cv.json" } as const;

function wanted(): CvArchiveWish {
  const { values } = parseArgs({
    options: {
      format: { type: "string", default: "pdf" },
      "with-needs": { type: "boolean", default: false },
    },
  });
  const file = Object.entries(files).find(([format]) => format === values.format)?.[1];
  if (file === undefined) throw new Error(usage);
  return { file, includesNeeds: values["with-needs"], madeAt: new Date() };
}

async function exportCvs(wish: CvArchiveWish): Promise<void> {
  const { databaseUrl, dataDir } = readConfig({ ...process.env, MODE: "demo" });
  const migrations = new URL("../../db/migrations/", import.meta.url);
  const { ports, close } = await openDatabase({ databaseUrl, dataDir, migrations });
  try {
    await ports.audit.record([
      {
        at: wish.madeAt,
        actorKind: "system",
        actorId: "command-line",
        role: "system",
        action: "cvs.export",
        subjectKind: "list",
        subjectId: wish.file,
        citizenId: null,
        purpose: wish.includesNeeds ? "with-needs" : null,
      },
    ]);
    for await (const piece of cvArchive(ports, wish)) {
      if (!process.stdout.write(piece)) await once(process.stdout, "drain");
    }
  } finally {
    await close();
  }
}

const isExpected = (error: unknown): error is Error =>
  error instanceof WrongSettings ||
  (error instanceof Error && (/^Database/.test(error.name) || error.message === usage)) ||
  (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));

// A reader that has seen enough closes the pipe; that is not a fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await exportCvs(wanted());
} catch (error) {
  if (!isExpected(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
