import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { longestTrim, withTrimHandle } from '../../../src/domain/trim.js';

const limits = { durationMs: 90_000, maxMs: 60_000 };

describe('longestTrim', () => {
  it('keeps as much as the creator may post, from the beginning', () => {
    assert.deepEqual(longestTrim(limits), { startMs: 0, endMs: 60_000 });
    assert.deepEqual(longestTrim({ durationMs: 40_000, maxMs: 60_000 }), { startMs: 0, endMs: 40_000 });
  });
});

describe('withTrimHandle', () => {
  for (const [what, before, handle, to, after] of [
    ['moves the start alone within the limit', [0, 60_000], 'start', 5_000, [5_000, 60_000]],
    ['takes the start along when the end would make it too long', [0, 60_000], 'end', 80_000, [20_000, 80_000]],
    ['takes the end along when the start would make it too long', [30_000, 90_000], 'start', 0, [0, 60_000]],
    ['stops at the end of the video', [0, 60_000], 'end', 95_000, [30_000, 90_000]],
    ['stops at the beginning of the video', [10_000, 60_000], 'start', -1, [0, 60_000]],
    ['keeps a second between the handles', [0, 60_000], 'start', 59_900, [59_000, 60_000]],
    ['keeps a second between the handles from behind', [10_000, 60_000], 'end', 2_000, [10_000, 11_000]],
  ] as const) {
    it(what, () => {
      const [startMs, endMs] = before;
      const moved = withTrimHandle({ startMs, endMs }, handle, to, limits);
      assert.deepEqual([moved.startMs, moved.endMs], after);
    });
  }

  it('never leaves the video and never keeps more than the creator may post, however the handles are moved', () => {
    const move = fc.tuple(fc.constantFrom('start' as const, 'end' as const), fc.integer({ min: -1000, max: 100_000 }));
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        let trim = longestTrim(limits);
        for (const [handle, to] of moves) {
          trim = withTrimHandle(trim, handle, to, limits);
          assert.ok(trim.startMs >= 0 && trim.endMs <= limits.durationMs);
          assert.ok(trim.endMs - trim.startMs >= 1000 && trim.endMs - trim.startMs <= limits.maxMs);
        }
      }),
    );
  });
});
