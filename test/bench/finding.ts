/** One figure of the bench beside the goal it is meant for. */
export interface Finding {
  readonly name: string;
  /** A ratio unless `unit` says otherwise. */
  readonly figure: number;
  readonly unit?: string;
  /** Without one the figure is for information. */
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
}

/** A figure that could not be had, and why. A run with one of them does not end well. */
export interface NotMeasured {
  readonly name: string;
  readonly why: string;
}

export type Found = Finding | NotMeasured;

const isMeasured = (found: Found): found is Finding => "figure" in found;

const short = (figure: number): string => {
  const digits = figure >= 100 ? 0 : figure >= 10 ? 1 : 2;
  return figure.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

const goalText = (goal: Finding["goal"]): string => {
  if (!goal) return "";
  return "atMost" in goal ? `<= ${short(goal.atMost)}` : `>= ${short(goal.atLeast)}`;
};

function isMet({ figure, goal }: Finding): boolean {
  if (!goal) return true;
  return "atMost" in goal ? figure <= goal.atMost : figure >= goal.atLeast;
}

function row(found: Found): string {
  const name = found.name.padEnd(74);
  if (!isMeasured(found)) return `${name} ${"not measured".padStart(14)}   ${found.why}`;
  const figure = `${short(found.figure)}${found.unit ? ` ${found.unit}` : " x"}`;
  const verdict = found.goal ? (isMet(found) ? "met" : "NOT MET") : "";
  return `${name} ${figure.padStart(14)}   ${goalText(found.goal).padEnd(12)} ${verdict}`.trimEnd();
}

/** The table of a whole run, a line for each figure, and how many goals are met. */
export function table(found: readonly Found[]): string {
  const measured = found.filter(isMeasured);
  const [goals, missing] = [measured.filter(({ goal }) => goal), found.length - measured.length];
  const met = goals.filter(isMet).length;
  return [...found.map(row), "", `${met} of ${goals.length} goals met, ${missing} figures not measured`].join(
    "\n",
  );
}

/** True when every figure was had, met or not. */
export const allMeasured = (found: readonly Found[]): boolean => found.every(isMeasured);
