/** One line of the error summary. */
export interface FieldProblem {
  /** Id of the first input of the field. */
  fieldId: string;
  /** Same words as at the field. */
  message: string;
  /** Where it is put right, when that is another page. */
  href?: string | undefined;
}
