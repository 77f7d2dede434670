/** The only row of a statement that always returns one. */
export function firstOf<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("A statement that always returns a row returned none.");
  return row;
}
