import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backoffPause } from '../../../src/adapter/backoff.js';
import { ShareError } from '../../../src/domain/errors.js';

const backoff = { first: 1000, longest: 30_000 };
const asked = (retryAfterMs: number) => new ShareError('rate_limit_exceeded', { retryAfterMs });

describe('backoffPause', () => {
  const cases: readonly (readonly [failures: number, random: number, error: ShareError | undefined, pause: number])[] =
    [
      [1, 0, undefined, 500],
      [1, 0.999999, undefined, 1000],
      [2, 1, undefined, 2000],
      [5, 1, undefined, 16_000],
      [6, 1, undefined, 30_000],
      [2000, 1, undefined, 30_000],
      [1, 1, asked(7000), 7000],
      [4, 1, asked(7000), 8000],
      [1, 1, asked(600_000), 600_000],
      [1, 1, new ShareError('network'), 1000],
    ];
  for (const [failures, random, error, pause] of cases) {
    const request = error?.retryAfterMs === undefined ? '' : `, at least ${error.retryAfterMs} ms as requested`;
    it(`pauses ${pause} ms after ${failures} failures with jitter ${random}${request}`, () =>
      assert.equal(
        backoffPause(backoff, failures, error, () => random),
        pause,
      ));
  }
});
