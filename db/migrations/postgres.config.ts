import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  casing: "snake_case",
  schema: "./db/kits/schema.postgres.ts",
  out: "./db/migrations/postgres",
});
