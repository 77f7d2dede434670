import type { Answers } from "#questionnaires/engine/answers.ts";
import type { Definition } from "#questionnaires/schema.ts";
import { ColumnBuilder, type Columns } from "#server/results/columns.ts";
import { itemsOf, type Said } from "#server/results/items.ts";
import { publicationOf } from "#server/results/publication.ts";
import type { ToldSurvey } from "#server/results/shared-items.ts";
import { tablesOf } from "#server/results/tables.ts";
import { library } from "./use-case-fixture.ts";

export type Person = Said & { readonly answers: Answers; readonly day: string };

export const limits = { least: 5, leastInGroup: 10, release: "figures" } as const;
export const definitionOf = (id: string): Definition => library.newest(id).questionnaire.definition;
export const satisfaction = definitionOf("tilfredshed");
export const satisfactionItems = itemsOf(satisfaction, ["nord", "syd"]);

export const times = (count: number, answers: Answers, day = "2026-11-02"): Person[] =>
  Array.from({ length: count }, () => ({ answers, day, channel: "link", lang: "da" }));

export function columnsOf(people: readonly Person[], definition = satisfaction): Columns {
  const builder = new ColumnBuilder(itemsOf(definition, ["nord", "syd"]));
  for (const person of people) builder.add(person);
  return builder.done();
}

/** A survey that is over, as it is told. */
export function told(people: readonly Person[], definition = satisfaction): ToldSurvey {
  const columns = columnsOf(people, definition);
  const publication = publicationOf(columns, { ...limits, isOver: true });
  if (publication === null) throw new Error("Nothing is told.");
  return { items: columns.items, publication, tables: tablesOf(columns, publication, limits) };
}
