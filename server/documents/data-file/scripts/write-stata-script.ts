import { checkedVariables, type DataFile, type DataVariable } from "../data-file.ts";
import { checkedName, fitting, lettersIn, lineOf, type ScriptForm } from "./script-form.ts";

const intro = {
  da: "* Læser filen med etiketter. Kør den i den mappe, hvor datafilen ligger.",
  en: "* Reads the file with its labels. Run it in the folder where the data file is.",
} as const;

/** Characters that Stata keeps (`help limits`): of labels of data and variables, and of labels of values. */
const room = { variable: 80, value: 32_000 } as const;

/**
 * Signs that mean something inside a string or a note of Stata (macros, the end of a string, commands in its output,
 * comments), and what is written for them: there is no way to write them that holds in every place.
 */
const twins: Readonly<Record<string, string>> = {
  '"': "”",
  "`": "‘",
  $: "＄",
  "\\": "＼",
  "{": "(",
  "}": ")",
};

const harmless = (text: string): string =>
  lineOf(text)
    .replaceAll(/["`$\\{}]/g, (sign) => twins[sign] ?? sign)
    .replaceAll(/\/(?=[/*])/g, "∕");

const quoted = (text: string, letters: number): string => `"${fitting(harmless(text), letters, lettersIn)}"`;

/** Columns that are read as text; `import delimited` would guess. */
const stringColumns = (variables: readonly DataVariable[], areStrings: boolean): string => {
  const columns = variables.flatMap(({ kind }, at) =>
    (kind === "text" || kind === "date") === areStrings ? [at + 1] : [],
  );
  const option = areStrings ? "stringcols" : "numericcols";
  return columns.length === 0 ? "" : ` ///\n  ${option}(${columns.join(" ")})`;
};

function dateSteps({ name }: DataVariable): string {
  return `generate double _day = daily(${name}, "YMD")
format %tdCCYY-NN-DD _day
order _day, after(${name})
drop ${name}
rename _day ${name}
`;
}

/** The missing values in the order of their categories: .a, .b, .c. */
const missingSigns = [".a", ".b", ".c"] as const;

function labelSteps({ name, categories = [] }: DataVariable, lang: "da" | "en"): string {
  const missing = categories.filter((category) => category.missing);
  const signOf = (value: number): string =>
    missingSigns[missing.findIndex((one) => one.value === value)] ?? String(value);
  const recoded = missing.map(({ value }) => `${value}=${signOf(value)}`).join(" \\ ");
  const labels = categories.map(
    ({ value, label }) =>
      `label define ${name} ${signOf(value)} ${quoted(label[lang], room.value)}, modify\n`,
  );
  return `${recoded === "" ? "" : `mvdecode ${name}, mv(${recoded})\n`}${labels.join("")}label values ${name} ${name}\n`;
}

/** An apostrophe stands in the file before a text that spreadsheets could take for a formula. */
const textSteps = ({ name }: DataVariable): string =>
  `replace ${name} = usubstr(${name}, 2, .) if usubstr(${name}, 1, 1) == "'"\n`;

const stepsOf = (variable: DataVariable, lang: "da" | "en"): string => {
  switch (variable.kind) {
    case "category":
      return labelSteps(variable, lang);
    case "date":
      return dateSteps(variable);
    case "text":
      return textSteps(variable);
    case "number":
      return "";
  }
};

function variableSteps(variable: DataVariable, lang: "da" | "en"): string {
  const { name, label } = variable;
  const whole = harmless(label[lang]);
  const note = lettersIn(whole) > room.variable ? `notes ${name}: ${whole}\n` : "";
  return `\n${stepsOf(variable, lang)}label variable ${name} ${quoted(label[lang], room.variable)}\n${note}`;
}

/** A do-file for Stata 16 and later: types, questions, labels of values, and missing values as .a, .b and .c. */
export function writeStataScript(file: DataFile, { lang, csvName }: ScriptForm): string {
  const variables = checkedVariables(file);
  return `${intro[lang]}
version 16
import delimited using "${checkedName(csvName)}", clear delimiters(",") varnames(1) case(preserve) ///
  encoding("UTF-8") bindquote(strict)${stringColumns(variables, true)}${stringColumns(variables, false)}
label data ${quoted(file.title[lang], room.variable)}
${variables.map((variable) => variableSteps(variable, lang)).join("")}`;
}
