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
  /** For each person, the place of the day. */
  readonly dayOf: Uint16Array;
}

/** Room that a column begins with; it doubles when it is full. */
const firstRoom = 1024;

/** Gathers answers into columns, as they are read. */
export class ColumnBuilder {
  readonly #items: readonly Item[];
  readonly #places: readonly ReadonlyMap<string, number>[];
  #values: Uint8Array[];
  #days: Uint16Array = new Uint16Array(firstRoom);
  #people = 0;
  readonly #dayPlaces = new Map<string, number>();

  constructor(items: readonly Item[]) {
    this.#items = items;
    this.#places = items.map(({ codes }) => new Map(codes.map((code, place) => [code, place + 1])));
    this.#values = items.map(() => new Uint8Array(firstRoom));
  }

  add({ day, ...said }: Said & Pick<SurveyAnswer, "day">): void {
    if (this.#people === this.#days.length) this.#grow();
    const person = this.#people;
    this.#items.forEach((item, place) => {
      const code = item.codeIn(said);
      const column = this.#values[place];
      if (column && code !== null) column[person] = this.#places[place]?.get(code) ?? 0;
    });
    this.#days[person] = this.#placeOf(day);
    this.#people += 1;
  }

  done(): Columns {
    const days = [...this.#dayPlaces.keys()].toSorted();
    const inOrder = new Map(days.map((day, place) => [day, place]));
    const reordered = [...this.#dayPlaces.keys()].map((day) => inOrder.get(day) ?? 0);
    return {
      items: this.#items,
      people: this.#people,
      values: this.#values.map((column) => column.subarray(0, this.#people)),
      days,
      dayOf: this.#days.subarray(0, this.#people).map((place) => reordered[place] ?? 0),
    };
  }

  #placeOf(day: string): number {
    const place = this.#dayPlaces.get(day) ?? this.#dayPlaces.size;
    this.#dayPlaces.set(day, place);
    return place;
  }

  #grow(): void {
    const room = this.#days.length * 2;
    this.#values = this.#values.map((column) => copyInto(new Uint8Array(room), column));
    this.#days = copyInto(new Uint16Array(room), this.#days);
  }
}

function copyInto<A extends Uint8Array | Uint16Array>(target: A, source: A): A {
  target.set(source);
  return target;
}
