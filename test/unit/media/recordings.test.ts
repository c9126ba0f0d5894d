import assert from 'node:assert/strict';
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { MediaRefusalReason } from '../../../src/domain/media-facts.js';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { differences } from '../../fixtures/media/agreement.js';
import { ffmpeg, hasFfmpeg } from '../../fixtures/media/ffmpeg.mjs';
import { framesAt, recordedWebm } from '../../fixtures/media/webm.js';
import type { Recording } from '../../fixtures/media/webm.js';

interface Row extends Recording {
  readonly what: string;
  readonly frameRate: number;
  /** Measured, and maybe another one elsewhere. */
  readonly isEstimate?: true;
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
    ...{ frameRate: 27.92, variableFrameRate: true, isEstimate: true },
  },
  {
    what: 'one that begins slowly, whose duration was written afterwards',
    ...{ times: SLOW_START, clusters: EVERY_TEN_SECONDS, bytesPerFrame: LARGE, durationMs: 60_000 },
    ...{ frameRate: 27.92, variableFrameRate: true, isEstimate: true },
  },
  {
    what: 'one of which only the beginning can be found',
    ...{ times: STEADY.slice(0, 900), clusters: [0], bytesPerFrame: 12_000 },
    ...{ frameRate: 30, variableFrameRate: false, isEstimate: true },
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
  for (const { what, frameRate, variableFrameRate, isEstimate, ...recording } of rows) {
    it(`is ${frameRate.toFixed(2)}${isEstimate ? ', as an estimate,' : ''} of ${what} [M9]`, async () => {
      const inspection = await inspectVideo(recordedWebm(recording));
      assert.ok(inspection.ok);
      const { facts } = inspection;
      assert.equal(facts.variableFrameRate, variableFrameRate);
      assert.equal(facts.frameRateIsEstimate, isEstimate);
      assert.ok(Math.abs((facts.frameRate ?? 0) - frameRate) < 0.1, String(facts.frameRate));
    });
  }

  it('is measured where a tool wrote 1,000 fps beside the track [M11]', async () => {
    const steady = { times: STEADY, clusters: EVERY_TEN_SECONDS, bytesPerFrame: LARGE, durationMs: 60_000 };
    const inspection = await inspectVideo(recordedWebm({ ...steady, frameNanoseconds: 1_000_000 }));
    assert.ok(inspection.ok);
    assert.equal(inspection.facts.frameRate, 30);
  });

  it('is not known of one of two frames [M11]', async () => {
    const inspection = await inspectVideo(recordedWebm({ times: [0, 1], clusters: [0], bytesPerFrame: 16 }));
    assert.ok(inspection.ok);
    assert.equal(inspection.facts.frameRate, undefined);
  });
});

describe('a fact that no number tells', () => {
  const recording: Recording = { times: STEADY.slice(0, 60), clusters: [0], bytesPerFrame: 64 };
  for (const durationMs of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
    it(`is read from the frames where the written duration is ${durationMs}`, async () => {
      const inspection = await inspectVideo(recordedWebm({ ...recording, durationMs }));
      assert.ok(inspection.ok);
      const { durationSeconds, frameRate } = inspection.facts;
      assert.ok(durationSeconds === undefined || Math.abs(durationSeconds - 2) < 0.05, `${durationSeconds} s`);
      assert.ok(Math.abs((frameRate ?? 0) - 30) < 0.1, `${frameRate} fps`);
    });
  }
});

describe('the location of a WebM', () => {
  for (const [what, tags, hasLocation] of [
    ['no tags', undefined, false],
    ['a tag of its encoder', { ENCODER: 'Lavf' }, false],
    ['a tag of where it was recorded', { RECORDING_LOCATION: 'Utopia' }, true],
    ['the tag of another tool', { 'location-eng': '+48.2082+016.3738/' }, true],
  ] as const) {
    it(`is ${hasLocation ? 'there' : 'not there'} for ${what} [M26]`, async () => {
      const times = STEADY.slice(0, 60);
      const inspection = await inspectVideo(
        recordedWebm({ times, clusters: [0], bytesPerFrame: 64, ...(tags && { tags }) }),
      );
      assert.ok(inspection.ok);
      assert.equal(inspection.facts.hasLocation, hasLocation);
    });
  }
});

