/** What was typed from a paper, by the name of the field: option numbers, dates and words as they stand there. */
export type TypedKeys = Readonly<Record<string, string>>;
