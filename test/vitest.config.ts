import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  test: {
    reporters: ["default", fileURLToPath(new URL("./reporter.ts", import.meta.url))],
    projects: [
      {
        test: {
          name: "unit",
          root,
          sequence: { groupOrder: 0 },
          globalSetup: fileURLToPath(new URL("./global-postgres.ts", import.meta.url)),
          include: [
            "{questionnaires,db,server,site}/**/*.test.ts",
            "test/{golden,contract,decisions}/**/*.test.ts",
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "whole",
          root,
          // After the unit tests: two cores cannot drive browsers and measure event loops at once.
          sequence: { groupOrder: 1 },
          globalSetup: fileURLToPath(new URL("./global-postgres.ts", import.meta.url)),
          include: ["test/{journeys,security,durability}/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