describe('inspectVideo on odd WebM', () => {
  const plain: Recording = { times: STEADY.slice(0, 60), clusters: [0], bytesPerFrame: 64, durationMs: 2000 };
  const facts = { container: 'webm', codec: 'vp8', frameRate: 30, width: 720, height: 1280, durationSeconds: 2 };

  const good: readonly (readonly [string, Recording])[] = [
    ['a file with text behind its end [M1]', { ...plain, behind: 'Recorded at home.' }],
    ['a segment that says that it goes on for 100 bytes [M2]', { ...plain, segmentOff: 100 }],
    ...['V_MJPEG', 'V_PNG'].map(
      (codec) => [`a cover picture (${codec}) in front of the film [M8]`, { ...plain, firstTrack: { codec } }] as const,
    ),
    [
      'a recording that begins after 143,165 seconds [M6]',
      { times: plain.times.map((time) => 143_165_000 + time), clusters: [0], bytesPerFrame: 64 },
    ],
    [
      'a subtitle that stands alone, an hour behind the film [M3, M9]',
      { ...plain, bytesPerFrame: 12_000, durationMs: 3_600_000, subtitleAtMs: 3_599_000 },
    ],
    // No browser and no other player of the desktop turns the picture for it.
    ['a film that an HTC phone turned by the name of its track [M9]', { ...plain, trackName: 'htc_video_rotA-090' }],
    ['a disabled track in front of the film [M8]', { ...plain, firstTrack: { codec: 'V_VP9', isDisabled: true } }],
    ['ticks of no length as milliseconds', { ...plain, timestampScale: 0 }],
  ];
  for (const [what, recording] of good) {
    it(`reads ${what}`, async () => {
      assert.deepEqual(differences({ name: what, facts }, await inspectVideo(recordedWebm(recording))), []);
    });
  }

  for (const [roll, isSideways] of [
    [90, true],
    [-90, true],
    [270, true],
    [180, false],
    [0, false],
    [45, false],
  ] as const) {
    it(`reads the sides as shown of a film turned by ${roll} degrees [M9]`, async () => {
      const shown = isSideways ? { width: 1280, height: 720 } : { width: 720, height: 1280 };
      assert.deepEqual(
        differences(
          { name: 'turned', facts: { ...facts, ...shown } },
          await inspectVideo(recordedWebm({ ...plain, roll })),
        ),
        [],
      );
    });
  }

  const bad: readonly (readonly [string, Recording, MediaRefusalReason])[] = [
    ['an encrypted film [M7]', { ...plain, isEncrypted: true }, 'protected'],
    ['a film without frames [M10]', { ...plain, times: [] }, 'damaged'],
    ['a picture of no size [M10]', { ...plain, width: 0 }, 'damaged'],
  ];
  for (const [what, recording, reason] of bad) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await inspectVideo(recordedWebm(recording)), { ok: false, name: '', reason });
    });
  }

  it('refuses a segment whose last block is cut off', async () => {
    const whole = recordedWebm({ ...plain, segmentOff: 0 });
    assert.deepEqual(await inspectVideo(whole.slice(0, whole.size - 1)), { ok: false, name: '', reason: 'truncated' });
  });
});

describe('inspectVideo on a video with subtitles', { skip: !hasFfmpeg() && 'ffmpeg is missing here' }, () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'subtitles-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [container, subtitles] of [
    ['webm', 'webvtt'],
    ['mkv', 'srt'],
  ] as const) {
    it(`takes its length from picture and sound: ${container} [M3, M9]`, async () => {
      const text = join(folder, 'hour.srt');
      writeFileSync(text, '1\n00:00:00,000 --> 01:00:00,000\nAn hour\n');
      const path = join(folder, `video.${container}`);
      const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=30:d=2', '-f', 'lavfi', '-i', 'sine=duration=2'];
      const video = ['-c:v', 'libvpx', '-b:v', '60k', '-deadline', 'realtime', '-c:a', 'libopus', '-c:s', subtitles];
      ffmpeg(...picture, '-i', text, ...video, path);
      const facts = { frameRate: 30, durationSeconds: 2, hasAudio: true };
      assert.deepEqual(differences({ name: container, facts }, await inspectVideo(await openAsBlob(path))), []);
    });
  }
});
