import type { Definition } from "../schema.ts";
import { changeWords } from "./change-words.ts";
import { compare } from "./compare.ts";
import { isSmaller, largest, raised, type Step, stepBetween } from "./version-step.ts";
import { stepOf } from "./weigh.ts";

/** One change in words, and how much the version number has to grow for it. */
export type Change = { readonly step: Step; readonly sentence: string };

export type DefinitionDiff = {
  /** From the weightiest to the lightest; in the order of the definition among equals. */
  readonly changes: readonly Change[];
  /** The smallest step that all changes together need, and the one that was taken. */
  readonly needed: Step;
  readonly chosen: Step;
  readonly isTooSmall: boolean;
  /** The version number that would have been enough. */
  readonly enough: string;
};

const HEAVIEST_FIRST: readonly Step[] = ["major", "minor", "patch"];

/** What changed between two versions of a questionnaire, in words, and whether the version number says so. */
export function diffDefinitions(before: Definition, after: Definition): DefinitionDiff {
  const all = compare(before, after).map(
    (difference): Change => ({
      step: stepOf(difference),
      sentence: changeWords({ before, after }, difference),
    }),
  );
  const needed = largest(all.map(({ step }) => step));
  const chosen = stepBetween(before.version, after.version);
  return {
    changes: HEAVIEST_FIRST.flatMap((step) => all.filter((change) => change.step === step)),
    needed,
    chosen,
    isTooSmall: isSmaller(chosen, needed),
    enough: raised(before.version, needed),
  };
}
