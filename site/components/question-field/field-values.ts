/** What was typed or saved, by the name of the form field; nothing is parsed yet. */
export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first value posted under a name. */
export function oneValue(values: FieldValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" || value === undefined ? value : value[0];
}

/** All values posted under a name, as checkboxes do. */
export function allValues(values: FieldValues, name: string): readonly string[] {
  const value = values[name];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
