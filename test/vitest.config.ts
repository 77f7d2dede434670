import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const root = here("..");
/** Somebody tries to find people in what is told and stored. It takes a while, so it is not among what runs at each save. */
const attacks = "server/**/*.attack.test.ts";

/** Groups run one after the other: two cores cannot drive browsers and kill or time a server at once. */
export default defineConfig({
  root,
  test: {
    reporters: ["default", here("./reporter.ts")],
    projects: [
      {
        test: {
          name: "unit",
          root,
          setupFiles: [here("./property-seed.ts")],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          isolate: false,
          include: ["{questionnaires,db,server,site}/**/*.test.ts"],
          exclude: [attacks],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "attacks",
          root,
          setupFiles: [here("./property-seed.ts")],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          isolate: false,
          include: [attacks],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "contract",
          root,
          setupFiles: [here("./property-seed.ts")],
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
          isolate: false,
          globalSetup: here("./global-postgres.ts"),
          include: ["test/{golden,contract,decisions,documents}/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "journeys",
          root,
          setupFiles: [here("./property-seed.ts")],
          sequence: { groupOrder: 4 },
          isolate: false,
          globalSetup: here("./global-postgres.ts"),
          include: ["test/{journeys,security}/**/*.test.ts"],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "durability",
          root,
          sequence: { groupOrder: 5 },
          globalSetup: here("./global-postgres.ts"),
          include: ["test/durability/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
