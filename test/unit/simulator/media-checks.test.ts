import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FileReader } from '../../../src/simulator/inspect/file-reader.js';
import { inspectVideo, videoProblem } from '../../../src/simulator/inspect/inspect-post.js';
import { inspectPhoto } from '../../../src/simulator/inspect/photo.js';
import type { InspectedVideo } from '../../../src/simulator/model.js';
import { ffmpeg } from '../../fixtures/media/ffmpeg.mjs';
import { fetchStatus, fixture, link, upload, withSimulator } from './support.js';

const MEDIA = fileURLToPath(new URL('../../fixtures/media/', import.meta.url));

interface Expected {
  readonly name: string;
  readonly facts?: {
    readonly container: string;
    readonly codec?: string;
    readonly frameRate?: number;
    readonly durationSeconds?: number;
    readonly variableFrameRate?: boolean;
  };
}

// The file is made with ffprobe and belongs to the fixtures.
const ENTRIES = JSON.parse(readFileSync(`${MEDIA}corpus/corpus.json`, 'utf8')) as readonly Expected[];

const CODEC_NAMES: Readonly<Record<string, string>> = {
  avc1: 'h264',
  hvc1: 'h265',
  hev1: 'h265',
  vp09: 'vp9',
  av01: 'av1',
  mp4v: 'mpeg4',
  jpeg: 'mjpeg',
  apco: 'prores',
  V_VP8: 'vp8',
  V_VP9: 'vp9',
  V_AV1: 'av1',
};

async function inspect(path: string): Promise<InspectedVideo | undefined> {
  const reader = await FileReader.open(path);
  try {
    return await inspectVideo(reader);
  } finally {
    await reader.close();
  }
}

describe('inspectVideo', () => {
  it('has a corpus to read', () => assert.ok(ENTRIES.length > 50));

  for (const { name, facts } of ENTRIES)
    it(`reads ${name} as ffprobe does`, async () => {
      const video = await inspect(`${MEDIA}corpus/${name}`);
      if (facts === undefined || !['mp4', 'mov', 'webm'].includes(facts.container)) {
        assert.equal(video, undefined);
        return;
      }
      assert.ok(video !== undefined);
      assert.equal(video.container, facts.container);
      assert.equal(CODEC_NAMES[video.codec], facts.codec);
      assert.ok(Math.abs(video.durationMs - (facts.durationSeconds ?? 0) * 1000) <= 50, `${video.durationMs} ms`);
      if (facts.variableFrameRate !== true) assert.ok(Math.abs((video.frameRate ?? 0) - (facts.frameRate ?? 0)) <= 0.1);
    });
});

describe('inspectVideo, of four seconds in an MP4', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'simulator-media-'));
    const film = ['-f', 'lavfi', '-i', 'testsrc=s=360x640:r=30:d=4', '-c:v', 'libx264', '-preset', 'ultrafast'];
    const made = (name: string, flags: string): void =>
      ffmpeg(...film, '-g', '30', '-pix_fmt', 'yuv420p', '-movflags', flags, join(folder, name));
    made('whole.mp4', '+faststart');
    made('fragments.mp4', '+frag_keyframe');
  });
  after(() => rm(folder, { recursive: true }));

  async function changed(change: (whole: Buffer) => Uint8Array): Promise<InspectedVideo | undefined> {
    const path = join(folder, 'changed.mp4');
    await writeFile(path, change(await readFile(join(folder, 'whole.mp4'))));
    return inspect(path);
  }

  it('adds samples in the movie box and in fragments up', async () => {
    const video = await inspect(join(folder, 'fragments.mp4'));
    assert.ok(video !== undefined && Math.abs(video.durationMs - 4000) <= 50, `${video?.durationMs} ms`);
    assert.ok(Math.abs((video.frameRate ?? 0) - 30) < 0.1, `${video.frameRate} fps`);
  });

  const BEHIND = {
    'an ID3 tag': Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]),
    'a cut free box': Buffer.from('\0\0\x01\0free'),
    zeros: Buffer.alloc(16),
  };
  for (const [what, behind] of Object.entries(BEHIND))
    it(`takes a whole file with ${what} behind it`, async () => {
      assert.equal((await changed((whole) => Buffer.concat([whole, behind])))?.durationMs, 4000);
    });

  it('takes a file whose data box says that it goes on for 100 bytes', async () => {
    const longer = (whole: Buffer): Buffer => {
      const at = whole.indexOf('mdat') - 4;
      whole.writeUInt32BE(whole.readUInt32BE(at) + 100, at);
      return whole;
    };
    assert.equal((await changed(longer))?.durationMs, 4000);
  });

  it('refuses a file whose last byte is missing', async () => {
    assert.equal(await changed((whole) => whole.subarray(0, -1)), undefined);
  });
});

