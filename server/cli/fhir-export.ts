import { readConfig } from "#server/config.ts";
import { namesOf } from "#server/documents/fhir/names.ts";
import { writeQuestionnaire } from "#server/documents/fhir/write-questionnaire.ts";
import {
  findPublished,
  folderNamed,
  loadPublished,
  QuestionnaireFileError,
} from "#server/questionnaire-files.ts";
import { workingFolder } from "./questionnaire-folder.ts";

/** Prints a published questionnaire as a FHIR R4 Questionnaire. */
function exported(key: string): string {
  // Only the address and the name of the municipality are needed; the settings of the log-in need not be there yet.
  const { baseUrl, municipality } = readConfig({ ...process.env, MODE: "demo" });
  const { questionnaire } = findPublished(loadPublished(folderNamed(workingFolder())), key);
  const names = namesOf(`${baseUrl}/fhir`);
  const publishing = { names, status: "active", publisher: municipality.name };
  return JSON.stringify(writeQuestionnaire(questionnaire.definition, publishing), null, 2);
}

const [id, version] = process.argv.slice(2);
if (id === undefined || version === undefined) {
  console.error("Name what to export: npm run --silent fhir:export risikoscreening 1.0.0 > file.json");
  process.exit(2);
}
try {
  console.log(exported(`${id}@${version}`));
} catch (error) {
  if (!(error instanceof QuestionnaireFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
