import { type Item, itemsOf } from "#server/results/items.ts";
import type { Deps } from "#server/use-cases/deps.ts";
import type { Installed } from "#server/use-cases/library.ts";

/** Everything that can be counted in a survey, with the units of this municipality. */
export const surveyItems = ({ questionnaire }: Installed, { units }: Deps["municipality"]): readonly Item[] =>
  itemsOf(
    questionnaire.definition,
    units.map(({ code }) => code),
  );
