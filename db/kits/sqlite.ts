import { customType, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Kit } from "./kit.ts";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "blob" });

const builders = {
  table: sqliteTable,
  index,
  uniqueIndex,
  id: () => text().primaryKey(),
  text: () => text(),
  int: () => integer(),
  bool: () => integer({ mode: "boolean" }),
  json: () => text({ mode: "json" }),
  bytes: () => bytes(),
  at: () => integer({ mode: "timestamp_ms" }),
  sequence: () => integer().primaryKey({ autoIncrement: true }),
};

/** The same column builders for SQLite. The cast lets tables and queries be typed once, as PostgreSQL's. */
export const sqliteKit = builders as unknown as Kit;
