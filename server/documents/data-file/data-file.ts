import { variableNameLimit } from "./variable-names.ts";

/** A text in both languages of the data files. */
export type Labels = Readonly<Record<"da" | "en", string>>;

/** One value of a category: the number that stands in the file, and what it means. */
export interface Category {
  /** The option's code in the questionnaire. */
  readonly code: string;
  /** A whole number of 32 bits. */
  readonly value: number;
  /** Answered, but with "do not know" or "will not answer": statistics programs count it as missing. */
  readonly missing: boolean;
  readonly label: Labels;
}

/** One column of a data file. */
export interface DataVariable {
  /** Valid in R, Stata and SPSS, and the only one: made by `variableNames`. */
  readonly name: string;
  /** The question. */
  readonly label: Labels;
  readonly kind: "category" | "number" | "date" | "text";
  /** Of a category: all its values. At most three are missing, which is what SPSS can tell apart. */
  readonly categories?: readonly Category[];
  /** Of a text: the most characters it can have (2,000). SPSS reserves room for them. */
  readonly longest?: number;
}

/**
 * A category is the `value` of one of its categories, a date is `2026-11-02`, a number is finite; null is not asked or
 * left blank.
 */
export type DataCell = string | number | null;

/** One respondent: as many cells as there are variables, in their order. */
export type DataRow = readonly DataCell[];

/** Records in: what every writer of data files is given. */
export interface DataFile {
  readonly title: Labels;
  /** Paragraphs: period, number of answers, response rate, what is withheld and why, version and hash, owner. */
  readonly about: readonly string[];
  readonly variables: readonly DataVariable[];
  /** The respondents, some at a time; each call begins anew. */
  rows(): AsyncIterable<readonly DataRow[]>;
}

/** How values of categories stand in a file: as numbers, or as words in a language. */
export type ValueForm = "codes" | { readonly labelsIn: "da" | "en" };

const missingLimit = 3;
const largestValue = 2_147_483_647;

function faultOf({ name, kind, categories }: DataVariable): string | undefined {
  if (!/^[a-z][a-z0-9_]*$/.test(name) || name.length > variableNameLimit) return "has no valid name";
  if ((kind === "category") !== (categories !== undefined)) return "has categories that do not fit its kind";
  const values = categories?.map(({ value }) => value) ?? [];
  if (values.some((value) => value !== Math.trunc(value) || Math.abs(value) > largestValue)) {
    return "has a value that is no whole number of 32 bits";
  }
  if (new Set(values).size !== values.length) return "has a value twice";
  const missing = categories?.filter((category) => category.missing) ?? [];
  return missing.length > missingLimit ? "has more than three missing values" : undefined;
}

/** The variables, known to be fit for every writer. @throws RangeError naming the one that is not. */
export function checkedVariables({ variables }: Pick<DataFile, "variables">): readonly DataVariable[] {
  for (const variable of variables) {
    const fault = faultOf(variable);
    if (fault !== undefined) throw new RangeError(`The variable "${variable.name}" ${fault}`);
  }
  if (new Set(variables.map(({ name }) => name)).size !== variables.length) {
    throw new RangeError("Two variables have the same name");
  }
  return variables;
}
