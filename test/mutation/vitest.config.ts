import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The tests that can tell a changed engine from ours; each mutant is met by those that run its line. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["test/mutation/engine.test.ts"],
    env: { PROPERTY_RUNS: "0.05" },
    testTimeout: 30_000,
  },
});
