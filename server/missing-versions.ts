import type { Responses } from "#db/ports.ts";
import type { Log } from "#server/log.ts";
import type { Library } from "#server/use-cases/library.ts";

/**
 * Tells in the log of stored responses whose version is not installed, one line a version: such drafts can only be
 * carried over, and such results not be explained, until its file is back. Also a published file that was altered is
 * another version.
 */
export async function tellMissingVersions(
  log: Pick<Log, "event">,
  { responses, library }: { responses: Pick<Responses, "versionsBesides">; library: Library },
): Promise<void> {
  const installed = library.all.map(({ instrument }) => instrument.hash);
  for (const { instrument, count } of await responses.versionsBesides(installed))
    log.event("version-missing", { code: `${instrument.questionnaireId}-${instrument.version}`, count });
}
