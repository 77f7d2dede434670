import type { SurveyAnswer } from "#db/ports.ts";
import type { Item, Said } from "./items.ts";

/** All answers of one survey, one column for each item: a byte for each person. */
export interface Columns {
  readonly items: readonly Item[];
  readonly people: number;
  /** For each item, 0 for no answer and otherwise one more than the place of the code. */
  readonly values: readonly Uint8Array[];
  /** Days on which the letterbox was emptied, in order. */
  readonly days: readonly string[];
  /** All people, in runs that came on the same day. Answers are read day after day: there are hardly more runs than days. */
  readonly runs: readonly Run[];
}

/** People one after the other who came on the same day. */
export interface Run {
  /** The place of the day. */
  readonly day: number;
  readonly start: number;
  /** One past the last of them. */
  readonly end: number;
}

/** Room that a column begins with; it doubles when it is full. */
const firstRoom = 1024;

/** Gathers answers into columns, as they are read. */
export class ColumnBuilder {
  readonly #items: readonly Item[];
  readonly #places: readonly ReadonlyMap<string, number>[];
  #values: Uint8Array[];
  #room = firstRoom;
  #people = 0;
  readonly #runs: { readonly day: string; readonly start: number; end: number }[] = [];

  constructor(items: readonly Item[]) {
    this.#items = items;
    this.#places = items.map(({ codes }) => new Map(codes.map((code, place) => [code, place + 1])));
    this.#values = items.map(() => new Uint8Array(firstRoom));
  }

  add({ day, ...said }: Said & Pick<SurveyAnswer, "day">): void {
    if (this.#people === this.#room) this.#grow();
    const person = this.#people;
    this.#items.forEach((item, place) => {
      const code = item.codeIn(said);
      const column = this.#values[place];
      if (column && code !== null) column[person] = this.#places[place]?.get(code) ?? 0;
    });
    this.#people += 1;
    const run = this.#runs.at(-1);
    if (run?.day === day) run.end = this.#people;
    else this.#runs.push({ day, start: person, end: this.#people });
  }

  done(): Columns {
    const days = [...new Set(this.#runs.map(({ day }) => day))].toSorted();
    return {
      items: this.#items,
      people: this.#people,
      values: this.#values.map((column) => column.subarray(0, this.#people)),
      days,
      runs: this.#runs.map((run) => ({ ...run, day: days.indexOf(run.day) })),
    };
  }

  #grow(): void {
    this.#room *= 2;
    this.#values = this.#values.map((column) => {
      const grown = new Uint8Array(this.#room);
      grown.set(column);
      return grown;
    });
  }
}
