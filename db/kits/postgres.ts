import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  json,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/**
 * Column builders of PostgreSQL, whose types are the canonical ones. `json` and not `jsonb`: what is hashed or
 * handed back must keep the order of its keys.
 */
export const postgresKit = {
  table: pgTable,
  index,
  uniqueIndex,
  id: <T extends string>() => text().$type<T>().primaryKey(),
  text: <T extends string>() => text().$type<T>(),
  int: () => integer(),
  bool: () => boolean(),
  json: <T>() => json().$type<T>(),
  bytes: () => bytes(),
  at: () => timestamp({ precision: 3, withTimezone: true, mode: "date" }),
  sequence: () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
};
