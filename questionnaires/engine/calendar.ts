const DAYS_IN_400_YEARS = 146_097;
const DAYS_BEFORE_MONTH = [306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `dividend / divisor` rounded down, in whole numbers only; both at least 0, divisor above 0. */
export const wholeQuotient = (dividend: number, divisor: number): number =>
  (dividend - (dividend % divisor)) / divisor;

/** The number written in some digits of a text, or -1 when one of them is not a digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * The number of a day in the Gregorian calendar, counted in whole days from 1 March of year 0, or -1 when the
 * text is not a date `yyyy-mm-dd` that exists. Counting years from March puts the leap day last, so no table
 * depends on the year. Needs no clock and no time zone.
 */
export function dayNumber(text: string): number {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return -1;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return -1;
  const marchYear = month > 2 ? year : year - 1;
  const yearOfCycle = marchYear % 400;
  const leapDays = wholeQuotient(yearOfCycle, 4) - wholeQuotient(yearOfCycle, 100);
  const dayOfYear = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + day - 1;
  return wholeQuotient(marchYear, 400) * DAYS_IN_400_YEARS + yearOfCycle * 365 + leapDays + dayOfYear;
}
