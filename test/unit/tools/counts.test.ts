import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserCounts, failedTests, nodeCounts, skippedTests } from '../../tools/counts.mjs';

const REDRAWN = '\u001b[2K\u001b[1A\u001b[2K\u001b[G';

test('the counts of the browser are read where the reporter redraws its lines', () => {
  assert.deepEqual(browserCounts(`\n${REDRAWN}chromium: 1006 passed, 0 failed\n`), { passed: 1006, failed: 0 });
  assert.deepEqual(browserCounts('chromium: 3 passed, 2 failed'), { passed: 3, failed: 2 });
});

test('a canceled test of Node has failed', () => {
  assert.deepEqual(nodeCounts('ℹ tests 9\nℹ pass 5\nℹ fail 1\nℹ cancelled 2\n'), { passed: 5, failed: 3 });
});

test('a suite that prints no count has none', () => {
  assert.equal(browserCounts('Error: the browser did not start'), undefined);
  assert.equal(nodeCounts(''), undefined);
});

test('skipped tests are named once each with their reason', () => {
  assert.deepEqual(skippedTests('✔ a (1ms)\n  ﹣ storage, Redis (0.1ms) # not installed here\n'), [
    'storage, Redis (not installed here)',
  ]);
});

test('failed tests are named as each runner repeats them', () => {
  assert.deepEqual(
    failedTests('✖ a (1ms)\n✔ b (1ms)\nℹ fail 1\n\n✖ failing tests:\n\ntest at x.ts:1:1\n✖ a (1.5ms)\n  Error: no\n'),
    ['a'],
  );
  assert.deepEqual(failedTests(`${REDRAWN}page.test.ts:\n\n ❌ the page > is drawn\n      Error: no`), [
    'the page > is drawn',
  ]);
  assert.deepEqual(failedTests('✔ a (1ms)\nchromium: 1 passed, 0 failed'), []);
});
