import type { StoredGuideline } from "#db/ports.ts";
import { type CvGuideline, type CvRule, minimumContent } from "#server/cv/minimum-content.ts";
import { type CvSectionId, cvSection } from "#server/cv/sections.ts";
import type { Deps } from "#server/use-cases/deps.ts";

/** A stored version as it is read; sections that are no more are left out, and rules that had only such. */
export function guidelineOf({ number, rules }: Pick<StoredGuideline, "number" | "rules">): CvGuideline {
  const read = rules.flatMap((rule): CvRule[] => {
    if (rule.sections === "contact") return [{ ...rule, sections: "contact" }];
    const sections = rule.sections.filter((id): id is CvSectionId => cvSection(id) !== undefined);
    return sections.length === 0 ? [] : [{ ...rule, sections }];
  });
  return { number, rules: read };
}

/** What the municipality wants to find in a CV now; the one that comes with the program until it has decided otherwise. */
export async function guidelineInForce({ ports }: Deps): Promise<CvGuideline> {
  const stored = await ports.cvGuidelines.inForce();
  return stored === null ? minimumContent : guidelineOf(stored);
}
