import type { Campaigns, InstrumentVersion, Panels, Responses } from "#db/ports.ts";
import type { Log } from "#server/log.ts";
import type { Library } from "#server/use-cases/library.ts";

interface Looked {
  readonly responses: Pick<Responses, "versionsBesides">;
  readonly campaigns: Pick<Campaigns, "all">;
  readonly panels: Pick<Panels, "all">;
  readonly library: Library;
  /** Civil date. */
  readonly today: string;
}

const codeOf = ({ questionnaireId, version }: InstrumentVersion): string => `${questionnaireId}-${version}`;

/**
 * Tells in the log of stored responses whose version is not installed, one line a version: such drafts can only be
 * carried over, and such results not be explained, until its file is back. Also a published file that was altered is
 * another version. The same for campaigns that are not counted and confidential surveys that are not over: nobody can
 * answer them until then, and nothing comes out of the letterbox.
 */
export async function tellMissingVersions(
  log: Pick<Log, "event">,
  { responses, campaigns, panels, library, today }: Looked,
): Promise<void> {
  const installed = library.all.map(({ instrument }) => instrument.hash);
  for (const { instrument, count } of await responses.versionsBesides(installed))
    log.event("version-missing", { code: codeOf(instrument), count });
  const known = new Set(installed);
  const asked = {
    "campaign-version-missing": (await campaigns.all()).filter(
      ({ closesOn, counted }) => closesOn >= today || counted === null,
    ),
    "panel-version-missing": (await panels.all()).filter(
      ({ waves }) => (waves.at(-1)?.closesOn ?? "") >= today,
    ),
  };
  for (const [event, all] of Object.entries(asked)) {
    const stranded = all.map(({ instrument }) => instrument).filter(({ hash }) => !known.has(hash));
    for (const [code, some] of Map.groupBy(stranded, codeOf)) log.event(event, { code, count: some.length });
  }
}
