import type { AnswerTest, Condition, DerivedTest, GuideCondition, MissingTest } from "../condition-schema.ts";
import type { Definition } from "../schema.ts";
import type { Path } from "./fault.ts";

export type Leaf = AnswerTest | MissingTest | DerivedTest;

/** One condition of a definition: where it stands and, for a `show_if`, whose it is. */
export type Rule = {
  readonly condition: Condition | GuideCondition;
  readonly at: Path;
  readonly use: "show_if" | "rule" | "guide";
  readonly owner?: number;
};

/** Every condition of a definition. */
export function conditionsOf({ questions, flags, tracks, protective, conversation }: Definition): Rule[] {
  const whens = (list: readonly { when: GuideCondition }[], at: string, use: "rule" | "guide"): Rule[] =>
    list.map(({ when }, place) => ({ condition: when, at: [at, place, "when"], use }));
  return [
    ...questions.flatMap(({ show_if }, owner): Rule[] =>
      show_if ? [{ condition: show_if, at: ["questions", owner, "show_if"], use: "show_if", owner }] : [],
    ),
    ...whens(flags, "flags", "rule"),
    ...tracks.flatMap(({ signals }, track): Rule[] =>
      signals.map(({ when }, place) => ({
        condition: when,
        at: ["tracks", track, "signals", place, "when"],
        use: "rule",
      })),
    ),
    ...whens(protective, "protective", "rule"),
    ...whens(conversation, "conversation", "guide"),
  ];
}

/** The single tests of a condition, each with its place. */
export function leavesOf(condition: Condition | GuideCondition, at: Path): { leaf: Leaf; at: Path }[] {
  const inside = (parts: readonly GuideCondition[], key: string) =>
    parts.flatMap((part, place) => leavesOf(part, [...at, key, place]));
  if ("all" in condition) return inside(condition.all, "all");
  if ("any" in condition) return inside(condition.any, "any");
  if ("of" in condition) return inside(condition.of, "of");
  return [{ leaf: condition, at }];
}
