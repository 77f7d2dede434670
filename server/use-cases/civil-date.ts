const danish = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Copenhagen",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The date on the wall in Denmark at that moment, `yyyy-mm-dd`. */
export const civilDate = (at: Date): string => danish.format(at);

/** Civil date arithmetic on `yyyy-mm-dd`; time zones and daylight saving play no part. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The same day of the month so many months later; the last day of that month when it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** The moment at which a day `yyyy-mm-dd` begins in Denmark. */
export function startOfDay(date: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const inSummer = new Date(utc - 2 * hourMs);
  return civilDate(inSummer) === date ? inSummer : new Date(utc - hourMs);
}

/** Whole civil days from one `yyyy-mm-dd` to another; negative when `to` comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** A form that was sent just before midnight is stored by then, in milliseconds. */
const settledMs = 15 * 60_000;

/** The civil date to which everything has come in. */
export const settledDay = (now: Date): string => civilDate(new Date(now.getTime() - settledMs));
