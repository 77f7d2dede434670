import type { CvSectionId } from "#server/cv/sections.ts";
import { WrongBody } from "#server/errors/problem.ts";
import type { CvArrangement } from "#server/use-cases/cv/arrange-cv.ts";
import { cvAddresses } from "./cv-addresses.ts";

const acts = new Map<string, CvArrangement>([
  ["op", "up"],
  ["ned", "down"],
  ["skjul", "hide"],
  ["vis", "show"],
  ["fjern", "remove"],
  ["fortryd", "restore"],
]);

/** One press of a button in the list; null when the page is only asked for. */
export async function arrangeRequest(
  { form, useCases, visitor }: Pick<App.Locals, "form" | "useCases" | "visitor">,
  section: CvSectionId,
): Promise<string | null> {
  if (form === null) return null;
  const id = form["post"]?.[0] ?? "";
  const act = acts.get(form["handling"]?.[0] ?? "");
  if (act === undefined) throw new WrongBody([{ pointer: "handling", code: "unknown" }]);
  await useCases.cv.arrange(visitor, { id, act });
  const list = cvAddresses.section(section);
  return act === "remove" ? `${list}?fjernet=${id}` : `${list}#p-${id}`;
}
