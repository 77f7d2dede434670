import type { Installation } from "#db/ports.ts";
import type { Library } from "#server/use-cases/library.ts";

/**
 * When each version came into force in this installation, by `id@version`: the moment it was started with it for
 * the first time. The published file bears no date, for it may lie for months before a municipality installs it.
 */
export async function versionsInForce(
  installation: Installation,
  { library, now }: { library: Library; now: () => Date },
): Promise<ReadonlyMap<string, Date>> {
  const since = new Map<string, Date>();
  for (const { questionnaire } of library.all) {
    const settled = await installation.settle(`in-force:${questionnaire.key}`, now().toISOString());
    since.set(questionnaire.key, new Date(settled));
  }
  return since;
}
