import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { framesAt, recordedWebm } from '../../fixtures/media/webm.js';
import type { Recording } from '../../fixtures/media/webm.js';

interface Row extends Recording {
  readonly what: string;
  readonly frameRate: number | undefined;
  readonly variableFrameRate: boolean;
}

const EVERY_TEN_SECONDS = [0, 10_000, 20_000, 30_000, 40_000, 50_000];
const LARGE = 4096;
const STEADY = framesAt(30, 0, 1800);
/** A camera that begins slowly, as in the dark. */
const SLOW_START = [...framesAt(15, 0, 30), ...framesAt(30, 2000, 1740)];
/** Every third frame of thirty is missing. */
const GAPS = STEADY.filter((_, index) => index % 3 !== 2);

const rows: readonly Row[] = [
  {
    what: 'a steady one',
    ...{ times: STEADY, clusters: EVERY_TEN_SECONDS, bytesPerFrame: LARGE },
    ...{ frameRate: 30, variableFrameRate: false },
  },
  {
    what: 'one that begins slowly and is small enough to be read whole',
    ...{ times: SLOW_START.slice(0, 330), clusters: [0], bytesPerFrame: 16 },
    ...{ frameRate: 329 / 11.967, variableFrameRate: true },
  },
  {
    what: 'one that begins slowly, of which nobody knows how long it stays slow',
    ...{ times: SLOW_START, clusters: EVERY_TEN_SECONDS, bytesPerFrame: LARGE },
    ...{ frameRate: undefined, variableFrameRate: true },
  },
  {
    what: 'one that begins slowly, whose duration was written afterwards',
    ...{ times: SLOW_START, clusters: EVERY_TEN_SECONDS, bytesPerFrame: LARGE, durationMs: 60_000 },
    ...{ frameRate: undefined, variableFrameRate: true },
  },
  {
    what: 'one of which only the beginning can be found',
    ...{ times: STEADY.slice(0, 900), clusters: [0], bytesPerFrame: 12_000 },
    ...{ frameRate: undefined, variableFrameRate: false },
  },
  {
    what: 'one that misses frames all along',
    ...{ times: GAPS, clusters: EVERY_TEN_SECONDS, bytesPerFrame: LARGE },
    ...{ frameRate: 20, variableFrameRate: true },
  },
  {
    what: 'one of three frames',
    ...{ times: [0, 40, 80], clusters: [0], bytesPerFrame: LARGE },
    ...{ frameRate: 25, variableFrameRate: false },
  },
];

describe('the rate of a recording without an index', () => {
  for (const { what, frameRate, variableFrameRate, ...recording } of rows) {
    it(`is ${frameRate?.toFixed(2) ?? 'not known'} of ${what}`, async () => {
      const inspection = await inspectVideo(recordedWebm(recording));
      assert.ok(inspection.ok);
      const { facts } = inspection;
      assert.equal(facts.variableFrameRate, variableFrameRate);
      if (frameRate === undefined) assert.equal(facts.frameRate, undefined);
      else assert.ok(Math.abs((facts.frameRate ?? 0) - frameRate) < 0.1, String(facts.frameRate));
    });
  }
});
