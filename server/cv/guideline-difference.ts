import type { CvGuideline, CvRule } from "./minimum-content.ts";

/** What becomes another when one version takes the place of another. */
export interface GuidelineDifference {
  readonly added: readonly CvRule[];
  readonly removed: readonly CvRule[];
  readonly changed: readonly { readonly before: CvRule; readonly after: CvRule }[];
  /** Those that stay come in another order. */
  readonly isReordered: boolean;
}

const told = ({ sections, field, atLeast = 1, what, why }: CvRule): string =>
  JSON.stringify([sections, field ?? "", atLeast, what.da, what.en, why.da, why.en]);

/** What is new, gone or changed from one version to the next; rules are the same when they have the same id. */
export function guidelineDifference(before: CvGuideline, after: CvGuideline): GuidelineDifference {
  const idsIn = ({ rules }: CvGuideline) => new Set(rules.map(({ id }) => id));
  const [old, fresh] = [idsIn(before), idsIn(after)];
  const staying = ({ rules }: CvGuideline) =>
    rules.map(({ id }) => id).filter((id) => old.has(id) && fresh.has(id));
  return {
    added: after.rules.filter(({ id }) => !old.has(id)),
    removed: before.rules.filter(({ id }) => !fresh.has(id)),
    changed: after.rules.flatMap((rule) => {
      const former = before.rules.find(({ id }) => id === rule.id);
      return former === undefined || told(former) === told(rule) ? [] : [{ before: former, after: rule }];
    }),
    isReordered: staying(before).join() !== staying(after).join(),
  };
}

/** Whether nothing becomes another. */
export const isSame = ({ added, removed, changed, isReordered }: GuidelineDifference): boolean =>
  added.length + removed.length + changed.length === 0 && !isReordered;
