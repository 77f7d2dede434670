import type { Difference } from "./compare.ts";
import { isSpellingFix } from "./spelling.ts";
import type { Step } from "./version-step.ts";

/** `wording`: what is asked and answered, in any language. `text`: what only helps to understand it. */
type Weight = Step | "wording" | "text";

const asked = "(questions|staff_questions)/[^/]+";

/**
 * What a change of each part means, the first that fits. A spelling fix is a patch; a help text or what is shown
 * beside the questions is minor; points, limits, rules and the wording of questions are major, and so is
 * everything that is not named here. Source: the rule for versions in `about.md` of the risk screening.
 */
const WEIGHTS: readonly (readonly [RegExp, Weight])[] = [
  [/^(\$schema|format|id|version)$/, "none"],
  [
    /^(status|minutes|readability_exemptions|references|never_used_as_predictor|audit_only_variables)\b/,
    "patch",
  ],
  [new RegExp(`^${asked}/(text|text_by_variant|labels|unit|entry_name)\\b`), "wording"],
  [new RegExp(`^${asked}/(options|rows)/[^/]+/label\\b`), "wording"],
  [new RegExp(`^${asked}/fields/[^/]+/(text|unit|options/[^/]+/label)\\b`), "wording"],
  [new RegExp(`^${asked}/(fields/[^/]+/)?(help|explain)\\b`), "text"],
  [
    new RegExp(`^${asked}/(icf|construct|sources|tracks|help_box|sensitive|required|skippable|section)$`),
    "minor",
  ],
  [/^(title|intro|validity|conversation|sections|profile|repeat|languages)\b/, "text"],
  [/^skip_option\/label\b/, "text"],
  [/^scoring\/(cannot|bands\/[^/]+\/(name|citizen)|track_levels\/[^/]+\/name)\b/, "text"],
  [/^scoring\/(date_rule|missing\/notes)$/, "text"],
  [/^measure\/(never_use_for|change\/(basis|sources|levels\/[^/]+\/name))\b/, "text"],
  [/^(domains|tracks|variants|flags|protective)\/[^/]+\/(name|label|nr)\b/, "text"],
];

const weightOf = (place: string): Weight => WEIGHTS.find(([pattern]) => pattern.test(place))?.[1] ?? "major";

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** A new question that nobody must answer and that gives no points changes no answer given before. */
const isHarmlessQuestion = ({ kind, place, ...rest }: Difference): boolean =>
  kind === "added" &&
  place.length === 2 &&
  place[0] === "questions" &&
  "after" in rest &&
  isTree(rest.after) &&
  (rest.after["domain"] ?? null) === null &&
  rest.after["required"] !== true;

const isText = (difference: Difference): difference is Difference & { before: string; after: string } =>
  difference.kind === "changed" &&
  typeof difference.before === "string" &&
  typeof difference.after === "string";

/** The smallest step of the version number that a difference asks for. */
export function stepOf(difference: Difference): Step {
  const { kind, place } = difference;
  const weight = weightOf(place.join("/"));
  if (kind === "moved") return place[1] === "bands" ? "major" : "minor";
  if (isHarmlessQuestion(difference)) return "minor";
  if (weight !== "wording" && weight !== "text") return weight;
  if (isText(difference) && isSpellingFix(difference.before, difference.after)) return "patch";
  return weight === "wording" ? "major" : "minor";
}
