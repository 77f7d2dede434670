import { once } from "node:events";
import type { Questionnaire } from "#questionnaires/engine/compile.ts";
import {
  findPublished,
  folderNamed,
  loadPublished,
  QuestionnaireFileError,
} from "#server/questionnaire-files.ts";
import { assessLine, canAssess } from "./assess-line.ts";
import { linesOf } from "./lines-of.ts";
import { workingFolder } from "./questionnaire-folder.ts";

const WRITE_AT_LEAST = 64 * 1024;

/** The questionnaire named on the command line; ends the program with a sentence when there is none. */
function questionnaireNamed(key: string | undefined): Questionnaire {
  try {
    if (key !== undefined) {
      const { questionnaire } = findPublished(loadPublished(folderNamed(workingFolder())), key);
      if (canAssess(questionnaire)) return questionnaire;
      console.error(`${key} gives neither points nor a mean score.`);
      process.exit(2);
    }
    console.error("Name a questionnaire: npm run --silent assess -- risikoscreening@1.0.0 < persons.jsonl");
  } catch (error) {
    if (!(error instanceof QuestionnaireFileError)) throw error;
    console.error(error.message);
  }
  process.exit(2);
}

/** Writes in large pieces and waits when the reader is slow, so that memory does not grow with the input. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

async function assess(questionnaire: Questionnaire): Promise<boolean> {
  let [number, waiting, isClean] = [0, "", true];
  for await (const line of linesOf(process.stdin)) {
    number += 1;
    if (line.trim() === "") continue;
    const assessed = assessLine(questionnaire, line);
    const isBad = "error" in assessed;
    if (isBad) isClean = false;
    waiting += `${JSON.stringify(isBad ? { error: assessed.error, line: number } : assessed.result)}\n`;
    if (waiting.length < WRITE_AT_LEAST) continue;
    await write(waiting);
    waiting = "";
  }
  await write(waiting);
  return isClean;
}

// A reader that has seen enough (`| head`) closes the pipe; that is not a fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

if (!(await assess(questionnaireNamed(process.argv[2])))) process.exitCode = 1;
