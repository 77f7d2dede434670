import type { Deps } from "#server/use-cases/deps.ts";

/** Adds what was counted in memory to the stored counts. What cannot be stored is lost, and told by who runs the job. */
export async function storePageCounts({
  pageCounts,
  ports,
}: Pick<Deps, "pageCounts" | "ports">): Promise<void> {
  const counts = pageCounts.take();
  if (counts.length > 0) await ports.surveyPages.add(counts);
}
