import { textIn } from "#questionnaires/text-in.ts";
import type {
  Category,
  DataFile,
  DataRow,
  DataVariable,
  Labels,
} from "#server/documents/data-file/data-file.ts";
import { variableNames } from "#server/documents/data-file/variable-names.ts";
import type { Columns } from "./columns.ts";
import { answerLabels, type LabelSource, partLabel } from "./item-labels.ts";
import type { Item } from "./items.ts";
import type { Respondents } from "./respondents.ts";

interface Source {
  readonly columns: Columns;
  readonly respondents: Respondents;
  readonly title: Labels;
  readonly about: readonly string[];
  readonly units: LabelSource["units"];
}

/** What stands for a property of a person that is withheld, or was left blank. */
const withheld: Category = {
  code: "withheld",
  value: 99,
  missing: true,
  label: { da: "Vises ikke, eller ikke besvaret", en: "Not shown, or not answered" },
};

/** Rows that are handed over at a time. */
const batch = 1_000;

/**
 * The answers of a survey as a data file, one row for each person in the order of what they say: what can be counted
 * of the questionnaire, and what `respondents` lets be told of the people themselves. No free text, day or way.
 */
export function surveyDataFile({ columns, respondents, title, about, units }: Source): DataFile {
  const said = columns.items.flatMap(({ isBackground }, place) => (isBackground ? [] : [place]));
  const places = [...said, ...respondents.background];
  const names = variableNames(places.map((place) => columns.items[place]?.id ?? ""));
  const variables = places.flatMap((place, at): DataVariable[] => {
    const item = columns.items[place];
    const name = names[at];
    if (item === undefined || name === undefined) return [];
    const more = item.isBackground ? [withheld] : [];
    const categories = [...categoriesOf(item, units), ...more];
    return [{ name, label: labelOf(item), kind: "category", categories }];
  });
  async function* rows(): AsyncGenerator<readonly DataRow[]> {
    let some: DataRow[] = [];
    for (const row of respondents.rows()) {
      const answers = said.map((place) => columns.values[place]?.[row.person] || null);
      some.push([...answers, ...row.said.map((code) => (code === null ? withheld.value : code + 1))]);
      if (some.length < batch) continue;
      yield some;
      some = [];
    }
    if (some.length > 0) yield some;
  }
  return { title, about, variables, rows };
}

/** A label in both languages of a file. */
export const inBoth = (say: (lang: "da" | "en") => string): Labels => ({ da: say("da"), en: say("en") });

/** What an item is called in a file. */
export const labelOf = (item: Item): Labels =>
  inBoth((lang) => [textIn(item.question.text, lang), partLabel(item, lang)].filter(Boolean).join(" "));

/** Numbers from 1 in the order of the questionnaire. */
export function categoriesOf(item: Item, units: LabelSource["units"]): readonly Category[] {
  const labels = {
    da: answerLabels(item, { lang: "da", units }),
    en: answerLabels(item, { lang: "en", units }),
  };
  return item.codes.map((code, place) => ({
    code,
    value: place + 1,
    missing: false,
    label: inBoth((lang) => labels[lang][place] ?? code),
  }));
}
