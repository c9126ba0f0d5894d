import { reasonOf, reasonsFor } from './selection.mjs';

/**
 * Reports the browser suite in one engine: after each file how long it took, its failures with their message, and what was left
 * out; at the end what was left out by its reason, and a closing line `engine: N passed, N failed, N left out`.
 */
export function engineReporter(engine) {
  let began = performance.now();
  let passed = 0;
  let failed = 0;
  const leftOut = new Map();
  const taken = new Set();

  const leaveOut = (reason, line) => {
    leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    console.log(`LEFT OUT ${line}`);
  };
  const fail = (line) => {
    failed += 1;
    console.log(`FAILED ${line}`);
  };
  const take = ({ id, testFile, testResults, errors }) => {
    if (taken.has(id)) return;
    taken.add(id);
    // Tests behind a hook that failed have no error of their own.
    const [hook] = errors.map(({ message }) => message);
    const walk = (suite, path) => {
      for (const test of suite.tests) {
        const title = [...path, test.name].join(' > ');
        const message = test.error?.message ?? hook ?? '';
        const reason = test.passed || test.skipped ? undefined : reasonOf(message);
        if (test.passed) passed += 1;
        else if (reason) leaveOut(reason, `${testFile}: ${title}: ${message.slice(0, 300)}`);
        else if (!test.skipped) fail(`${testFile}: ${title}: ${message.slice(0, 300)}`);
      }
      for (const each of suite.suites) walk(each, [...path, each.name]);
    };
    if (testResults) walk(testResults, []);
    else fail(`${testFile}: no results`);
    for (const { message } of errors) if (!reasonOf(message)) fail(`${testFile}: ${message}`);
  };

  return {
    // What fails, or is slow, can be seen while the others run, and of a run that is cut off.
    reportTestFileResults({ testFile, sessionsForTestFile }) {
      const seconds = (performance.now() - began) / 1000;
      began = performance.now();
      console.log(`${seconds.toFixed(1).padStart(6)} s ${testFile.slice(testFile.indexOf('test/browser/'))}`);
      sessionsForTestFile.forEach(take);
    },
    onTestRunFinished({ sessions }) {
      for (const session of sessions) take(session);
      console.log(`\nLeft out in ${engine}, whole files: ${[...new Set(reasonsFor(engine))].join('; ')}`);
      for (const [reason, count] of leftOut) console.log(`Left out in ${engine}, ${count} tests: ${reason}`);
      const out = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
      console.log(`${engine}: ${passed} passed, ${failed} failed, ${out} left out`);
    },
  };
}
