import type { DefinitionDiff } from "#questionnaires/diff/diff-definitions.ts";
import type { Step } from "#questionnaires/diff/version-step.ts";

const HEADINGS: Readonly<Record<Exclude<Step, "none">, string>> = {
  major: "Points, limits, rules or the wording of questions (a new first number):",
  minor: "Help and texts around the questions (a new second number):",
  patch: "Spelling and notes (a new third number):",
};

/** Whether the number of a version is large enough for what changed, as one sentence. */
export function numberSentence({ needed, isTooSmall, enough }: DefinitionDiff, version: string): string {
  if (needed === "none") return "Nothing that anybody answers or reads has changed.";
  if (isTooSmall)
    return `The number ${version} is too small for these changes: ${enough} or higher is needed.`;
  return `The number ${version} fits these changes.`;
}

/** The difference between two versions for the terminal, line by line. */
export function diffText(diff: DefinitionDiff, versions: { before: string; after: string }): string[] {
  const groups = (["major", "minor", "patch"] as const).flatMap((step) => {
    const sentences = diff.changes.filter((change) => change.step === step);
    if (sentences.length === 0) return [];
    return ["", HEADINGS[step], ...sentences.map(({ sentence }) => `- ${sentence}`)];
  });
  return [`${versions.before} -> ${versions.after}`, ...groups, "", numberSentence(diff, versions.after)];
}
