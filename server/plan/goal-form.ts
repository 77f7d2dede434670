import type { StoredGoalValues } from "#db/ports.ts";
import type { Fields } from "#questionnaires/form/fields.ts";
import { isId } from "#server/use-cases/ids.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

/** A goal is written in small parts, one page each. */
export const goalParts = ["why", "have", "where"] as const;
export type GoalPart = (typeof goalParts)[number];

/** Longest text of each field. */
export const goalLimits = {
  title: 120,
  why: 1000,
  haveWords: 1000,
  missing: 1000,
  workplaces: 1000,
  tasks: 1000,
  hours: 2,
  distance: 200,
} as const;

export type GoalField = keyof typeof goalLimits;

export interface GoalProblem {
  readonly field: GoalField;
  readonly code: "required" | "too-long" | "not-hours";
}

/** The typed fields of each part. */
export const fieldsOfPart: Readonly<Record<GoalPart, readonly GoalField[]>> = {
  why: ["why"],
  have: ["haveWords", "missing"],
  where: ["workplaces", "tasks", "hours", "distance"],
};

/** More entries of a CV than anybody has. */
const mostEntries = 200;
const mostHours = 60;

/** A goal of which only the name is known. */
export const newGoalValues = (named: Pick<StoredGoalValues, "occupation" | "title">): StoredGoalValues => ({
  ...named,
  why: "",
  have: [],
  haveWords: "",
  missing: "",
  workplaces: "",
  tasks: "",
  hours: "",
  distance: "",
  towardsB: false,
});

/** What is wrong with one field, if anything. All but the title may be blank. */
export function goalFault(field: GoalField, text: string): GoalProblem | null {
  if (field === "title" && text === "") return { field, code: "required" };
  if (field === "hours" && text !== "")
    return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= mostHours
      ? null
      : { field, code: "not-hours" };
  return text.length > goalLimits[field] ? { field, code: "too-long" } : null;
}

export interface GoalReading {
  readonly values: StoredGoalValues;
  readonly problems: readonly GoalProblem[];
}

/** One part of a goal as it was typed, over what stands; what belongs to other parts stays. */
export function readGoalPart(part: GoalPart, stands: StoredGoalValues, form: Fields): GoalReading {
  const typed = fieldsOfPart[part].map((field) => [field, plainText(form[field]?.[0] ?? "")] as const);
  const problems = typed.flatMap(([field, text]) => goalFault(field, text) ?? []);
  const values = { ...stands, ...Object.fromEntries(typed) };
  if (part === "have")
    return { problems, values: { ...values, have: (form["have"] ?? []).filter(isId).slice(0, mostEntries) } };
  if (part === "why") return { problems, values: { ...values, towardsB: form["towardsB"] !== undefined } };
  return { problems, values };
}

/** What stands in the form of a part. */
export const goalFields = (values: StoredGoalValues): Fields => ({
  ...Object.fromEntries(
    (Object.keys(goalLimits) as GoalField[]).map((field) => [field, [values[field]]] as const),
  ),
  have: values.have,
  ...(values.towardsB && { towardsB: ["ja"] }),
});
