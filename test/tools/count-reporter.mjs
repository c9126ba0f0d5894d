import { defaultReporter } from '@web/test-runner';

/** Adds the plain closing line `chromium: N passed, N failed` to the runner's own report. */
export function countReporter() {
  const report = defaultReporter({ reportTestResults: true, reportTestProgress: false });
  return {
    ...report,
    onTestRunFinished(args) {
      report.onTestRunFinished?.(args);
      let passed = 0;
      let failed = 0;
      let skipped = 0;
      const walk = (suite) => {
        for (const test of suite.tests) {
          if (test.skipped) skipped += 1;
          else if (test.passed) passed += 1;
          else failed += 1;
        }
        suite.suites.forEach(walk);
      };
      for (const session of args.sessions) {
        if (session.testResults) walk(session.testResults);
        if (session.errors.length > 0) failed += 1;
      }
      console.log(`chromium: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
    },
  };
}
