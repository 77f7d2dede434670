import type { Localized } from "#questionnaires/schema-parts.ts";

interface FieldCommon {
  readonly id: string;
  readonly label: Localized;
  readonly help?: Localized;
  /** Without it an entry cannot be recognised in a list; nothing else must be filled in. */
  readonly required?: true;
}

export interface CvChoice {
  readonly code: string;
  readonly label: Localized;
}

/** One field of an entry of the CV. */
export type CvField = FieldCommon &
  (
    | { readonly kind: "line" | "text"; readonly maxLength: number }
    /** A year, with or without its month. */
    | { readonly kind: "month" }
    | { readonly kind: "choice"; readonly options: readonly CvChoice[] }
    | { readonly kind: "tick" }
  );

/** One section of the CV: what its entries are, in the words of everyday life. */
export interface CvSection<Id extends string = string> {
  readonly id: Id;
  /** Also the heading in the finished CV. */
  readonly title: Localized;
  /** What belongs here. */
  readonly lead: Localized;
  /** What one entry is called: "et arbejde". */
  readonly entryName: Localized;
  /** Questions that bring something to mind. */
  readonly prompts: readonly Localized[];
  readonly fields: readonly CvField[];
  readonly maxEntries: number;
  /** True when it is left out of a CV that is sent, unless the citizen puts it in. */
  readonly isPrivate?: true;
}
