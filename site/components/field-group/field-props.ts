import type { Lang } from "#site/text/translate.ts";

/** What every form field takes. */
export interface FieldProps {
  lang: Lang;
  /** Id of the first input: the target of links in the error summary. */
  id: string;
  /** Defaults to the id. */
  name?: string | undefined;
  /** The question or label. */
  label: string;
  /** The label is the page's h1. */
  heading?: boolean | undefined;
  hint?: string | undefined;
  /** An already translated message; it must be the same words as in the error summary. */
  problem?: string | undefined;
}

export interface Option {
  value: string;
  label: string;
  hint?: string | undefined;
}

/** Ids for aria-describedby, or undefined when nothing describes the field. */
export function describedBy(field: FieldProps, ...more: readonly (string | undefined)[]): string | undefined {
  const ids = [field.hint && `${field.id}-hint`, field.problem && `${field.id}-error`, ...more];
  return ids.filter(Boolean).join(" ") || undefined;
}
