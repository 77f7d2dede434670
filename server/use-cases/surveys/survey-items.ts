import { type Item, itemsOf } from "#server/results/items.ts";
import type { Installed } from "#server/use-cases/library.ts";

/** Everything that can be counted in a survey, with the units that are told of. */
export const surveyItems = (
  { questionnaire }: Installed,
  units: readonly { readonly code: string }[],
): readonly Item[] =>
  itemsOf(
    questionnaire.definition,
    units.map(({ code }) => code),
  );
