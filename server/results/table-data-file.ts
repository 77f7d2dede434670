import { textIn } from "#questionnaires/text-in.ts";
import type { DataFile, DataRow, DataVariable, Labels } from "#server/documents/data-file/data-file.ts";
import { wilson } from "#server/statistics/wilson.ts";
import { answerLabels, type LabelSource, partLabel } from "./item-labels.ts";
import type { Item } from "./items.ts";
import type { Publication } from "./publication.ts";
import type { Distribution, ItemTable } from "./tables.ts";

interface Source extends LabelSource {
  readonly items: readonly Item[];
  readonly publication: Publication;
  readonly tables: readonly ItemTable[];
  readonly title: Labels;
  readonly about: readonly string[];
}

/** Longest text in a cell, in characters: questions and labels are far shorter. */
const longest = 1_000;

/** A column with a short text. */
export const textVariable = (name: string, da: string, en: string): DataVariable => ({
  name,
  label: { da, en },
  kind: "text",
  longest,
});
/** A column with a number. */
export const numberVariable = (name: string, da: string, en: string): DataVariable => ({
  name,
  label: { da, en },
  kind: "number",
});

const variables: readonly DataVariable[] = [
  textVariable("question", "Spørgsmål", "Question"),
  textVariable("part", "Del af spørgsmålet", "Part of the question"),
  textVariable("by", "Delt op efter", "Broken down by"),
  textVariable("group", "Gruppe", "Group"),
  textVariable("answer", "Svar", "Answer"),
  numberVariable("people", "Personer i gruppen", "People in the group"),
  numberVariable("answered", "Svarede på spørgsmålet", "Answered the question"),
  numberVariable("count", "Antal (tom: skjult)", "Count (blank: hidden)"),
  numberVariable("share", "Andel", "Share"),
  numberVariable("low", "Andel, nederste grænse (95 %)", "Share, lower limit (95%)"),
  numberVariable("high", "Andel, øverste grænse (95 %)", "Share, upper limit (95%)"),
];

/** All tables of a survey in one, one row for each answer of each group: the figures of the page, and nothing more. */
export function tableDataFile(source: Source): DataFile {
  const { title, about, tables } = source;
  async function* rows(): AsyncGenerator<readonly DataRow[]> {
    for (const table of tables) yield rowsOf(source, table);
  }
  return { title, about, variables, rows };
}

function rowsOf({ items, publication, lang, units }: Source, table: ItemTable): readonly DataRow[] {
  const item = items[table.item];
  if (item === undefined) return [];
  const answers = answerLabels(item, { lang, units });
  const what = [textIn(item.question.text, lang), partLabel(item, lang)];
  const everybody = linesOf(table.everybody, answers, [...what, null, null], publication.people);
  const groups = publication.groups.flatMap((group, place) => {
    const [by, distribution] = [items[group.item], table.groups[place]];
    if (by === undefined || distribution === undefined) return [];
    const name = answerLabels(by, { lang, units })[group.code] ?? "";
    return linesOf(distribution, answers, [...what, textIn(by.question.text, lang), name], group.people);
  });
  return [...everybody, ...groups];
}

const linesOf = (
  { answered, counts }: Distribution,
  answers: readonly string[],
  who: readonly (string | null)[],
  people: number,
): readonly DataRow[] =>
  answers.map((answer, place) => {
    const count = counts[place] ?? null;
    const told = count === null || answered === 0 ? null : wilson(count, answered);
    return [
      ...who,
      answer,
      people,
      answered,
      count,
      told?.share ?? null,
      told?.low ?? null,
      told?.high ?? null,
    ];
  });
