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

test('failed tests are named with what they say, as each runner repeats them', () => {
  const repeated =
    '✖ a (1ms)\nℹ fail 2\n\n✖ failing tests:\n\ntest at x.ts:1:1\n✖ a (1.5ms)\n  Error: no\n      at x.ts:2:3\n\ntest at y.ts:1:1\n✖ b (2ms)\n  Error: yes\n';
  assert.deepEqual(failedTests(repeated), [
    { title: 'a', details: '  Error: no\n      at x.ts:2:3' },
    { title: 'b', details: '  Error: yes' },
  ]);
  const marked = `${REDRAWN}page.test.ts:\n\n ❌ the page > is drawn\n      Error: no\n        at y.js:1\n\n ❌ the page > is right\n      Error: wide\n`;
  assert.deepEqual(failedTests(marked), [
    { title: 'the page > is drawn', details: '      Error: no\n        at y.js:1' },
    { title: 'the page > is right', details: '      Error: wide' },
  ]);
  assert.deepEqual(failedTests('✔ a (1ms)\nchromium: 1 passed, 0 failed'), []);
});

test('of a test that says very much, thirty lines are repeated', () => {
  const lines = Array.from({ length: 100 }, (_, line) => `  ${line}\n`).join('');
  const [failed] = failedTests(`✖ failing tests:\n\ntest at x.ts:1:1\n✖ a (1.5ms)\n${lines}`);
  assert.equal(failed?.details.split('\n').length, 30);
});
