/** How much a version number has to grow: a spelling fix, a new help text, or another meaning of an answer. */
export const STEPS = ["none", "patch", "minor", "major"] as const;
export type Step = (typeof STEPS)[number];

const parts = (version: string): number[] => version.split(".").map(Number);

/** Which part of the number grew from one version to the next; `none` when it stayed or fell. */
export function stepBetween(before: string, after: string): Step {
  const [old, now] = [parts(before), parts(after)];
  const place = old.findIndex((part, at) => part !== now[at]);
  if (place < 0 || (now[place] ?? 0) < (old[place] ?? 0)) return "none";
  return STEPS[STEPS.length - 1 - place] ?? "none";
}

export const isSmaller = (step: Step, than: Step): boolean => STEPS.indexOf(step) < STEPS.indexOf(than);

export const largest = (steps: readonly Step[]): Step =>
  steps.reduce((most, step) => (isSmaller(most, step) ? step : most), "none");

/** The version number that grows by a step. */
export function raised(version: string, step: Step): string {
  const [major = 0, minor = 0, patch = 0] = parts(version);
  if (step === "major") return `${major + 1}.0.0`;
  if (step === "minor") return `${major}.${minor + 1}.0`;
  return step === "patch" ? `${major}.${minor}.${patch + 1}` : version;
}

/** Orders version numbers from the oldest to the newest. */
export function byVersion(a: string, b: string): number {
  const [old, now] = [parts(a), parts(b)];
  const place = old.findIndex((part, at) => part !== now[at]);
  return place < 0 ? 0 : (old[place] ?? 0) - (now[place] ?? 0);
}
