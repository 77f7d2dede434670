import type { CvChoice } from "#server/cv/choose-entries.ts";
import { WrongBody } from "#server/errors/problem.ts";
import { cvAddresses } from "./cv-addresses.ts";

const acts = new Map<string, CvChoice>([
  ["tag", "take"],
  ["lad", "leave"],
  ["op", "up"],
  ["ned", "down"],
]);

/** One press of a button on the page where a CV's entries are chosen; null when the page is only asked for. */
export async function chooseRequest(
  { form, useCases, visitor }: Pick<App.Locals, "form" | "useCases" | "visitor">,
  id: string,
): Promise<string | null> {
  if (form === null) return null;
  const act = acts.get(form["handling"]?.[0] ?? "");
  if (act === undefined) throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  const entry = form["post"]?.[0] ?? "";
  await useCases.targetedCvs.choose(visitor, { id, entry, act });
  return `${cvAddresses.chooseForJob(id)}#p-${entry}`;
}
