import type { GuideCondition } from "../condition-schema.ts";
import type { Definition } from "../schema.ts";
import { conditionsOf, type Rule } from "./conditions-of.ts";
import { type Fault, fault, type Path, pointerTo } from "./fault.ts";
import { shortWords } from "./short-words.ts";
import { decidersOf, type Outcome, tryConditions } from "./try-conditions.ts";

type Node = { readonly condition: GuideCondition; readonly at: Path };

const childrenOf = (condition: GuideCondition): { key: string; parts: readonly GuideCondition[] } => {
  if ("all" in condition) return { key: "all", parts: condition.all };
  if ("any" in condition) return { key: "any", parts: condition.any };
  return "of" in condition ? { key: "of", parts: condition.of } : { key: "", parts: [] };
};

const nodesBelow = ({ condition, at }: Node): Node[] => {
  const { key, parts } = childrenOf(condition);
  return parts.map((part, place) => ({ condition: part, at: [...at, key, place] }));
};

const nodesOf = (node: Node): Node[] => [node, ...nodesBelow(node).flatMap(nodesOf)];

/** A count above the length of its list can never be reached. */
const countFaults = (nodes: readonly Node[]): Fault[] =>
  nodes.flatMap(({ condition, at }) =>
    "of" in condition && condition.count_gte > condition.of.length
      ? [
          fault(
            [...at, "count_gte"],
            `${condition.count_gte} of ${condition.of.length} parts can never be true.`,
          ),
        ]
      : [],
  );

/** Two parts of an `all` that exclude each other, in words. */
function impossiblePair(definition: Definition, condition: GuideCondition): string {
  if (!("all" in condition)) return "";
  const pairs = condition.all.flatMap((first, at) =>
    condition.all.slice(at + 1).map((second): [GuideCondition, GuideCondition] => [first, second]),
  );
  const outcomes = tryConditions(
    definition,
    pairs.map(([first, second]) => ({ all: [first, second] })),
  );
  const [first, second] = pairs[outcomes?.findIndex(({ canHold }) => !canHold) ?? -1] ?? [];
  if (!first || !second) return "";
  return ` "${shortWords(first)}" and "${shortWords(second)}" exclude each other.`;
}

const samePlace = (one: Path, other: Path): boolean => pointerTo(one) === pointerTo(other);

const isInside = (outer: Path, inner: Path): boolean => pointerTo(inner).startsWith(`${pointerTo(outer)}/`);

/** A question that is never asked is told as such; otherwise the innermost part that can never hold is. */
function impossible(definition: Definition, rule: Rule, tried: ReadonlyMap<Node, Outcome>): Fault[] {
  const never = [...tried].filter(([, { canHold }]) => !canHold).map(([node]) => node);
  const owner = rule.owner === undefined ? undefined : definition.questions[rule.owner];
  return never
    .filter(({ at }) => (owner && samePlace(at, rule.at)) || !never.some((inner) => isInside(at, inner.at)))
    .map(({ condition, at }) => {
      const whole = owner ? `No answers can make "${owner.id}" shown.` : "No answers can make this true.";
      const what = samePlace(at, rule.at) ? whole : "No answers can make this part true.";
      return fault(at, `${what}${impossiblePair(definition, condition)}`);
    });
}

/** The outermost parts that hold whatever is answered. */
function always(rule: Rule, tried: ReadonlyMap<Node, Outcome>): Fault[] {
  const holding = [...tried].filter(([, { alwaysHolds }]) => alwaysHolds).map(([node]) => node);
  return holding
    .filter(({ at }) => !holding.some((outer) => isInside(outer.at, at)))
    .map(({ condition, at }) => {
      const isWhole = samePlace(at, rule.at);
      return fault(
        at,
        `Every answer makes ${isWhole ? "this" : "this part"} true: "${shortWords(condition)}".`,
      );
    });
}

function checkRule(definition: Definition, rule: Rule): Fault[] {
  const nodes = nodesOf({ condition: rule.condition, at: rule.at });
  const counts = countFaults(nodes);
  const usesPoints = nodes.some(
    ({ condition }) => "derived" in condition && condition.derived === "domains_high",
  );
  if (counts.length > 0 || usesPoints) return counts;
  const outcomes = tryConditions(
    definition,
    nodes.map(({ condition }) => condition),
  );
  if (!outcomes) return [];
  const tried = new Map(
    nodes.map((node, at): [Node, Outcome] => [node, outcomes[at] ?? { canHold: true, alwaysHolds: false }]),
  );
  return [...impossible(definition, rule, tried), ...always(rule, tried)];
}

/**
 * Conditions that no answers can make true, and conditions that every answer makes true, together with the
 * conditions of the questions they look at. `known` are faults found before: a condition with one of them, and
 * one that hangs on such a condition, is left alone, for its names or values mean nothing.
 */
export function checkContradictions(definition: Definition, known: readonly Fault[]): Fault[] {
  const isFaulty = ({ at }: Rule): boolean =>
    known.some(({ pointer }) => `${pointer}/`.startsWith(`${pointerTo(at)}/`));
  const rules = conditionsOf(definition);
  const faulty = rules
    .filter(isFaulty)
    .flatMap(({ owner }) => (owner === undefined ? [] : (definition.questions[owner]?.id ?? [])));
  const hangsOnFaulty = ({ condition }: Rule): boolean =>
    decidersOf(definition, [condition]).some(({ id }) => faulty.includes(id));
  return rules
    .filter((rule) => !isFaulty(rule) && !hangsOnFaulty(rule))
    .flatMap((rule) => checkRule(definition, rule));
}
