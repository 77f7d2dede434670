import type { StoredCvRule } from "#db/ports.ts";
import { cvSection } from "#server/cv/sections.ts";
import { plainText } from "#server/use-cases/plain-text.ts";

/** A rule as somebody typed it. */
export interface RuleTyped {
  /** Ids of sections, or `contact` alone. */
  readonly sections: readonly string[];
  readonly atLeast: string;
  /** Count strengths only when they have an example. */
  readonly needsExample: boolean;
  readonly what: { readonly da: string; readonly en: string };
  readonly why: { readonly da: string; readonly en: string };
}

export type RuleField = "sections" | "atLeast" | "needsExample" | "what.da" | "what.en" | "why.da" | "why.en";

export interface RuleProblem {
  readonly field: RuleField;
  readonly code: "required" | "too-long" | "not-a-number" | "alone" | "only-strengths";
}

/** Letters in the words of what is wanted, and of why it helps. */
export const ruleLimits = { what: 100, why: 200 } as const;
/** More of one kind than anybody should have to tell. */
export const mostOfOneKind = 5;

type Read =
  | { readonly kind: "rule"; readonly rule: Omit<StoredCvRule, "id"> }
  | { readonly kind: "wrong"; readonly problems: readonly RuleProblem[] };

/** A rule that can be stored, or everything that is wrong with it. */
export function readRule(typed: RuleTyped): Read {
  const words = (["what", "why"] as const).flatMap((part) =>
    (["da", "en"] as const).map((lang) => ({
      part,
      lang,
      text: plainText(typed[part][lang]).replaceAll("\n", " "),
    })),
  );
  const textOf = (part: "what" | "why") => ({
    da: words.find((one) => one.part === part && one.lang === "da")?.text ?? "",
    en: words.find((one) => one.part === part && one.lang === "en")?.text ?? "",
  });
  const problems: readonly RuleProblem[] = [
    ...placeProblems(typed),
    ...words.flatMap(({ part, lang, text }): RuleProblem[] => {
      if (text === "") return [{ field: `${part}.${lang}`, code: "required" }];
      return text.length > ruleLimits[part] ? [{ field: `${part}.${lang}`, code: "too-long" }] : [];
    }),
  ];
  if (problems.length > 0) return { kind: "wrong", problems };
  const isContact = typed.sections.includes("contact");
  return {
    kind: "rule",
    rule: {
      sections: isContact ? "contact" : typed.sections,
      ...(typed.needsExample && { field: "example" }),
      atLeast: isContact ? 1 : Number(typed.atLeast),
      what: textOf("what"),
      why: textOf("why"),
    },
  };
}

function placeProblems({ sections, atLeast, needsExample }: RuleTyped): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const known = sections.every((id) => id === "contact" || cvSection(id) !== undefined);
  if (sections.length === 0 || !known) problems.push({ field: "sections", code: "required" });
  else if (sections.includes("contact") && sections.length > 1)
    problems.push({ field: "sections", code: "alone" });
  const count = /^\d{1,2}$/.test(atLeast.trim()) ? Number(atLeast) : 0;
  if (count < 1 || count > mostOfOneKind) problems.push({ field: "atLeast", code: "not-a-number" });
  if (needsExample && sections.join() !== "strengths")
    problems.push({ field: "needsExample", code: "only-strengths" });
  return problems;
}
