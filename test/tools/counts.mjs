/** Reporters that redraw their progress put control sequences before what they print, even into a pipe. */
const CONTROL_SEQUENCE = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** What Node's spec reporter counted; a canceled test has failed. `undefined` where it printed no count. */
export function nodeCounts(output) {
  return counts(output, /^ℹ pass (\d+)/m, /^ℹ fail (\d+)/m, /^ℹ cancelled (\d+)/m);
}

/** What @web/test-runner counted. `undefined` where it printed no count. */
export function browserCounts(output) {
  return counts(output, /^chromium: (\d+) passed, (\d+) failed/m);
}

function counts(output, ...patterns) {
  const plain = output.replace(CONTROL_SEQUENCE, '');
  const numbers = patterns.flatMap((pattern) => (pattern.exec(plain) ?? []).slice(1).map(Number));
  const [passed, ...failed] = numbers;
  return passed === undefined ? undefined : { passed, failed: failed.reduce((sum, each) => sum + each, 0) };
}

/** Which tests Node skipped, and why. */
export function skippedTests(output) {
  return [...output.matchAll(/^\s*﹣ (.*?) \([\d.]+ms\) # (.*)$/gm)].map(([, title, reason]) => `${title} (${reason})`);
}

/** How much of what a failed test says is repeated, in lines: a message and where it was thrown, but no whole page. */
const DETAIL_LINES = 30;

/** The tests that failed, as Node's spec reporter repeats them at its end and as @web/test-runner marks them: titles with what they say. */
export function failedTests(output) {
  const plain = output.replace(CONTROL_SEQUENCE, '');
  const [, repeated = ''] = plain.split('✖ failing tests:');
  return [
    ...repeated.matchAll(/^\s*✖ (.*?) \([\d.]+ms\)\n((?:(?!test at |\s*✖ ).*\n?)*)/gm),
    ...plain.matchAll(/^\s*❌ (.*)\n?((?:[^\S\n]+(?!❌)\S.*\n?)*)/gm),
  ].map(([, title, said]) => ({ title, details: said.trimEnd().split('\n').slice(0, DETAIL_LINES).join('\n') }));
}
