import { getTableColumns } from "drizzle-orm";
import { expect, test } from "vitest";
import { define } from "#db/define.ts";
import { postgresKit } from "#db/kits/postgres.ts";
import { sqliteKit } from "#db/kits/sqlite.ts";
import { placeOn } from "./databases.ts";

const describeTables = (tables: ReturnType<typeof define>) =>
  Object.entries(tables).map(([name, table]) => ({
    name,
    columns: Object.entries(getTableColumns(table)).map(([key, column]) => ({
      key,
      kind: column.dataType,
      notNull: column.notNull,
      primary: column.primary,
      unique: column.isUnique,
    })),
  }));

test("both databases are defined with the same tables and columns", () => {
  expect(describeTables(define(sqliteKit))).toEqual(describeTables(define(postgresKit)));
});

test("both databases, migrated, have the same tables, columns and nullability", async () => {
  const [sqlite, postgres] = [await placeOn("sqlite"), await placeOn("postgres")];
  for (const place of [sqlite, postgres]) await (await place.open()).close();
  const inSqlite = await sqlite.raw(
    `SELECT t.name AS "table", c.name AS "column", CAST(c."notnull" AS TEXT) AS required
     FROM sqlite_schema t, pragma_table_info(t.name) c
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name <> '__drizzle_migrations'
     ORDER BY 1, 2`,
  );
  const inPostgres = await postgres.raw(
    `SELECT table_name AS "table", column_name AS "column",
            CASE is_nullable WHEN 'NO' THEN '1' ELSE '0' END AS required
     FROM information_schema.columns WHERE table_schema = 'public'
     ORDER BY table_name COLLATE "C", column_name COLLATE "C"`,
  );
  expect(inSqlite.length).toBeGreaterThan(100);
  expect(inSqlite).toEqual(inPostgres);
  for (const place of [sqlite, postgres]) await place.remove();
});
