import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { differences } from '../../fixtures/media/agreement.js';
import { ffmpeg, hasFfmpeg } from '../../fixtures/media/ffmpeg.mjs';
import { probe } from '../../fixtures/media/probe.mjs';

const RATES = ['24000/1001', '24', '25', '30000/1001', '30', '48', '50', '60000/1001', '60'];
const H264 = [
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-crf',
  '36',
  '-pix_fmt',
  'yuv420p',
  '-threads',
  '1',
  '-g',
  '20',
];
const VP8 = ['-c:v', 'libvpx', '-b:v', '60k', '-deadline', 'realtime', '-cpu-used', '8'];
const VP9 = ['-c:v', 'libvpx-vp9', '-b:v', '60k', '-deadline', 'realtime', '-cpu-used', '8'];
const AAC = ['-c:a', 'aac', '-b:a', '16k', '-ac', '1'];
const OPUS = ['-c:a', 'libopus', '-b:a', '12k', '-ac', '1'];

/** One file to be made; what is absent is as usual. */
interface Recipe {
  readonly container: 'mp4' | 'mov' | 'webm' | 'mkv';
  readonly video: readonly string[];
  readonly rate?: string;
  readonly size?: string;
  /** Seconds of sound; none by default. */
  readonly sound?: number;
  /** Seconds by which the sound comes later. */
  readonly late?: number;
  readonly more?: readonly string[];
  readonly behind?: string;
}

const FORMS: Readonly<Record<string, readonly string[]>> = {
  'the movie behind its samples': [],
  'the movie in front': ['-movflags', '+faststart'],
  fragments: ['-movflags', '+frag_keyframe+empty_moov+default_base_moof'],
  'samples before its fragments': ['-movflags', '+frag_keyframe'],
  'fragments of half a second': ['-movflags', '+empty_moov+default_base_moof', '-frag_duration', '500000'],
};

const mp4 = { container: 'mp4', video: H264 } as const;
const recipes: readonly (readonly [string, Recipe])[] = [
  ...RATES.flatMap((rate) =>
    Object.entries(FORMS).map(([form, more]) => [`MP4 of ${rate} fps with ${form}`, { ...mp4, rate, more }] as const),
  ),
  ...RATES.map(
    (rate) => [`MP4 of ${rate} fps with reordered frames`, { ...mp4, rate, video: [...H264, '-bf', '3'] }] as const,
  ),
  ...RATES.map((rate) => [`MOV of ${rate} fps with sound`, { container: 'mov', video: H264, rate, sound: 2 }] as const),
  ...RATES.map((rate) => [`VP8 in WebM of ${rate} fps`, { container: 'webm', video: VP8, rate }] as const),
  ...RATES.map(
    (rate) => [`VP9 in WebM of ${rate} fps with sound`, { container: 'webm', video: VP9, rate, sound: 2 }] as const,
  ),
  ...RATES.map((rate) => [`H.264 in Matroska of ${rate} fps`, { container: 'mkv', video: H264, rate }] as const),
  ...['600', '1000', '12800', '15360', '90000', '1000000'].map(
    (scale) => [`MP4 with ${scale} ticks a second`, { ...mp4, more: ['-video_track_timescale', scale] }] as const,
  ),
  ...['64x36', '36x64', '360x640', '64x64', '126x70', '720x480'].map(
    (size) => [`MP4 of ${size} pixels`, { ...mp4, size, sound: 2 }] as const,
  ),
  ...['4/3', '8/9', '16/11', '40/33'].map(
    (shape) => [`MP4 with pixels of ${shape}`, { ...mp4, more: ['-vf', `setsar=${shape}`] }] as const,
  ),
  ...[0.5, 1.5, 2.5, 4].map((sound) => [`MP4 of 2 s with ${sound} s of sound`, { ...mp4, sound }] as const),
  ...[0.1, 0.5, 1].map((late) => [`MP4 whose sound begins ${late} s late`, { ...mp4, sound: 2, late }] as const),
  ...Object.entries({
    text: 'Recorded at home.',
    zeros: '\0'.repeat(500),
    'an ID3 tag': `TAG${' '.repeat(125)}`,
  }).flatMap(([what, behind]) =>
    (['mp4', 'mov'] as const).map(
      (container) => [`${container} with ${what} behind it`, { container, video: H264, sound: 2, behind }] as const,
    ),
  ),
];

describe('inspectVideo and ffprobe', { skip: !hasFfmpeg() && 'ffmpeg is missing here' }, () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [what, recipe] of recipes) {
    it(`agree about ${what}`, async () => {
      const path = make(join(folder, `video.${recipe.container}`), recipe);
      const facts = probe(path, recipe.container);
      if (recipe.behind !== undefined) appendFileSync(path, recipe.behind);
      assert.deepEqual(differences({ name: what, facts }, await inspectVideo(await openAsBlob(path))), []);
    });
  }
});

function make(
  path: string,
  { container, video, rate = '30', size = '64x36', sound, late = 0, more = [] }: Recipe,
): string {
  const picture = ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=2`];
  const tone = ['-itsoffset', String(late), '-f', 'lavfi', '-i', `sine=frequency=330:duration=${sound}`];
  const codec = container === 'webm' ? OPUS : AAC;
  ffmpeg(...picture, ...(sound ? tone : []), ...video, ...(sound ? codec : []), '-bitexact', ...more, path);
  return path;
}
