import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const root = here("..");
/** Somebody tries to find people in what is told and stored. It takes a while, so it is not among what runs at each save. */
const attacks = "server/**/*.attack.test.ts";

/** Two workers on two cores, which keep what they have imported, and the same cases in every run. */
const shared = { root, setupFiles: [here("./property-seed.ts")], maxWorkers: 2, isolate: false };

/** Groups run one after the other: two cores cannot drive browsers and kill or time a server at once. */
export default defineConfig({
  root,
  test: {
    reporters: ["default", here("./reporter.ts")],
    projects: [
      {
        test: {
          name: "unit",
          ...shared,
          sequence: { groupOrder: 1 },
          include: ["{questionnaires,db,server,site}/**/*.test.ts"],
          exclude: [attacks],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "attacks",
          ...shared,
          sequence: { groupOrder: 2 },
          include: [attacks],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "contract",
          ...shared,
          sequence: { groupOrder: 3 },
          globalSetup: here("./global-postgres.ts"),
          include: ["test/{golden,contract,decisions,documents}/**/*.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "journeys",
          ...shared,
          sequence: { groupOrder: 4 },
          globalSetup: here("./global-postgres.ts"),
          include: ["test/{journeys,security}/**/*.test.ts"],
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
