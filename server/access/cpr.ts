/** A Danish personal number as ten digits, its date checked. */
export type Cpr = string & { readonly __brand: "Cpr" };

/** `ddmmyy-xxxx`, `ddmmyy xxxx` or ten digits, also with spaces around. */
const written = /^\s*(\d{2})(\d{2})(\d{2})(?:\s?-\s?|\s)?(\d)(\d{3})\s*$/;

/**
 * The year that the fifth to seventh digits stand for (the CPR office, "Personnummeret i CPR").
 * @param yearInCentury digits 5 and 6
 * @param seventh digit 7
 */
function birthYear(yearInCentury: number, seventh: number): number {
  if (seventh <= 3) return 1900 + yearInCentury;
  if (seventh === 4 || seventh === 9) return (yearInCentury <= 36 ? 2000 : 1900) + yearInCentury;
  return (yearInCentury <= 57 ? 2000 : 1800) + yearInCentury;
}

/**
 * Null when it is not ten digits or its date never was. Modulus 11 is not asked: since 2007 numbers are given
 * out that do not fulfil it.
 */
export function parseCpr(text: string): Cpr | null {
  const parts = written.exec(text);
  if (parts === null) return null;
  const [day, month, yearInCentury, seventh] = parts.slice(1, 5).map(Number);
  if (day === undefined || month === undefined || yearInCentury === undefined || seventh === undefined)
    return null;
  const year = birthYear(yearInCentury, seventh);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return parts.slice(1).join("") as Cpr;
}
