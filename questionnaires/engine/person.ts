/** Who answered what and when: the whole input of the engine. Dates are calendar dates, `2026-11-02`. */
export type Person = {
  readonly variant: string;
  readonly submittedOn: string;
  readonly answers: Readonly<Record<string, unknown>>;
};
