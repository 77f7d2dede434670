import { isAskedIn } from "../engine/asked-in.ts";
import type { Definition } from "../schema.ts";
import { conditionsOf, leavesOf } from "./conditions-of.ts";
import { type Fault, fault } from "./fault.ts";

type Named = readonly { readonly id: string }[];

function unusedIn(list: Named, at: string, isUsed: (id: string) => boolean): Fault[] {
  return list.flatMap(({ id }, place) =>
    isUsed(id) ? [] : [fault([at, place], `Nothing uses "${id}": no question belongs to it.`)],
  );
}

/** A flag that asks for the lowest band, or whose lift is switched off, changes nothing. */
function idleFlags({ flags, scoring }: Definition): Fault[] {
  const lowest = scoring?.bands[0]?.id;
  const noLift = scoring?.max_lift === 0;
  return flags.flatMap(({ id, min_band }, place) => {
    if (noLift) return [fault(["flags", place], `"${id}" changes nothing: scoring.max_lift is 0.`)];
    if (min_band !== lowest) return [];
    return [
      fault(["flags", place, "min_band"], `"${id}" changes nothing: every result is at least "${lowest}".`),
    ];
  });
}

/** Rules that are only looked at together with points. */
function uselessWithoutScoring(definition: Definition): Fault[] {
  if (definition.scoring) return [];
  return (["tracks", "protective"] as const).flatMap((key) =>
    definition[key].length === 0
      ? []
      : [fault([key], `Without "scoring" nothing is counted, so "${key}" are never looked at.`)],
  );
}

/** `missing` of a question that must be answered before sending is never true. */
function neverMissing(definition: Definition): Fault[] {
  return conditionsOf(definition).flatMap((rule) =>
    leavesOf(rule.condition, rule.at).flatMap(({ leaf, at }) => {
      if (!("q" in leaf) || leaf.op !== "missing") return [];
      const question = definition.questions.find(({ id }) => id === leaf.q);
      return question?.required
        ? [fault(at, `"${leaf.q}" must be answered before sending, so it is never missing.`)]
        : [];
    }),
  );
}

/** Sections, domains and variants without a question, and rules that can change nothing. */
export const checkUnused = (definition: Definition): Fault[] => {
  const { sections, domains, variants, questions } = definition;
  return [
    ...unusedIn(sections, "sections", (id) => questions.some(({ section }) => section === id)),
    ...unusedIn(domains, "domains", (id) => questions.some(({ domain }) => domain === id)),
    ...unusedIn(variants, "variants", (id) => questions.some((question) => isAskedIn(question, id))),
    ...idleFlags(definition),
    ...uselessWithoutScoring(definition),
    ...neverMissing(definition),
  ];
};

const NONE_OF_THESE = /^(nej, )?(intet|ingen|ingenting)\b/iu;

/** An answer that reads like "none of these" and can be ticked together with others. */
function maybeExclusive({ questions }: Definition): Fault[] {
  return questions.flatMap((question, place) => {
    if (question.kind !== "checkboxes" || question.options.some(({ exclusive }) => exclusive)) return [];
    return question.options.flatMap(({ label }, option) =>
      NONE_OF_THESE.test(label.da)
        ? [
            fault(
              ["questions", place, "options", option],
              `"${label.da}" can be ticked together with others. Should it have "exclusive": true?`,
            ),
          ]
        : [],
    );
  });
}

/** Free text invites numbers and names that nobody needs. */
const unwarned = ({ questions }: Definition): Fault[] =>
  questions.flatMap((question, place) =>
    question.kind === "text" && !/cpr/iu.test(question.help?.da ?? "")
      ? [fault(["questions", place, "help"], "Say in the help text not to write cpr numbers.")]
      : [],
  );

const unusedSources = ({ references, questions, measure }: Definition): Fault[] => {
  const used = new Set([...questions.flatMap(({ sources }) => sources), ...(measure?.change.sources ?? [])]);
  return Object.keys(references)
    .filter((name) => !used.has(name))
    .map((name) => fault(["references", name], `No question rests on the source "${name}".`));
};

/** What is allowed and looks forgotten. */
export const adviseUnused = (definition: Definition): Fault[] => [
  ...maybeExclusive(definition),
  ...unwarned(definition),
  ...unusedSources(definition),
];
