import type { CaseList, ListAsked } from "#server/use-cases/triage/list-cases.ts";
import type { TextKey } from "#site/text/translate.ts";

interface EmptyText {
  readonly text: TextKey;
  readonly link?: { readonly label: TextKey; readonly to: Pick<ListAsked, "assigned" | "page"> };
}

const emptyLists: Readonly<Record<ListAsked["list"], TextKey>> = {
  queue: "staff.list.emptyQueue",
  low: "staff.list.emptyLow",
  closed: "staff.list.emptyClosed",
};

/** Why there is nothing to see, and where to go instead. */
export function emptyText({ list, assigned }: ListAsked, { total }: CaseList): EmptyText {
  if (total > 0) {
    return {
      text: "staff.list.emptyPage",
      link: { label: "staff.list.firstPage", to: { assigned, page: 1 } },
    };
  }
  if (assigned === "free") return { text: "staff.list.emptyFree" };
  if (assigned === "all") return { text: emptyLists[list] };
  return {
    text: "staff.list.emptyMine",
    link: { label: "staff.list.seeFree", to: { assigned: "free", page: 1 } },
  };
}
