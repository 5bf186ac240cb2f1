import { existsSync, readFileSync, rmSync } from "node:fs";

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** A stage without tests of its own counts as one. */
export function tallyOfStage(code: number): Tally {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Reads a report of vitest or of Playwright. A run that failed without a failed test, or left no report, counts as one failure. */
export function tallyOfReport(file: string, code: number): Tally {
  if (!existsSync(file)) return tallyOfStage(1);
  const report = JSON.parse(readFileSync(file, "utf8"));
  rmSync(file);
  const tally: Tally = report.stats
    ? {
        passed: report.stats.expected + report.stats.flaky,
        failed: report.stats.unexpected,
        skipped: report.stats.skipped,
      }
    : {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
      };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** The last line of `npm test`. */
export function summary(tallies: Tally[]): string {
  const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
  const skipped = sum("skipped") > 0 ? `, ${sum("skipped")} skipped` : "";
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped}`;
}
