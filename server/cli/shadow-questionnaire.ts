import { createReadStream, existsSync } from "node:fs";
import { compile, isScored, type ScoredQuestionnaire } from "#questionnaires/engine/compile.ts";
import type { Person } from "#questionnaires/engine/person.ts";
import { hideSmall } from "#questionnaires/shadow/hide-small.ts";
import { ShadowRun } from "#questionnaires/shadow/shadow-run.ts";
import { civilDate } from "#server/use-cases/civil-date.ts";
import { personOf } from "./assess-line.ts";
import { linesOf } from "./lines-of.ts";
import { readCommandLine } from "./options.ts";
import { workingFolder } from "./questionnaire-folder.ts";
import { refuse } from "./refuse.ts";
import { shadowText } from "./shadow-text.ts";
import { readCases, readDefinition } from "./version-files.ts";

/** The smallest number of real persons that is told. */
const LEAST_PERSONS = 5;

function scored(folder: string, key: string): ScoredQuestionnaire {
  const questionnaire = compile(readDefinition(folder, key));
  return isScored(questionnaire)
    ? questionnaire
    : refuse(`${key} gives no points, so nobody can change level.`);
}

async function* fromFile(path: string): AsyncGenerator<Person> {
  if (!existsSync(path)) refuse(`There is no file ${path}.`);
  let number = 0;
  for await (const line of linesOf(createReadStream(path))) {
    number += 1;
    if (line.trim() === "") continue;
    const read = personOf(line);
    // The line itself is not shown: it holds what somebody answered.
    yield "error" in read ? refuse(`Line ${number} of ${path}: ${read.error}.`) : read.person;
  }
}

/** Answers from the installation's own database: read without their senders, and only counted. */
async function* fromDatabase(questionnaireId: string, version: string): AsyncGenerator<Person> {
  // Only this source needs the database's many modules.
  const { openForCounting } = await import("#db/open.ts");
  const { readConfig } = await import("#server/config.ts");
  const { databaseUrl, dataDir } = readConfig({ ...process.env, MODE: "demo" });
  const counting = await openForCounting({ databaseUrl, dataDir });
  try {
    for await (const { variant, sentAt, answers } of counting.of({ questionnaireId, version })) {
      yield { variant, submittedOn: civilDate(sentAt), answers };
    }
  } finally {
    await counting.close();
  }
}

function* fromCases(folder: string, key: string): Generator<Person> {
  for (const { variant, submitted_on, answers } of readCases(folder, key)) {
    yield { variant, submittedOn: submitted_on, answers };
  }
}

const { words, option } = readCommandLine(process.argv.slice(2), ["answers"]);
const [id, before, after, named] = words;
if (id === undefined || before === undefined || after === undefined) {
  refuse(
    "Name two versions: npm run shadow:questionnaire risikoscreening 1.0.0 2.0.0",
    "Add -- --answers file.jsonl for answers of your own, or -- --database for those in the database.",
  );
}
const folder = workingFolder(named);
const run = new ShadowRun(scored(folder, `${id}@${before}`), scored(folder, `${id}@${after}`));
const file = option("answers");
if (file === true) refuse("Name the file of answers: --answers file.jsonl");

function source(): { persons: AsyncIterable<Person> | Iterable<Person>; what: string; least: number } {
  if (file !== undefined)
    return { persons: fromFile(String(file)), what: `answers in ${file}`, least: LEAST_PERSONS };
  if (option("database") !== undefined)
    return {
      persons: fromDatabase(`${id}`, `${before}`),
      what: "answers in the database",
      least: LEAST_PERSONS,
    };
  return { persons: fromCases(folder, `${id}@${before}`), what: `cases of ${before}`, least: 1 };
}

try {
  const { persons, what, least } = source();
  for await (const person of persons) run.add(person);
  const shadows = run.counts().map((shadow) => hideSmall(shadow, least));
  const title = `${id} ${before} -> ${after}, counted over the ${what}.`;
  for (const line of shadowText(shadows, { title, least })) console.log(line);
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error));
}
