import type { GuideCondition } from "../condition-schema.ts";

const OPERATIONS: Readonly<Record<string, string>> = {
  eq: "is",
  neq: "is not",
  in: "is one of",
  gte: "is at least",
  lte: "is at most",
  has: "has",
  has_any: "has one of",
};

const listed = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : String(value));

/** A condition as the author knows it: by the names of questions and answers, `smerte is at least 4`. */
export function shortWords(condition: GuideCondition): string {
  const joined = (parts: readonly GuideCondition[], word: string): string =>
    parts
      .map((part) => ("q" in part || "derived" in part ? shortWords(part) : `(${shortWords(part)})`))
      .join(word);
  if ("all" in condition) return joined(condition.all, " and ");
  if ("any" in condition) return joined(condition.any, " or ");
  if ("of" in condition) return `at least ${condition.count_gte} of: ${joined(condition.of, "; ")}`;
  if ("derived" in condition) return `${condition.derived} ${OPERATIONS[condition.op]} ${condition.value}`;
  if (condition.op === "missing") return `${condition.q} is left out`;
  const row = "row" in condition && condition.row !== undefined ? `, row ${condition.row},` : "";
  return `${condition.q}${row} ${OPERATIONS[condition.op]} ${listed(condition.value)}`;
}
