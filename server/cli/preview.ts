import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { byVersion } from "#questionnaires/diff/version-step.ts";
import { versionsIn } from "#server/preview/drafts.ts";
import { buildWhenChanged, root } from "./build.ts";
import { workingFolder } from "./questionnaire-folder.ts";
import { refuse } from "./refuse.ts";

/** The page to look at first: the named version, else the newest of the named questionnaire, else the list. */
function pathOf(folder: string, id: string | undefined, version: string | undefined): string {
  if (id === undefined) return "/";
  const versions = versionsIn(folder).filter((one) => one.id === id);
  if (versions.length === 0) refuse(`There is no questionnaire "${id}" in ${folder}.`);
  const wanted =
    version ??
    versions
      .map((one) => one.version)
      .toSorted(byVersion)
      .at(-1) ??
    "";
  if (!versions.some((one) => one.version === wanted))
    refuse(`There is no version ${wanted} of "${id}" in ${folder}.`);
  return `/${id}/${wanted}/da`;
}

const [id, version] = process.argv.slice(2);
const folder = workingFolder();
process.env["PREVIEW_PATH"] = pathOf(folder, id, version);
process.env["QUESTIONNAIRES_DIR"] = folder;
buildWhenChanged("dist-preview");
await import(pathToFileURL(join(root, "dist-preview", "server", "entry.mjs")).href);
