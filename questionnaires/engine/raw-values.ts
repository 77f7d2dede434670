/** An object as JSON knows it: no list, not null. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Nothing was given: an empty field, or none at all. */
export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === "";

/** The own value under a key; what every object inherits, such as `toString`, does not count. */
export const ownValue = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
