import type { CvEntry } from "#server/cv/cv-entry.ts";

/** What can be done to an entry in a CV that is aimed at a job. */
export type CvChoice = "take" | "leave" | "up" | "down";

/** What the entry changes places with: the nearest of its section before or after it that is told. */
function neighbour(
  chosen: readonly string[],
  told: readonly CvEntry[],
  { id, by }: { readonly id: string; readonly by: -1 | 1 },
): number {
  const sections = new Map(told.map((entry) => [entry.id, entry.section]));
  let at = chosen.indexOf(id) + by;
  while (at >= 0 && at < chosen.length && sections.get(chosen[at] ?? "") !== sections.get(id)) at += by;
  return at < chosen.length ? at : -1;
}

/**
 * The ids of the chosen entries, the first first, after one act. `told` are the entries that a CV may tell. An id that is
 * not among them is not taken; at the end of its section a move changes nothing.
 */
export function chooseEntry(
  chosen: readonly string[],
  told: readonly CvEntry[],
  { id, act }: { readonly id: string; readonly act: CvChoice },
): readonly string[] {
  if (act === "leave") return chosen.filter((one) => one !== id);
  const isTold = told.some((entry) => entry.id === id);
  if (act === "take") return isTold && !chosen.includes(id) ? [...chosen, id] : chosen;
  const at = chosen.indexOf(id);
  const other = at < 0 || !isTold ? -1 : neighbour(chosen, told, { id, by: act === "up" ? -1 : 1 });
  if (other < 0) return chosen;
  return chosen.with(at, chosen[other] ?? id).with(other, id);
}

/** The chosen entries that may be told, in their order. */
export function chosenEntries(chosen: readonly string[], told: readonly CvEntry[]): readonly CvEntry[] {
  const byId = new Map(told.map((entry) => [entry.id, entry]));
  return chosen.flatMap((id) => byId.get(id) ?? []);
}
