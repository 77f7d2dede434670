/**
 * Who answered what and when: the whole input of the engine. Dates are calendar dates, `2026-11-02`. `lists` are
 * the codes that stand for `options_from`; a list that is not given is not checked.
 */
export type Person = {
  readonly variant: string;
  readonly submittedOn: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
};
