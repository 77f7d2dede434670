import { kindredOf } from "./kindred-of.ts";
import type { BarometerRow, Outlook } from "./read-job-barometer-csv.ts";

/** The chances in one unit group, as the job barometer tells them. */
export interface Opening extends Pick<BarometerRow, "outlook" | "from" | "to" | "source"> {
  /** Four digits of ISCO-08. */
  readonly code: string;
}

export interface Openings {
  /** The chances in the occupation itself; null when the barometer does not tell of it. */
  readonly own: Opening | null;
  /** Kindred occupations in which they are better, the best first. */
  readonly kindred: readonly Opening[];
}

/** Which rows count, and how long. */
export interface BarometerRule {
  /** The area as it is written in the file; null when the file is about one area alone. */
  readonly area: string | null;
  /** Months after the last month of a row in which it is still told. */
  readonly months: number;
}

/** From the best. */
const order: readonly Outlook[] = ["shortage", "good", "balanced", "limited"];
const rankOf = (outlook: Outlook): number => order.indexOf(outlook);

/** More than anybody compares. */
const mostKindred = 5;

/** The month so many months after another, `yyyy-mm`. */
function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const total = year * 12 + number - 1 + months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}`;
}

/** Areas in the file, each once, in the order of the alphabet. */
export const areasIn = (rows: readonly BarometerRow[]): readonly string[] =>
  [...new Set(rows.map(({ area }) => area))].toSorted((one, next) => one.localeCompare(next, "da"));

const isSameArea = (one: string, other: string): boolean =>
  one.toLocaleLowerCase("da") === other.toLocaleLowerCase("da");

/**
 * The rows that are told today, `yyyy-mm-dd`: of the area, begun, and not older than the rule allows. None when the
 * file is about several areas and the rule names none of them: chances elsewhere say nothing of those nearby.
 */
export function rowsInForce(
  rows: readonly BarometerRow[],
  { area, months }: BarometerRule,
  today: string,
): readonly BarometerRow[] {
  const areas = areasIn(rows);
  const near = area ?? (areas.length === 1 ? areas[0] : undefined);
  if (near === undefined) return [];
  const month = today.slice(0, 7);
  return rows.filter(
    (row) => isSameArea(row.area, near) && row.from <= month && month <= monthAfter(row.to, months),
  );
}

/**
 * What the rows say of one unit group: a row of the group itself, or what most of its occupations say, and of equals the
 * more careful one. Of several periods the newest counts.
 */
function openingOf(rows: readonly BarometerRow[], code: string): Opening | null {
  const own = rows.filter(({ occupationCode }) => occupationCode.slice(0, 4) === code);
  const newest = own
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  const current = own.filter(({ to }) => to === newest);
  const whole = current.filter(({ occupationCode }) => occupationCode === code);
  const counted = whole.length > 0 ? whole : current;
  const outlook = order.toReversed().reduce<Outlook | null>((most, one) => {
    const count = (wanted: Outlook | null) => counted.filter((row) => row.outlook === wanted).length;
    return count(one) > count(most) ? one : most;
  }, null);
  const row = counted.find((one) => one.outlook === outlook);
  if (row === undefined) return null;
  return { code, outlook: row.outlook, from: row.from, to: row.to, source: row.source };
}

/** The chances in a unit group and the kindred ones in which they are better; null when nothing is told of either. */
export function openingsFor(rows: readonly BarometerRow[], code: string): Openings | null {
  const own = openingOf(rows, code);
  const kindred = kindredOf(code)
    .flatMap((other) => openingOf(rows, other) ?? [])
    .filter(({ outlook }) => rankOf(outlook) < (own === null ? rankOf("balanced") : rankOf(own.outlook)))
    .toSorted((one, next) => rankOf(one.outlook) - rankOf(next.outlook))
    .slice(0, mostKindred);
  return own === null && kindred.length === 0 ? null : { own, kindred };
}
