import type { WrittenLang } from "#questionnaires/languages.ts";
import { cvEntryName } from "#server/cv/entry-form.ts";

/** The names of the citizen's CV entries by their ids, in the order of the CV. */
export async function cvNames(
  { useCases, visitor }: Pick<App.Locals, "useCases" | "visitor">,
  lang: WrittenLang,
): Promise<ReadonlyMap<string, string>> {
  const { sections } = await useCases.cv.show(visitor);
  return new Map(
    sections.flatMap(({ section, entries }) =>
      entries.map((entry) => [entry.id, cvEntryName(section, entry.values, lang)] as const),
    ),
  );
}
