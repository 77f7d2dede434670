import type { Columns } from "#server/results/columns.ts";
import { type Item, itemsOf } from "#server/results/items.ts";
import { publicationOf } from "#server/results/publication.ts";
import { tablesOf } from "#server/results/tables.ts";
import { library } from "#test/use-case-fixture.ts";

/** What is measured: twelve questions, broken down by one property. */
export const questions = 12;

const limits = { least: 5, leastInGroup: 10, isOver: true, release: "figures" } as const;

/** Twelve questions and one property to break them down by, as a dashboard shows them. */
export const chosen: readonly Item[] = (() => {
  const items = itemsOf(library.newest("tilfredshed").questionnaire.definition, ["nord", "syd"]);
  const divider = items.filter(({ id }) => id === "ydelse");
  return [...items.filter(({ isBackground }) => !isBackground).slice(0, questions), ...divider];
})();

/** Numbers that look like chance and are the same in every run (Lehmer, with the multiplier of Park and Miller). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Answers of so many people. */
export function columnsOf(people: number): Columns {
  const next = chance(people);
  return {
    items: chosen,
    people,
    values: chosen.map(({ codes }) =>
      Uint8Array.from({ length: people }, () => Math.floor(next() * (codes.length + 1))),
    ),
    days: ["2026-11-02"],
    runs: [{ day: 0, start: 0, end: people }],
  };
}

/** The least work there is: twelve tables from typed arrays, nothing hidden. */
export function straight({ values, people, items }: Columns): number {
  const by = values[questions] ?? new Uint8Array(people);
  const groups = (items[questions]?.codes.length ?? 0) + 1;
  let sum = 0;
  for (let item = 0; item < questions; item += 1) {
    const column = values[item] ?? new Uint8Array(people);
    const width = (items[item]?.codes.length ?? 0) + 1;
    const counts = new Uint32Array(groups * width);
    for (let person = 0; person < people; person += 1) {
      const place = (by[person] ?? 0) * width + (column[person] ?? 0);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    sum += counts[groups + 1] ?? 0;
  }
  return sum;
}

/** What the product makes of them: which groups may be shown, and the tables with what is hidden in them. */
export function ours(columns: Columns): number {
  const publication = publicationOf(columns, limits);
  if (publication === null) throw new Error("Nothing is told.");
  return tablesOf(columns, publication, limits).length;
}
