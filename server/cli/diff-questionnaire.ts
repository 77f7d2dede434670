import { diffDefinitions } from "#questionnaires/diff/diff-definitions.ts";
import { diffText } from "./diff-text.ts";
import { workingFolder } from "./questionnaire-folder.ts";
import { refuse } from "./refuse.ts";
import { readDefinition } from "./version-files.ts";

const [id, before, after, folder] = process.argv.slice(2);
if (id === undefined || before === undefined || after === undefined) {
  refuse("Name two versions: npm run diff:questionnaire risikoscreening 1.0.0 2.0.0");
}
const root = workingFolder(folder);
const diff = diffDefinitions(readDefinition(root, `${id}@${before}`), readDefinition(root, `${id}@${after}`));
for (const line of diffText(diff, { before, after })) console.log(line);
if (diff.isTooSmall) process.exitCode = 1;
