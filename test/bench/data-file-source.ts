import type { DataFile, DataRow, DataVariable } from "#server/documents/data-file/data-file.ts";

/** A survey in columns, as the numbers of results are kept: respondent, 16 answers of five options, day. */
export interface SurveyColumns {
  readonly size: number;
  readonly answers: readonly Uint8Array[];
  readonly days: Uint16Array;
}

const questions = 16;
const rowsAtOnce = 500;

export const dayNames: readonly string[] = Array.from({ length: 365 }, (_, day) =>
  new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
);

/** The same numbers each time, without chance (a linear congruential generator). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function surveyColumns(size: number): SurveyColumns {
  const next = numbersFrom(27);
  return {
    size,
    answers: Array.from({ length: questions }, () => Uint8Array.from({ length: size }, () => 1 + next(5))),
    days: Uint16Array.from({ length: size }, () => next(dayNames.length)),
  };
}

const none = { da: "", en: "" };
const categories = [1, 2, 3, 4, 98].map((value) => ({
  code: `svar_${value}`,
  value: value === 98 ? 5 : value,
  missing: value === 98,
  label: { da: `Svar ${value}`, en: `Answer ${value}` },
}));

const variables: readonly DataVariable[] = [
  { name: "nr", label: none, kind: "number" },
  ...Array.from(
    { length: questions },
    (_, n): DataVariable => ({ name: `q${n + 1}`, label: none, kind: "category", categories }),
  ),
  { name: "dag", label: none, kind: "date" },
];

function rowAt({ answers, days }: SurveyColumns, at: number): DataRow {
  const row: (string | number)[] = new Array(questions + 2);
  row[0] = at;
  for (let n = 0; n < questions; n += 1) row[n + 1] = (answers[n] as Uint8Array)[at] as number;
  row[questions + 1] = dayNames[days[at] as number] as string;
  return row;
}

/** A data file over the columns: each row is made when it is wanted. */
export const surveyFile = (columns: SurveyColumns): DataFile => ({
  title: { da: "Måling", en: "Bench" },
  about: [],
  variables,
  async *rows() {
    for (let from = 0; from < columns.size; from += rowsAtOnce) {
      const some: DataRow[] = [];
      const end = Math.min(from + rowsAtOnce, columns.size);
      for (let at = from; at < end; at += 1) some.push(rowAt(columns, at));
      yield some;
    }
  },
});
