import type { Reporter, TestModule } from "vitest/node";

/** Checks before the tests (types, lint, import rule …) that failed; they count as failed here. */
const failedChecks = Number(process.env["FAILED_CHECKS"] ?? 0);

/** Closes a run with the plain line `N passed, N failed, N skipped`; a broken file or hook counts as failed. */
export default class PlainClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length + failedChecks, skipped: 0 };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        if (state === "passed" || state === "failed") count[state] += 1;
        else count.skipped += 1;
      }
    }
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
