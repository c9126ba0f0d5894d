import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measure, NEW_METER, withProgress } from '../../../src/composer/effects/publish/progress.js';

/** The numbers of bytes that are reported out of those that have left. */
function reported(sent: readonly number[], totalBytes: number, milliseconds = 0): readonly number[] {
  let meter = NEW_METER;
  return sent.filter((sentBytes, index) => {
    const next = measure(meter, { at: index * milliseconds, sentBytes, totalBytes });
    meter = next.meter;
    return next.report;
  });
}

const steps = (first: number, last: number, by: number): readonly number[] =>
  Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, index) => first + index * by);

describe('measure', () => {
  it('reports mere progress at most five times a second', () => {
    assert.deepEqual(reported(steps(1, 100, 1), 1000, 10), [1, 21, 41, 61, 81]);
  });

  it('reports each quarter at once, once', () => {
    assert.deepEqual(reported(steps(10, 1000, 10), 1000), [10, 250, 500, 750, 1000]);
  });

  it('reports the last byte at once', () => {
    assert.deepEqual(reported([240, 245, 1000], 1000), [240, 1000]);
  });

  it('measures the speed over the last seconds', () => {
    const { meter } = measure(NEW_METER, { at: 0, sentBytes: 0, totalBytes: 1_000_000 });
    const { report } = measure(meter, { at: 2000, sentBytes: 200_000, totalBytes: 1_000_000 });
    assert.equal(report?.speed, 100_000);
  });

  /** The speeds that are reported of samples `[at, sentBytes]`. */
  function speeds(samples: readonly (readonly [number, number])[]): readonly (number | undefined)[] {
    let meter = NEW_METER;
    return samples.map(([at, sentBytes]) => {
      const next = measure(meter, { at, sentBytes, totalBytes: 10_000_000 });
      meter = next.meter;
      return next.report?.speed;
    });
  }

  it('begins to measure again after a page was frozen, and takes the pause for no slow line', () => {
    const before = steps(0, 3000, 500).map((at) => [at, at * 100] as const);
    const after = steps(0, 2000, 500).map((at) => [603_000 + at, 300_000 + at * 100] as const);
    assert.deepEqual(speeds([...before, ...after]).slice(before.length), [
      undefined,
      undefined,
      100_000,
      100_000,
      100_000,
    ]);
  });

  it('measures a line that reports more rarely than the window is long', () => {
    assert.deepEqual(speeds(steps(0, 32_000, 8000).map((at) => [at, at * 10])), [
      undefined,
      10_000,
      10_000,
      10_000,
      10_000,
    ]);
  });

  it('changes the time left by less than a quarter from one report to the next, on a line that comes in bursts', () => {
    const totalBytes = 200_000_000;
    for (let line = 1; line <= 50; line += 1) {
      let seed = line;
      // Numbers from 0 to 1 that look like chance and are the same in each run.
      const next = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
      let [meter, at, sentBytes, last] = [NEW_METER, 0, 0, 0];
      while (at < 60_000) {
        const milliseconds = 50 + 450 * next();
        at += milliseconds;
        sentBytes += milliseconds * 1000 * (0.5 + next());
        const measured = measure(meter, { at, sentBytes, totalBytes });
        meter = measured.meter;
        const speed = measured.report?.speed;
        if (!speed) continue;
        const left = (totalBytes - sentBytes) / speed;
        assert.ok(last === 0 || Math.abs(left - last) < last / 4, `line ${line}: ${last} s, then ${left} s`);
        last = left;
      }
    }
  });
});

describe('withProgress', () => {
  it('yields the newest number when its consumer is slow, and returns the result last', async () => {
    const call = withProgress(async (onProgress) => {
      for (const bytes of [1, 2, 3]) onProgress(bytes);
      return 'done';
    });
    assert.deepEqual(await call.next(), { done: false, value: 3 });
    assert.deepEqual(await call.next(), { done: true, value: 'done' });
  });

  it('throws what the call throws, after what it reported', async () => {
    const call = withProgress(async (onProgress) => {
      onProgress(4);
      throw new Error('cut');
    });
    assert.deepEqual(await call.next(), { done: false, value: 4 });
    await assert.rejects(call.next(), { message: 'cut' });
  });
});
