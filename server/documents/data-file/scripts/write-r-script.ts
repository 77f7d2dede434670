import { checkedVariables, type DataFile, type DataVariable } from "../data-file.ts";
import { checkedName, distinctLabels, lineOf, type ScriptForm } from "./script-form.ts";

/** Without a letter that is not ASCII: R reads a script in the letters of the machine. */
const intro = {
  da: `# Henter filen ind med etiketter. R er nok; der skal ikke installeres andet.
# Start den i mappen med datafilen: source("<denne fil>")
# Svar som "ved ikke" bliver NA. Skriv keep_missing <- TRUE inden, hvis de skal beholdes som kategorier.
`,
  en: `# Reads the file with its labels. R is enough; nothing else has to be installed.
# Run it in the folder with the data file: source("<this file>")
# Answers like "do not know" become NA. Write keep_missing <- TRUE before, if they are to be kept as categories.
`,
} as const;

const helpers = `if (!exists("keep_missing")) keep_missing <- FALSE

categories_of <- function(x, values, labels, missing) {
  kept <- keep_missing | !missing
  factor(x, levels = values[kept], labels = labels[kept])
}

with_label <- function(x, label) {
  attr(x, "label") <- label
  x
}

# In the file, an apostrophe stands before a text that spreadsheets could take for a formula.
text_of <- function(x) sub("^'", "", x)
`;

/** A string of R. Everything but plain ASCII is written as its number, so that no setting of the machine matters. */
const quoted = (text: string): string =>
  `"${Array.from(text, (letter) => {
    if (/[A-Za-z0-9 .,;:!?()/_+=<>&%'*#-]/.test(letter)) return letter;
    const code = letter.codePointAt(0) ?? 0xfffd;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, "0")}`
      : `\\u${code.toString(16).padStart(4, "0")}`;
  }).join("")}"`;

const classes = { category: "numeric", number: "numeric", date: "character", text: "character" } as const;

const listed = (values: readonly (string | number)[]): string => `c(${values.join(", ")})`;

function columnValue({ name, kind, categories = [] }: DataVariable, lang: "da" | "en"): string {
  const column = `data$${name}`;
  if (kind === "number") return column;
  if (kind === "date") return `as.Date(${column})`;
  if (kind === "text") return `text_of(${column})`;
  const labels = distinctLabels(
    categories.map(({ value, label }) => ({ value, label: lineOf(label[lang]) })),
  );
  return `categories_of(
  ${column},
  values = ${listed(categories.map(({ value }) => value))},
  labels = c(
    ${labels.map(quoted).join(",\n    ")}
  ),
  missing = ${listed(categories.map(({ missing }) => (missing ? "TRUE" : "FALSE")))}
)`;
}

/** A script for R (3.6 and later, nothing else) that makes \`data\`: factors with levels, dates, and questions as \`label\`. */
export function writeRScript(file: DataFile, { lang, csvName }: ScriptForm): string {
  const variables = checkedVariables(file);
  const steps = variables.map(
    (variable) =>
      `data$${variable.name} <- with_label(${columnValue(variable, lang)}, ${quoted(lineOf(variable.label[lang]))})\n`,
  );
  return `${intro[lang]}
${helpers}
data <- read.csv(
  "${checkedName(csvName)}",
  sep = ",", dec = ".", quote = "\\"", comment.char = "", encoding = "UTF-8", na.strings = "",
  check.names = FALSE, fill = FALSE, blank.lines.skip = FALSE, strip.white = FALSE, stringsAsFactors = FALSE,
  colClasses = c(
    ${variables.map(({ name, kind }) => `${name} = "${classes[kind]}"`).join(",\n    ")}
  )
)
attr(data, "title") <- ${quoted(lineOf(file.title[lang]))}

${steps.join("\n")}`;
}