const VIDEO: InspectedVideo = {
  container: 'mp4',
  codec: 'avc1',
  width: 720,
  height: 1280,
  durationMs: 10_000,
  frameRate: 30,
};

const PROBLEMS: readonly [what: string, changes: Partial<InspectedVideo>, reason: string | undefined][] = [
  ['H.264', {}, undefined],
  ['H.265', { codec: 'hvc1' }, undefined],
  ['VP9', { codec: 'V_VP9' }, undefined],
  ['AV1', { codec: 'av01' }, 'file_format_check_failed'],
  ['ProRes', { codec: 'apco' }, 'file_format_check_failed'],
  ['360 pixels', { width: 360 }, undefined],
  ['359 pixels', { width: 359 }, 'picture_size_check_failed'],
  ['4,096 pixels', { height: 4096 }, undefined],
  ['4,097 pixels', { height: 4097 }, 'picture_size_check_failed'],
  ['23.976 frames a second', { frameRate: 23.976 }, undefined],
  ['22 frames a second', { frameRate: 22 }, 'frame_rate_check_failed'],
  ['60 frames a second', { frameRate: 60 }, undefined],
  ['61 frames a second', { frameRate: 61 }, 'frame_rate_check_failed'],
  ['an unknown frame rate', { frameRate: undefined }, undefined],
  ['exactly the limit', { durationMs: 60_000 }, undefined],
  ['a second over the limit', { durationMs: 61_000 }, 'duration_check_failed'],
  ['no duration', { durationMs: 0 }, 'duration_check_failed'],
];

describe('videoProblem', () => {
  for (const [what, changes, reason] of PROBLEMS)
    it(`says ${reason ?? 'nothing'} of ${what}`, () =>
      assert.equal(videoProblem({ ...VIDEO, ...changes }, 60), reason));
});

describe('inspectPhoto', () => {
  for (const [name, format] of [
    ['photo-1.jpg', 'jpeg'],
    ['photo.webp', 'webp'],
    ['photo.png', undefined],
    ['empty.mp4', undefined],
  ] as const)
    it(`reads ${name} as ${format ?? 'no photo'}`, async () => {
      const reader = await FileReader.open(`${MEDIA}${name}`);
      const photo = await inspectPhoto(reader);
      await reader.close();
      assert.equal(photo?.format, format);
      if (photo !== undefined) assert.ok(photo.width > 1 && photo.height > 1);
    });
});

/** The same file with a header that says it is so many times as long. */
function lengthened(file: Buffer, times: number): Buffer {
  const longer = Buffer.from(file);
  const at = longer.indexOf('mvhd') + 20;
  longer.writeUInt32BE(longer.readUInt32BE(at) * times, at);
  return longer;
}

describe('media checks after the upload', () => {
  for (const [times, reason] of [
    [400, undefined],
    [1201, 'duration_check_failed'],
  ] as const)
    it(`holds ${times * 3} seconds against the 3600 that creator info tells`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator, { creator: 'ada' });
        const publishId = await upload(simulator, token, lengthened(await fixture('clip.mp4'), times));
        await simulator.control.advance(2500);
        assert.equal((await fetchStatus(simulator, token, publishId)).json.data.fail_reason, reason);
      });
    });

  const files: readonly [name: string, creator: string, reason: string | undefined][] = [
    ['clip.mp4', 'ada', undefined],
    ['clip.webm', 'ada', undefined],
    ['not-a-video.mp4', 'ada', 'file_format_check_failed'],
    ['corpus/h264.mp4', 'ada', 'picture_size_check_failed'],
    ['clip-long.mp4', 'short', 'duration_check_failed'],
    ['clip-long.mp4', 'ada', undefined],
  ];
  for (const [name, creator, reason] of files)
    it(`ends ${name} of ${creator} as ${reason ?? 'published'}`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator, { creator });
        const publishId = await upload(simulator, token, await fixture(name));
        await simulator.control.advance(2500);
        const { data } = (await fetchStatus(simulator, token, publishId)).json;
        assert.equal(data.status, reason === undefined ? 'PUBLISH_COMPLETE' : 'FAILED');
        assert.equal(data.fail_reason, reason);
      });
    });
});
