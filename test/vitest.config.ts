import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const root = here("..");

/** Groups run one after the other: two cores cannot drive browsers and measure event loops at once. */
export default defineConfig({
  root,
  test: {
    reporters: ["default", here("./reporter.ts")],
    projects: [
      {
        test: {
          name: "unit",
          root,
          sequence: { groupOrder: 1 },
          isolate: false,
          include: ["{questionnaires,db,server,site}/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "contract",
          root,
          sequence: { groupOrder: 2 },
          globalSetup: here("./global-postgres.ts"),
          include: ["test/{golden,contract,decisions,documents}/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "whole",
          root,
          sequence: { groupOrder: 3 },
          globalSetup: here("./global-postgres.ts"),
          include: ["test/{journeys,security,durability}/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
