import assert from 'node:assert/strict';
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { VideoFacts } from '../../../src/domain/media-facts.js';
import { inspectVideo } from '../../../src/media/inspect-video.js';
import { differences } from '../../fixtures/media/agreement.js';
import { counted } from '../../fixtures/media/counted.js';
import { hasFfmpeg } from '../../fixtures/media/ffmpeg.mjs';
import {
  largeCues,
  largeFragmented,
  largeLive,
  largeMoovFirst,
  largeMoovLast,
} from '../../fixtures/media/make-large.mjs';

const KB = 1024;
const MB = 1024 * KB;

interface Large {
  readonly what: string;
  readonly make: (folder: string) => string;
  readonly facts: Partial<VideoFacts>;
  readonly mostBytes: number;
}

const h264 = { codec: 'h264', width: 96, height: 96, hasAudio: true, variableFrameRate: false };
const vp8 = { container: 'webm', codec: 'vp8', frameRate: 30, hasAudio: false, variableFrameRate: false };
const large: readonly Large[] = [
  {
    what: '4 GB with moov last',
    make: largeMoovLast,
    facts: { ...h264, bytes: 4_000_000_000, container: 'mp4', durationSeconds: 600, frameRate: 60 },
    mostBytes: 64 * KB,
  },
  {
    what: '4 GB with moov first',
    make: largeMoovFirst,
    facts: { ...h264, bytes: 4_000_000_000, container: 'mp4', durationSeconds: 600, frameRate: 60 },
    mostBytes: 64 * KB,
  },
  {
    what: '571 MB in 600 fragments without an index',
    make: largeFragmented,
    facts: { ...h264, container: 'mp4', durationSeconds: 600.067, frameRate: 30 },
    mostBytes: 2 * MB,
  },
  {
    what: '450 MB recorded live, without a duration',
    make: largeLive,
    facts: { ...vp8, durationSeconds: 600 },
    mostBytes: 2 * MB,
  },
  {
    what: '432 MB of WebM with cues',
    make: largeCues,
    facts: { ...vp8, durationSeconds: 600, width: 320, height: 240 },
    mostBytes: 640 * KB,
  },
];

describe('inspectVideo on large files', { skip: !hasFfmpeg() && 'ffmpeg is missing here' }, () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'media-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const { what, make, facts, mostBytes } of large) {
    it(`reads ${what} from at most ${mostBytes / KB} kB`, async () => {
      const { file, bytesRead } = counted(await openAsBlob(make(folder)));
      const inspection = await inspectVideo(file);
      assert.deepEqual(differences({ name: what, facts }, inspection), []);
      assert.ok(bytesRead() <= mostBytes, `read ${bytesRead()} bytes`);
    });
  }
});
