/** A day typed as three numbers, as `yyyy-mm-dd`; null when there is no such day in this or the next century. */
export function readDay(day: string, month: string, year: string): string | null {
  const typed = [day, month, year].map((text) => text.trim());
  const [d = "", m = "", y = ""] = typed;
  if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(m) || !/^2[01]\d\d$/.test(y)) return null;
  const text = `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
