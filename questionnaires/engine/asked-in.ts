import type { Question } from "../question-schema.ts";

/** Whether a variant asks a question; a question that names no variants is asked in all of them. */
export const isAskedIn = ({ variants }: Pick<Question, "variants">, variant: string): boolean =>
  variants.length === 0 || variants.includes(variant);
